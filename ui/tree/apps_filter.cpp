// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tree/apps_filter.h"

#include "ui/tree/apps_model.h"
#include "ui/tree/fuzzy.h"

#include <algorithm>

namespace pacer::ui {

namespace {

bool fits(const QString& word, const QString& id, const QString& search)
{
    return search.contains(word, Qt::CaseInsensitive) || fuzzyScore(word, id).has_value();
}

} // namespace

AppsFilter::AppsFilter(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setDynamicSortFilter(true);
}

void AppsFilter::setText(const QString& text)
{
    const QStringList words = text.simplified().split(' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

bool AppsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (m_words.isEmpty())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    // A group is shown for what is below it, not for its own name.
    if (index.data(AppsModel::GroupRole).toBool())
        return false;
    const QString id = index.data(AppsModel::IdRole).toString();
    const QString search = index.data(AppsModel::SearchRole).toString();
    return std::ranges::all_of(m_words, [&](const QString& word) { return fits(word, id, search); });
}

} // namespace pacer::ui
