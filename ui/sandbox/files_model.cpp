// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sandbox/files_model.h"

#include <QLocale>

#include <algorithm>

namespace pacer::ui {

namespace {

bool sameRow(const api::SandboxEntry& a, const api::SandboxEntry& b)
{
    return a.path == b.path && a.size == b.size && a.modified == b.modified && a.mode == b.mode;
}

api::SandboxEntry parentOf(const QString& folder)
{
    api::SandboxEntry entry;
    entry.path = folder.left(folder.lastIndexOf(u'/'));
    entry.name = QStringLiteral("..");
    entry.directory = true;
    return entry;
}

} // namespace

void FilesModel::show(const QString& folder, bool atTop, std::vector<api::SandboxEntry> entries)
{
    std::stable_sort(entries.begin(), entries.end(),
                     [](const api::SandboxEntry& a, const api::SandboxEntry& b) {
                         return a.directory != b.directory ? a.directory : a.name < b.name;
                     });
    if (!atTop)
        entries.insert(entries.begin(), parentOf(folder));
    const bool sameNames = folder == m_folder
                           && std::equal(entries.begin(), entries.end(), m_entries.begin(), m_entries.end(),
                                         [](const auto& a, const auto& b) { return a.path == b.path; });
    if (!sameNames) {
        beginResetModel();
        m_folder = folder;
        m_entries = std::move(entries);
        endResetModel();
        return;
    }
    for (std::size_t row = 0; row < entries.size(); ++row) {
        if (sameRow(entries[row], m_entries[row]))
            continue;
        m_entries[row] = entries[row];
        emit dataChanged(index(int(row), Size), index(int(row), Modified));
    }
}

void FilesModel::clear()
{
    beginResetModel();
    m_folder.clear();
    m_entries.clear();
    endResetModel();
}

const api::SandboxEntry* FilesModel::entry(const QModelIndex& index) const
{
    return index.isValid() ? &m_entries[std::size_t(index.row())] : nullptr;
}

QModelIndex FilesModel::find(const QString& path) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const auto& entry) { return entry.path == path; });
    return found == m_entries.end() ? QModelIndex() : index(int(found - m_entries.begin()), Name);
}

void FilesModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_entries.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int FilesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int FilesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FilesModel::data(const QModelIndex& index, int role) const
{
    const api::SandboxEntry& file = m_entries[std::size_t(index.row())];
    if (role == Qt::DisplayRole)
        return text(file, index.column());
    if (role == Qt::ToolTipRole)
        return QString(file.mode + u' ' + file.path).toHtmlEscaped();
    if (role == Qt::TextAlignmentRole && index.column() == Size)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QString FilesModel::text(const api::SandboxEntry& file, int column) const
{
    switch (column) {
    case Name: return file.directory ? QStringLiteral("\u25b8 ") + file.name : file.name;
    case Size: return file.directory ? QString() : QLocale().formattedDataSize(file.size, 1);
    case Modified:
        return file.modified.isValid() ? QLocale().toString(file.modified, QLocale::ShortFormat) : QString();
    default: return {};
    }
}

QVariant FilesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Name");
    case Size: return tr("Size");
    case Modified: return tr("Modified");
    default: return {};
    }
}

} // namespace pacer::ui
