// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_objects.h"
#include "ui/widgets/rows_model.h"

namespace pacer::ui {

/// A running deployment as the table shows it.
struct DeploymentRow {
    DeploymentInfo info;
    double progress = 0; ///< 0 to 1, over all steps

    bool operator==(const DeploymentRow&) const = default;
};

/// "/shop/db, /shop/app"
QString affectedText(const DeploymentInfo& deployment);
/// "3 / 4 · Restart /shop/app"
QString currentStepText(const DeploymentInfo& deployment);

class DeploymentsModel : public RowsModel<DeploymentRow, DeploymentId> {
    Q_OBJECT

public:
    enum Columns { IdColumn, AppsColumn, StepColumn, ProgressColumn, StartedColumn };

    explicit DeploymentsModel(QObject* parent = nullptr);
};

} // namespace pacer::ui
