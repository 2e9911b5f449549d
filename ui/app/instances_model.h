// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_objects.h"
#include "ui/widgets/rows_model.h"

namespace pacer::ui {

/// An instance as the table of its app shows it.
struct InstanceRow {
    TaskInfo task;
    bool old = false; ///< of an earlier configuration

    bool operator==(const InstanceRow&) const = default;
};

class InstancesModel : public RowsModel<InstanceRow, TaskId> {
    Q_OBJECT

public:
    enum Columns {
        IdColumn,
        HostColumn,
        StateColumn,
        HealthColumn,
        VersionColumn,
        PortsColumn,
        StartedColumn
    };

    explicit InstancesModel(QObject* parent = nullptr);
};

} // namespace pacer::ui
