// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rollout/deployments_model.h"

#include "ui/text/format.h"
#include "ui/text/status_text.h"
#include "ui/text/strings.h"

namespace pacer::ui {

namespace {

QVariant startMilliseconds(Timestamp time)
{
    return static_cast<qlonglong>(time.time_since_epoch().count() / 1'000'000);
}

std::vector<Column<DeploymentRow>> deploymentColumns()
{
    using Row = DeploymentRow;
    return {
        {QT_TRANSLATE_NOOP("DeploymentsModel", "Deployment"),
         [](const Row& row) { return shortId(row.info.id); },
         [](const Row& row) { return QVariant(toText(row.info.id)); }, nullptr, nullptr,
         [](const Row& row) { return toText(row.info.id); }},
        {QT_TRANSLATE_NOOP("DeploymentsModel", "Affected apps"),
         [](const Row& row) { return affectedText(row.info); },
         [](const Row& row) { return QVariant(affectedText(row.info)); }, nullptr, nullptr,
         [](const Row& row) { return affectedText(row.info); }},
        {QT_TRANSLATE_NOOP("DeploymentsModel", "Step"),
         [](const Row& row) { return currentStepText(row.info); },
         [](const Row& row) { return QVariant(row.info.currentStep); }, nullptr, nullptr,
         [](const Row& row) { return currentStepText(row.info); }},
        {QT_TRANSLATE_NOOP("DeploymentsModel", "Progress"),
         [](const Row& row) { return format::percent(row.progress); },
         [](const Row& row) { return QVariant(row.progress); }, nullptr,
         [](const Row& row) { return QVariant(row.progress); }},
        {QT_TRANSLATE_NOOP("DeploymentsModel", "Started"),
         [](const Row& row) { return format::clock(row.info.version); },
         [](const Row& row) { return startMilliseconds(row.info.version); }, nullptr, nullptr,
         [](const Row& row) { return format::dateTime(row.info.version); }},
    };
}

} // namespace

QString affectedText(const DeploymentInfo& deployment)
{
    QStringList ids;
    for (const PathId& id : deployment.affectedApps)
        ids << toText(id);
    for (const PathId& id : deployment.affectedPods)
        ids << toText(id);
    return ids.join(QStringLiteral(", "));
}

QString currentStepText(const DeploymentInfo& deployment)
{
    const auto at = static_cast<std::size_t>(deployment.currentStep);
    QString number = QStringLiteral("%1 / %2").arg(deployment.currentStep).arg(deployment.steps.size());
    if (at < 1 || at > deployment.steps.size())
        return number;
    return number + QStringLiteral(" · ") + stepText(deployment.steps[at - 1]);
}

DeploymentsModel::DeploymentsModel(QObject* parent)
    : RowsModel(
        "DeploymentsModel", deploymentColumns(), [](const DeploymentRow& row) { return row.info.id; }, parent)
{}

} // namespace pacer::ui
