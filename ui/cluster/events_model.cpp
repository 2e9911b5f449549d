// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/events_model.h"

#include "ui/text/format.h"
#include "ui/widgets/rows_model.h"

namespace pacer::ui {

EventsModel::EventsModel(int maxEvents, QObject* parent)
    : QAbstractTableModel(parent)
    , m_maxEvents(maxEvents)
{}

void EventsModel::add(const ApiEvent& event)
{
    if (rowCount() >= m_maxEvents) {
        const int last = rowCount() - 1;
        beginRemoveRows({}, last, last);
        m_events.pop_back();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_events.push_front(event);
    endInsertRows();
}

void EventsModel::clear()
{
    if (m_events.empty())
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_events.clear();
    endRemoveRows();
}

void EventsModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_events.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int EventsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int EventsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    case KindColumn: return tr("Kind");
    case SubjectColumn: return tr("App or group");
    case TextColumn: return tr("What happened");
    default: return {};
    }
}

QVariant EventsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ApiEvent& event = m_events[static_cast<std::size_t>(index.row())];
    if (role == RowRole::sort && index.column() == TimeColumn)
        return QVariant(qlonglong(event.timestamp.time_since_epoch().count()));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != RowRole::sort)
        return {};
    switch (index.column()) {
    case TimeColumn: return format::clock(event.timestamp);
    case KindColumn: return eventLine(event).kind;
    case SubjectColumn: return eventLine(event).subject;
    case TextColumn: return eventLine(event).text;
    default: return {};
    }
}

} // namespace pacer::ui
