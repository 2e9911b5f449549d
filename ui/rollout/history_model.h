// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/deployment_record.h"
#include "ui/widgets/rows_model.h"

namespace pacer::ui {

/// "Succeeded", "Rolled back"
QString outcomeText(DeploymentOutcome outcome);
/// "Console", "ada (curl/7.88)", "Scheduler"
QString requesterText(const Requester& requester);
/// How long one took, from its first step to its end.
QString tookText(const DeploymentRecord& record);

/// Deployments that have ended.
class HistoryModel : public RowsModel<DeploymentRecord, std::uint64_t> {
    Q_OBJECT

public:
    enum Columns { EndedColumn, AppsColumn, OutcomeColumn, TookColumn, ByColumn };

    explicit HistoryModel(QObject* parent = nullptr);
};

} // namespace pacer::ui
