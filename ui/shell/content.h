// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/session.h"
#include "ui/shell/side_panel.h"

#include <QStackedWidget>

class QPushButton;

namespace pacer::ui {

class Actions;
class AgentsPage;
class AppPage;
class Commands;
class DeploymentsView;
class EditorPage;
class EmptyState;
class EventsPage;
class GroupPage;
class LiveModels;
class QueuePage;
class SandboxTab;

/// Pages of other parts that the window shows; either may be null.
struct BroughtPages {
    SandboxTab* sandbox = nullptr;
    EditorPage* editor = nullptr;
};

/// The middle of the window: the page of what is selected, or an honest word where nothing is.
class Content : public QStackedWidget {
    Q_OBJECT

public:
    Content(const Session& session, LiveModels& models, Actions& actions, Commands& commands,
            BroughtPages pages, QWidget* parent = nullptr);

    void showApp(const PathId& id);
    void showGroup(const PathId& id);
    void showCluster(ClusterPage page);
    void showEditor();
    void leaveEditor(); ///< back to the page before it
    AppPage* appPage() const { return m_app; }

signals:
    void appWanted(const pacer::PathId& id);

private:
    EmptyState* buildWelcome(Commands& commands);
    void relabel();
    void updateWelcome();
    void showWelcomeIfEmpty();

    const Session& m_session;
    LiveModels& m_models;
    BroughtPages m_pages;
    AppPage* m_app;
    GroupPage* m_group;
    DeploymentsView* m_deployments;
    AgentsPage* m_agents;
    QueuePage* m_queue;
    EventsPage* m_events;
    EmptyState* m_welcome;
    QPushButton* m_createButton = nullptr;
    std::vector<QPushButton*> m_exampleButtons;
    QWidget* m_beforeEditor = nullptr;
};

} // namespace pacer::ui
