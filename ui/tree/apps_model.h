// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/mirror.h"

#include <QAbstractItemModel>

#include <map>
#include <memory>
#include <vector>

namespace pacer::ui {

/// What stands on a row of the tree: an app's own numbers, or the sums below a group.
struct TreeTotals {
    int running = 0;
    int instances = 0;
    HealthSegments health;

    bool operator==(const TreeTotals&) const = default;
};

/// The tree of groups and apps: groups first, then apps, each level by name, under one row for the root.
/// A change of an app touches its row and those of the groups above it; nothing ever resets.
class AppsModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< QString, "/shop/db"
        GroupRole,             ///< bool
        StatusRole,            ///< int of AppStatus; apps only
        TotalsRole,            ///< TreeTotals
        SearchRole,            ///< what the filter looks at
    };

    explicit AppsModel(QObject* parent = nullptr);
    ~AppsModel() override;

    void upsertApp(const api::AppRow& row);
    void removeApp(const PathId& id);
    void addGroup(const PathId& id);
    void removeGroup(const PathId& id); ///< with everything that is still below it
    void retranslate();

    QModelIndex indexOf(const PathId& id) const; ///< invalid if it is not there
    int appCount() const { return m_appCount; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;

    Node* makeGroup(const PathId& id);
    Node* insert(Node* parent, std::unique_ptr<Node> node);
    void take(Node* node);
    void forget(Node* node);
    void changeTotals(Node* node, const TreeTotals& totals);
    QModelIndex indexOf(const Node* node) const;
    QString accessibleText(const Node& node) const;
    QString tip(const Node& node) const;

    std::unique_ptr<Node> m_root;
    std::map<PathId, Node*> m_nodeOf;
    int m_appCount = 0;
};

} // namespace pacer::ui
