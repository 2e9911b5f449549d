// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/agents_model.h"

#include "core/base/ids.h"
#include "core/base/overloaded.h"
#include "ui/text/format.h"
#include "ui/text/strings.h"

namespace pacer::ui {

namespace {

using api::AgentRow;

QVariant share(double used, double total)
{
    return total > 0 ? used / total : 0.0;
}

QString placeText(const AgentInfo& agent)
{
    QStringList parts;
    if (agent.region)
        parts << toText(*agent.region);
    if (agent.zone)
        parts << toText(*agent.zone);
    return parts.isEmpty() ? QStringLiteral("—") : parts.join(QStringLiteral(" / "));
}

QString valueText(const AttributeValue& value)
{
    return std::visit(Overloaded{
                          [](const std::string& text) { return toText(text); },
                          [](double number) { return format::number(number); },
                          [](const Ranges& ranges) {
                              QStringList parts;
                              for (const Range& range : ranges)
                                  parts << QStringLiteral("%1-%2").arg(range.begin).arg(range.end);
                              return '[' + parts.join(',') + ']';
                          },
                          [](const std::set<std::string>& items) {
                              QStringList parts;
                              for (const std::string& item : items)
                                  parts << toText(item);
                              return '{' + parts.join(',') + '}';
                          },
                      },
                      value);
}

std::vector<Column<AgentRow>> agentColumns()
{
    using Row = AgentRow;
    return {
        {QT_TRANSLATE_NOOP("AgentsModel", "Host"), [](const Row& row) { return toText(row.info.host); },
         [](const Row& row) { return QVariant(toText(row.info.host)); }},
        {QT_TRANSLATE_NOOP("AgentsModel", "Agent"), [](const Row& row) { return agentName(row.info.id); },
         [](const Row& row) { return QVariant(toText(row.info.id)); }, nullptr, nullptr,
         [](const Row& row) { return toText(row.info.id); }},
        {QT_TRANSLATE_NOOP("AgentsModel", "Tasks"), [](const Row& row) { return QString::number(row.tasks); },
         [](const Row& row) { return QVariant(row.tasks); }},
        {QT_TRANSLATE_NOOP("AgentsModel", "CPU"),
         [](const Row& row) {
             return format::number(row.usedCpus) + QStringLiteral(" / ") + format::number(row.cpus);
         },
         [](const Row& row) { return share(row.usedCpus, row.cpus); }, nullptr,
         [](const Row& row) { return share(row.usedCpus, row.cpus); }},
        {QT_TRANSLATE_NOOP("AgentsModel", "Memory"),
         [](const Row& row) {
             return format::mebibytes(row.usedMem) + QStringLiteral(" / ") + format::mebibytes(row.mem);
         },
         [](const Row& row) { return share(row.usedMem, row.mem); }, nullptr,
         [](const Row& row) { return share(row.usedMem, row.mem); }},
        {QT_TRANSLATE_NOOP("AgentsModel", "Region / zone"),
         [](const Row& row) { return placeText(row.info); },
         [](const Row& row) { return QVariant(placeText(row.info)); }},
        {QT_TRANSLATE_NOOP("AgentsModel", "Attributes"),
         [](const Row& row) { return attributesText(row.info); },
         [](const Row& row) { return QVariant(attributesText(row.info)); }},
    };
}

} // namespace

QString agentName(const AgentId& id)
{
    constexpr std::size_t uuidLength = 36;
    const std::string& text = id.value;
    const bool prefixed = text.size() > uuidLength + 1 && text[uuidLength] == '-'
                          && isUuid(std::string_view(text).substr(0, uuidLength));
    return toText(prefixed ? text.substr(uuidLength + 1) : text);
}

QString attributesText(const AgentInfo& agent)
{
    QStringList parts;
    for (const Attribute& attribute : agent.attributes)
        parts << toText(attribute.name) + '=' + valueText(attribute.value);
    return parts.isEmpty() ? QStringLiteral("—") : parts.join(QStringLiteral(", "));
}

AgentsModel::AgentsModel(QObject* parent)
    : RowsModel(
        "AgentsModel", agentColumns(), [](const AgentRow& row) { return row.info.id; }, parent)
{}

} // namespace pacer::ui
