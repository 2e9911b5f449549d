// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QColor>
#include <QCoreApplication>
#include <QVariant>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace pacer::ui {

/// Roles beyond Qt's own that every table of the console answers.
struct RowRole {
    static constexpr int sort = Qt::UserRole;
    static constexpr int extra = Qt::UserRole + 1; ///< what a delegate paints: a share, a health bar
};

/// Everything there is to say about a column, in one place.
template <class Row>
struct Column {
    const char* title; ///< marked with QT_TRANSLATE_NOOP in the context of the model
    QString (*text)(const Row&);
    QVariant (*sortKey)(const Row&);
    QColor (*colour)(const Row&) = nullptr;
    QVariant (*extra)(const Row&) = nullptr;
    QString (*tip)(const Row&) = nullptr;
    bool right = false; ///< numbers
};

/// A table of typed rows, each known by its key. Changes row by row and cell by cell, never resets: selection
/// and scroll position survive every update.
template <class Row, class Key>
class RowsModel : public QAbstractTableModel {
public:
    using KeyOf = Key (*)(const Row&);

    /// `context` is the translation context of the titles.
    RowsModel(const char* context, std::vector<Column<Row>> columns, KeyOf keyOf, QObject* parent)
        : QAbstractTableModel(parent)
        , m_context(context)
        , m_columns(std::move(columns))
        , m_keyOf(keyOf)
    {}

    const std::vector<Row>& rows() const { return m_rows; }
    const Row& row(int at) const { return m_rows.at(static_cast<std::size_t>(at)); }
    int find(const Key& key) const ///< -1 if it is not there
    {
        const auto known = m_rowOf.find(key);
        return known == m_rowOf.end() ? -1 : known->second;
    }

    void upsert(const Row& row)
    {
        const Key key = m_keyOf(row);
        const int known = find(key);
        if (known < 0) {
            const int last = rowCount();
            beginInsertRows({}, last, last);
            m_rows.push_back(row);
            m_rowOf.emplace(key, last);
            endInsertRows();
            return;
        }
        const Row before = std::exchange(m_rows[static_cast<std::size_t>(known)], row);
        emitChange(known, before, row);
    }

    void remove(const Key& key)
    {
        const int at = find(key);
        if (at < 0)
            return;
        beginRemoveRows({}, at, at);
        m_rows.erase(m_rows.begin() + at);
        m_rowOf.erase(key);
        for (auto& [other, position] : m_rowOf)
            position -= position > at ? 1 : 0;
        endRemoveRows();
    }

    /// Makes the table hold exactly `rows`: removes, changes and adds what differs.
    void assign(const std::vector<Row>& rows)
    {
        std::vector<Key> wanted;
        wanted.reserve(rows.size());
        for (const Row& row : rows)
            wanted.push_back(m_keyOf(row));
        std::ranges::sort(wanted);
        std::vector<Key> gone;
        for (const auto& [key, position] : m_rowOf) {
            if (!std::ranges::binary_search(wanted, key))
                gone.push_back(key);
        }
        for (const Key& key : gone)
            remove(key);
        for (const Row& row : rows)
            upsert(row);
    }

    /// Repaints a column whose texts depend on the clock.
    void refresh(int column)
    {
        if (!m_rows.empty())
            emit dataChanged(index(0, column), index(rowCount() - 1, column));
    }

    /// After a change of the language every text is another one.
    void retranslate()
    {
        emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const Column<Row>& column = m_columns[static_cast<std::size_t>(section)];
        if (role == Qt::DisplayRole)
            return QCoreApplication::translate(m_context, column.title);
        if (role == Qt::TextAlignmentRole)
            return alignment(column);
        return {};
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const Row& row = this->row(index.row());
        const Column<Row>& column = m_columns[static_cast<std::size_t>(index.column())];
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole: return column.text(row);
        case Qt::ToolTipRole: return column.tip ? QVariant(column.tip(row)) : QVariant();
        case Qt::ForegroundRole: return column.colour ? QVariant(column.colour(row)) : QVariant();
        case Qt::TextAlignmentRole: return alignment(column);
        case RowRole::sort: return column.sortKey(row);
        case RowRole::extra: return column.extra ? column.extra(row) : QVariant();
        default: return {};
        }
    }

private:
    static QVariant alignment(const Column<Row>& column)
    {
        return QVariant::fromValue(int((column.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }

    static bool differs(const Column<Row>& column, const Row& before, const Row& after)
    {
        return column.text(before) != column.text(after) || column.sortKey(before) != column.sortKey(after)
               || (column.extra && column.extra(before) != column.extra(after))
               || (column.colour && column.colour(before) != column.colour(after))
               || (column.tip && column.tip(before) != column.tip(after));
    }

    void emitChange(int at, const Row& before, const Row& after)
    {
        for (int column = 0; column < columnCount(); ++column) {
            if (differs(m_columns[static_cast<std::size_t>(column)], before, after)) {
                const QModelIndex cell = index(at, column);
                emit dataChanged(cell, cell);
            }
        }
    }

    const char* m_context;
    std::vector<Column<Row>> m_columns;
    KeyOf m_keyOf;
    std::vector<Row> m_rows;
    std::map<Key, int> m_rowOf;
};

} // namespace pacer::ui
