// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/facts_model.h"

#include "ui/style/palette.h"

#include <map>

namespace pacer::ui {

namespace {

QColor factColour(const FactRow& row)
{
    return row.marked ? palette::accent : palette::text;
}

std::vector<Column<FactRow>> factColumns()
{
    return {
        {QT_TRANSLATE_NOOP("FactsModel", "Field"), [](const FactRow& row) { return row.fact.label; },
         [](const FactRow& row) { return QVariant(row.fact.order); }, factColour, nullptr,
         [](const FactRow& row) { return row.fact.field; }},
        {QT_TRANSLATE_NOOP("FactsModel", "Value"),
         [](const FactRow& row) {
             QString text = row.fact.value;
             return text.replace('\n', QStringLiteral("  ·  "));
         },
         [](const FactRow& row) { return QVariant(row.fact.order); }, factColour, nullptr,
         [](const FactRow& row) { return row.fact.value; }},
    };
}

} // namespace

FactsModel::FactsModel(QObject* parent)
    : RowsModel(
        "FactsModel", factColumns(), [](const FactRow& row) { return row.fact.field; }, parent)
{}

void FactsModel::show(const AppSpec& app, const AppSpec* other)
{
    std::map<QString, QString> others;
    if (other) {
        for (const SpecFact& fact : specFacts(*other))
            others.emplace(fact.field, fact.value);
    }
    std::vector<FactRow> rows;
    for (const SpecFact& fact : specFacts(app)) {
        const auto known = others.find(fact.field);
        const bool same = known != others.end() && known->second == fact.value;
        rows.push_back({fact, other != nullptr && !same && fact.field != QLatin1String("version")});
    }
    assign(rows);
}

} // namespace pacer::ui
