// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/sandbox_client.h"

#include <QAbstractTableModel>

#include <vector>

namespace pacer::ui {

/// The files of one folder of a sandbox: folders first, then by name. A folder below the top has ".." as its
/// first row.
class FilesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Size, Modified, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Another listing of the same folder changes rows only where something differs.
    void show(const QString& folder, bool atTop, std::vector<api::SandboxEntry> entries);
    void clear();
    const QString& folder() const { return m_folder; }
    const api::SandboxEntry* entry(const QModelIndex& index) const;
    QModelIndex find(const QString& path) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const api::SandboxEntry& entry, int column) const;

    QString m_folder;
    std::vector<api::SandboxEntry> m_entries;
};

} // namespace pacer::ui
