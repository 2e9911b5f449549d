// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/mirror.h"
#include "ui/widgets/rows_model.h"

namespace pacer::ui {

/// What tells agents apart where hosts do not: "agent-1" or "S3", the id without the cluster's uuid.
QString agentName(const AgentId& id);

/// "rack=r1, ssd=1"
QString attributesText(const AgentInfo& agent);

class AgentsModel : public RowsModel<api::AgentRow, AgentId> {
    Q_OBJECT

public:
    enum Columns {
        HostColumn,
        IdColumn,
        TasksColumn,
        CpuColumn,
        MemoryColumn,
        PlaceColumn,
        AttributesColumn
    };

    explicit AgentsModel(QObject* parent = nullptr);
};

} // namespace pacer::ui
