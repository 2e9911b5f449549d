// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_objects.h"
#include "ui/widgets/rows_model.h"

namespace pacer::ui {

/// An app that waits to be launched.
struct QueueRow {
    PathId id;
    int count = 0;
    Timestamp since{};
    bool overdue = true;
    Timestamp mayLaunchAt{}; ///< meaningful while it is not overdue
    int processed = 0;
    std::optional<Refusal> topReason; ///< why most offers were not used

    bool operator==(const QueueRow&) const = default;
};

QueueRow queueRow(const QueueItem& item, Timestamp now);

/// "Delayed 8 s" or "Waiting 2 min 10 s".
QString queueStateText(const QueueRow& row);

class QueueModel : public RowsModel<QueueRow, PathId> {
    Q_OBJECT

public:
    enum Columns { AppColumn, CountColumn, StateColumn, SinceColumn, OffersColumn, ReasonColumn };

    explicit QueueModel(QObject* parent = nullptr);
};

} // namespace pacer::ui
