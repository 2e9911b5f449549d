// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/path_id.h"

#include <QWidget>

#include <array>

class QLabel;
class QTreeWidget;

namespace pacer::ui {

class LiveModels;
class TreeView;

/// Pages about the cluster as a whole.
enum class ClusterPage { Deployments, Agents, Queue, Events };

/// The tree of groups and apps, and below it the pages of the cluster with their counts.
class SidePanel : public QWidget {
    Q_OBJECT

public:
    explicit SidePanel(LiveModels& models, QWidget* parent = nullptr);

    TreeView* tree() const { return m_tree; }
    void clearClusterSelection();

signals:
    void clusterPageWanted(pacer::ui::ClusterPage page);

private:
    void relabel();
    void updateCounts();

    LiveModels& m_models;
    QLabel* m_title;
    TreeView* m_tree;
    QLabel* m_clusterTitle;
    QTreeWidget* m_cluster;
};

} // namespace pacer::ui
