// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tree/apps_model.h"

#include "ui/text/status_text.h"
#include "ui/text/strings.h"

#include <algorithm>

namespace pacer::ui {

struct AppsModel::Node {
    PathId id;
    bool group = true;
    api::AppRow row; ///< apps only
    TreeTotals totals;
    Node* parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;

    int position() const
    {
        const auto& siblings = parent->children;
        const auto at =
            std::ranges::find_if(siblings, [this](const auto& node) { return node.get() == this; });
        return int(at - siblings.begin());
    }
};

namespace {

TreeTotals totalsOf(const api::AppRow& row)
{
    return {row.counts.running, row.app ? row.app->instances : 0, row.health};
}

/// `sum` + `after` - `before`, part by part.
TreeTotals moved(const TreeTotals& sum, const TreeTotals& before, const TreeTotals& after)
{
    const auto part = [&](int HealthSegments::*member) {
        return sum.health.*member + after.health.*member - before.health.*member;
    };
    return {sum.running + after.running - before.running,
            sum.instances + after.instances - before.instances,
            {part(&HealthSegments::healthy), part(&HealthSegments::unhealthy), part(&HealthSegments::unknown),
             part(&HealthSegments::staged), part(&HealthSegments::overCapacity),
             part(&HealthSegments::unscheduled)}};
}

QString searchText(const api::AppRow& row)
{
    QString text = toText(row.id);
    if (!row.app)
        return text;
    if (row.app->cmd)
        text += '\n' + toText(*row.app->cmd);
    if (row.app->container && row.app->container->docker)
        text += '\n' + toText(row.app->container->docker->image);
    for (const auto& [key, value] : row.app->labels)
        text += '\n' + toText(key) + '=' + toText(value);
    return text;
}

} // namespace

AppsModel::AppsModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
    m_nodeOf.emplace(m_root->id, m_root.get());
}

AppsModel::~AppsModel() = default;

void AppsModel::upsertApp(const api::AppRow& row)
{
    const auto known = m_nodeOf.find(row.id);
    Node* node = known == m_nodeOf.end() ? nullptr : known->second;
    if (!node) {
        auto fresh = std::make_unique<Node>();
        fresh->id = row.id;
        fresh->group = false;
        fresh->row = row;
        node = insert(makeGroup(row.id.parent()), std::move(fresh));
        ++m_appCount;
    }
    const bool statusChanged = node->row.status != row.status;
    node->row = row;
    if (totalsOf(row) != node->totals)
        changeTotals(node, totalsOf(row));
    else if (statusChanged)
        emit dataChanged(indexOf(node), indexOf(node));
}

void AppsModel::removeApp(const PathId& id)
{
    const auto known = m_nodeOf.find(id);
    if (known != m_nodeOf.end() && !known->second->group)
        take(known->second);
}

void AppsModel::addGroup(const PathId& id)
{
    makeGroup(id);
}

void AppsModel::removeGroup(const PathId& id)
{
    const auto known = m_nodeOf.find(id);
    if (known != m_nodeOf.end() && known->second->group && known->second != m_root.get())
        take(known->second);
}

void AppsModel::retranslate()
{
    for (const auto& [id, node] : m_nodeOf)
        emit dataChanged(indexOf(node), indexOf(node));
}

AppsModel::Node* AppsModel::makeGroup(const PathId& id)
{
    const auto known = m_nodeOf.find(id);
    if (known != m_nodeOf.end())
        return known->second;
    auto fresh = std::make_unique<Node>();
    fresh->id = id;
    return insert(makeGroup(id.parent()), std::move(fresh));
}

AppsModel::Node* AppsModel::insert(Node* parent, std::unique_ptr<Node> node)
{
    const auto before = [](const std::unique_ptr<Node>& a, const std::unique_ptr<Node>& b) {
        return std::pair(!a->group, a->id) < std::pair(!b->group, b->id);
    };
    const auto at = std::ranges::lower_bound(parent->children, node, before);
    const int row = int(at - parent->children.begin());
    node->parent = parent;
    Node* inserted = node.get();
    beginInsertRows(indexOf(parent), row, row);
    m_nodeOf.emplace(node->id, inserted);
    parent->children.insert(at, std::move(node));
    endInsertRows();
    return inserted;
}

void AppsModel::take(Node* node)
{
    changeTotals(node, {});
    Node* parent = node->parent;
    const int row = node->position();
    beginRemoveRows(indexOf(parent), row, row);
    forget(node);
    parent->children.erase(parent->children.begin() + row);
    endRemoveRows();
}

void AppsModel::forget(Node* node)
{
    for (const auto& child : node->children)
        forget(child.get());
    m_appCount -= node->group ? 0 : 1;
    m_nodeOf.erase(node->id);
}

void AppsModel::changeTotals(Node* node, const TreeTotals& totals)
{
    const TreeTotals before = node->totals;
    for (Node* at = node; at; at = at->parent) {
        at->totals = moved(at->totals, before, totals);
        emit dataChanged(indexOf(at), indexOf(at));
    }
}

QModelIndex AppsModel::indexOf(const PathId& id) const
{
    const auto known = m_nodeOf.find(id);
    return known == m_nodeOf.end() ? QModelIndex() : indexOf(known->second);
}

QModelIndex AppsModel::indexOf(const Node* node) const
{
    return createIndex(node->parent ? node->position() : 0, 0, const_cast<Node*>(node));
}

QModelIndex AppsModel::index(int row, int column, const QModelIndex& parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent))
        return {};
    if (!parent.isValid())
        return createIndex(0, 0, m_root.get());
    const auto* node = static_cast<const Node*>(parent.internalPointer());
    return createIndex(row, 0, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex AppsModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    const auto* node = static_cast<const Node*>(child.internalPointer());
    return node->parent ? indexOf(node->parent) : QModelIndex();
}

int AppsModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return 1;
    return parent.column() == 0
               ? static_cast<int>(static_cast<const Node*>(parent.internalPointer())->children.size())
               : 0;
}

int AppsModel::columnCount(const QModelIndex& /*parent*/) const
{
    return 1;
}

QVariant AppsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& node = *static_cast<const Node*>(index.internalPointer());
    switch (role) {
    case Qt::DisplayRole: return nameOf(node.id);
    case Qt::AccessibleTextRole: return accessibleText(node);
    case Qt::ToolTipRole: return tip(node);
    case IdRole: return toText(node.id);
    case GroupRole: return node.group;
    case StatusRole: return node.group ? QVariant() : QVariant(static_cast<int>(node.row.status));
    case TotalsRole: return QVariant::fromValue(node.totals);
    case SearchRole: return node.group ? toText(node.id) : searchText(node.row);
    default: return {};
    }
}

QVariant AppsModel::headerData(int /*section*/, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return tr("Groups and apps");
    return {};
}

QString AppsModel::accessibleText(const Node& node) const
{
    const QString counts = tr("%1 of %2 instances").arg(node.totals.running).arg(node.totals.instances);
    if (node.group)
        return tr("Group %1, %2").arg(nameOf(node.id), counts);
    return tr("App %1, %2, %3, %4")
        .arg(nameOf(node.id), statusText(node.row.status), counts, healthSegmentsText(node.totals.health));
}

QString AppsModel::tip(const Node& node) const
{
    QStringList lines{toText(node.id)};
    if (!node.group)
        lines << statusText(node.row.status);
    lines << tr("%1 of %2 instances").arg(node.totals.running).arg(node.totals.instances)
          << healthSegmentsText(node.totals.health);
    return lines.join('\n');
}

} // namespace pacer::ui
