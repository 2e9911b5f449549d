// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/instances_model.h"

#include "ui/cluster/agents_model.h"
#include "ui/style/palette.h"
#include "ui/text/format.h"
#include "ui/text/status_text.h"
#include "ui/text/strings.h"

namespace pacer::ui {

namespace {

QString instanceId(const InstanceRow& row)
{
    return shortInstance(row.task.id);
}

QString agentOf(const InstanceRow& row)
{
    const QString host = toText(row.task.host);
    return row.task.agentId ? agentName(*row.task.agentId) + QStringLiteral(" · ") + host : host;
}

QString portsText(const InstanceRow& row)
{
    QStringList ports;
    for (const int port : row.task.ports)
        ports << QStringLiteral("%1:%2").arg(toText(row.task.host)).arg(port);
    return ports.isEmpty() ? QStringLiteral("—") : ports.join(QStringLiteral(", "));
}

QString healthTip(const InstanceRow& row)
{
    QStringList lines;
    for (const HealthResult& result : row.task.healthResults) {
        lines << QCoreApplication::translate("InstancesModel", "Last success: %1")
                     .arg(format::clock(result.lastSuccess))
              << QCoreApplication::translate("InstancesModel", "Last failure: %1")
                     .arg(format::clock(result.lastFailure))
              << QCoreApplication::translate("InstancesModel", "Consecutive failures: %1")
                     .arg(result.consecutiveFailures);
        if (!result.lastFailureCause.empty())
            lines << toText(result.lastFailureCause);
    }
    return lines.join('\n');
}

QVariant startedMilliseconds(const std::optional<Timestamp>& time)
{
    return time ? QVariant(qlonglong(time->time_since_epoch().count() / 1'000'000)) : QVariant(qlonglong(0));
}

QString hostTip(const InstanceRow& row)
{
    QStringList lines{toText(row.task.host)};
    if (row.task.region)
        lines << toText(*row.task.region);
    if (row.task.zone)
        lines << toText(*row.task.zone);
    return lines.join(QStringLiteral(" / "));
}

std::vector<Column<InstanceRow>> instanceColumns()
{
    return {
        {QT_TRANSLATE_NOOP("InstancesModel", "Instance"), instanceId,
         [](const InstanceRow& row) { return QVariant(toText(row.task.id)); }, nullptr, nullptr,
         [](const InstanceRow& row) { return toText(row.task.id); }},
        {QT_TRANSLATE_NOOP("InstancesModel", "Host"), agentOf,
         [](const InstanceRow& row) { return QVariant(agentOf(row)); }, nullptr, nullptr, hostTip},
        {QT_TRANSLATE_NOOP("InstancesModel", "State"),
         [](const InstanceRow& row) { return taskStateText(row.task.state); },
         [](const InstanceRow& row) { return QVariant(static_cast<int>(row.task.state)); },
         [](const InstanceRow& row) { return taskStateColour(row.task.state); }},
        {QT_TRANSLATE_NOOP("InstancesModel", "Health"),
         [](const InstanceRow& row) { return taskHealthText(taskHealth(row.task)); },
         [](const InstanceRow& row) { return QVariant(static_cast<int>(taskHealth(row.task))); },
         [](const InstanceRow& row) { return taskHealthColour(taskHealth(row.task)); }, nullptr, healthTip},
        {QT_TRANSLATE_NOOP("InstancesModel", "Version"),
         [](const InstanceRow& row) {
             return row.old ? QCoreApplication::translate("InstancesModel", "old")
                            : QCoreApplication::translate("InstancesModel", "new");
         },
         [](const InstanceRow& row) { return startedMilliseconds(row.task.version); },
         [](const InstanceRow& row) { return row.old ? palette::muted : palette::newVersion; }, nullptr,
         [](const InstanceRow& row) {
             return row.task.version ? format::dateTime(*row.task.version) : QString();
         }},
        {QT_TRANSLATE_NOOP("InstancesModel", "Ports"), portsText,
         [](const InstanceRow& row) { return QVariant(row.task.ports.empty() ? 0 : row.task.ports.front()); },
         nullptr, nullptr, portsText},
        {QT_TRANSLATE_NOOP("InstancesModel", "Started"),
         [](const InstanceRow& row) { return format::clock(row.task.startedAt); },
         [](const InstanceRow& row) { return startedMilliseconds(row.task.startedAt); }},
    };
}

} // namespace

InstancesModel::InstancesModel(QObject* parent)
    : RowsModel(
        "InstancesModel", instanceColumns(), [](const InstanceRow& row) { return row.task.id; }, parent)
{}

} // namespace pacer::ui
