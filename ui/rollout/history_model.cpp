// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rollout/history_model.h"

#include "ui/style/palette.h"
#include "ui/text/format.h"
#include "ui/text/strings.h"

namespace pacer::ui {

namespace {

constexpr const char* ourselves = "pacer"; ///< how the console calls itself

qlonglong milliseconds(Duration time)
{
    return static_cast<qlonglong>(std::chrono::duration_cast<std::chrono::milliseconds>(time).count());
}

QString affectedIn(const DeploymentRecord& record)
{
    QStringList ids;
    for (const DeploymentStep& step : record.steps) {
        for (const DeploymentAction& action : step.actions) {
            const QString id = toText(action.id);
            if (!ids.contains(id))
                ids << id;
        }
    }
    return ids.join(QStringLiteral(", "));
}

QColor outcomeColour(const DeploymentRecord& record)
{
    switch (record.outcome) {
    case DeploymentOutcome::Succeeded: return palette::healthy;
    case DeploymentOutcome::Failed: return palette::unhealthy;
    case DeploymentOutcome::Stopped:
    case DeploymentOutcome::RolledBack:
    case DeploymentOutcome::Replaced: return palette::delayed;
    }
    return {};
}

std::vector<Column<DeploymentRecord>> historyColumns()
{
    using Row = DeploymentRecord;
    return {
        {QT_TRANSLATE_NOOP("HistoryModel", "Ended"), [](const Row& row) { return format::clock(row.ended); },
         [](const Row& row) { return QVariant(static_cast<qulonglong>(row.number)); }, nullptr, nullptr,
         [](const Row& row) { return format::dateTime(row.ended); }},
        {QT_TRANSLATE_NOOP("HistoryModel", "Affected apps"), [](const Row& row) { return affectedIn(row); },
         [](const Row& row) { return QVariant(affectedIn(row)); }, nullptr, nullptr,
         [](const Row& row) { return affectedIn(row); }},
        {QT_TRANSLATE_NOOP("HistoryModel", "Outcome"),
         [](const Row& row) { return outcomeText(row.outcome); },
         [](const Row& row) { return QVariant(static_cast<int>(row.outcome)); }, outcomeColour, nullptr,
         [](const Row& row) { return toText(row.reason); }},
        {QT_TRANSLATE_NOOP("HistoryModel", "Took"), [](const Row& row) { return tookText(row); },
         [](const Row& row) { return QVariant(milliseconds(row.ended - row.begun)); }},
        {QT_TRANSLATE_NOOP("HistoryModel", "Asked by"), [](const Row& row) { return requesterText(row.by); },
         [](const Row& row) { return QVariant(requesterText(row.by)); }, nullptr, nullptr,
         [](const Row& row) { return toText(row.by.address); }},
    };
}

} // namespace

QString outcomeText(DeploymentOutcome outcome)
{
    switch (outcome) {
    case DeploymentOutcome::Succeeded: return QCoreApplication::translate("HistoryModel", "Succeeded");
    case DeploymentOutcome::Failed: return QCoreApplication::translate("HistoryModel", "Failed");
    case DeploymentOutcome::Stopped: return QCoreApplication::translate("HistoryModel", "Stopped");
    case DeploymentOutcome::RolledBack: return QCoreApplication::translate("HistoryModel", "Rolled back");
    case DeploymentOutcome::Replaced: return QCoreApplication::translate("HistoryModel", "Replaced");
    }
    return {};
}

QString requesterText(const Requester& requester)
{
    if (requester == Requester{})
        return QCoreApplication::translate("HistoryModel", "Scheduler");
    const QString client = requester.client == ourselves
                               ? QCoreApplication::translate("HistoryModel", "Console")
                               : toText(requester.client);
    if (requester.user.empty())
        return client.isEmpty() ? toText(requester.address) : client;
    const QString user = toText(requester.user);
    return client.isEmpty() ? user : QStringLiteral("%1 (%2)").arg(user, client);
}

QString tookText(const DeploymentRecord& record)
{
    return format::elapsed(std::chrono::round<std::chrono::milliseconds>(record.ended - record.begun));
}

HistoryModel::HistoryModel(QObject* parent)
    : RowsModel(
        "HistoryModel", historyColumns(), [](const DeploymentRecord& row) { return row.number; }, parent)
{}

} // namespace pacer::ui
