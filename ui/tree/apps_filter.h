// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace pacer::ui {

/// The rows of the tree that fit what was typed, with the groups above them. Looks at id, image, command and
/// labels; every word must fit.
class AppsFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit AppsFilter(QObject* parent = nullptr);

    void setText(const QString& text);
    bool isActive() const { return !m_words.isEmpty(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

} // namespace pacer::ui
