// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_events.h"
#include "ui/cluster/event_text.h"

#include <QAbstractTableModel>

#include <deque>

namespace pacer::ui {

/// The newest events of the stream, newest first. Never more than `maxEvents`: the oldest go.
class EventsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Columns { TimeColumn, KindColumn, SubjectColumn, TextColumn, ColumnCount };

    explicit EventsModel(int maxEvents = 10'000, QObject* parent = nullptr);

    void add(const ApiEvent& event);
    void clear(); ///< row by row, as everything
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    int m_maxEvents;
    std::deque<ApiEvent> m_events; ///< newest first
};

} // namespace pacer::ui
