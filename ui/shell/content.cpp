// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/content.h"

#include "ui/app/app_page.h"
#include "ui/app/group_page.h"
#include "ui/cluster/agents_page.h"
#include "ui/cluster/events_page.h"
#include "ui/cluster/queue_page.h"
#include "ui/rollout/deployments_view.h"
#include "ui/shell/commands.h"
#include "ui/shell/editor_page.h"
#include "ui/shell/examples.h"
#include "ui/shell/live_models.h"
#include "ui/text/error_text.h"
#include "ui/text/status_text.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/translated.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace pacer::ui {

Content::Content(const Session& session, LiveModels& models, Actions& actions, Commands& commands,
                 BroughtPages pages, QWidget* parent)
    : QStackedWidget(parent)
    , m_session(session)
    , m_models(models)
    , m_pages(pages)
    , m_app(new AppPage(session, models, actions, pages.sandbox, this))
    , m_group(new GroupPage(session, actions, this))
    , m_deployments(new DeploymentsView(models.deployments, actions, this))
    , m_agents(new AgentsPage(models.agents, this))
    , m_queue(new QueuePage(models.queue, actions, this))
    , m_events(new EventsPage(models.events, this))
    , m_welcome(nullptr)
{
    m_welcome = buildWelcome(commands);
    setObjectName(QStringLiteral("content"));
    m_app->setEditable(pages.editor != nullptr);
    for (QWidget* page :
         {static_cast<QWidget*>(m_welcome), static_cast<QWidget*>(m_app), static_cast<QWidget*>(m_group),
          static_cast<QWidget*>(m_deployments), static_cast<QWidget*>(m_agents),
          static_cast<QWidget*>(m_queue), static_cast<QWidget*>(m_events)})
        addWidget(page);
    if (pages.editor)
        addWidget(pages.editor);
    connect(m_app, &AppPage::editWanted, &commands, &Commands::editWanted);
    connect(m_group, &GroupPage::appWanted, this, &Content::appWanted);
    connect(m_queue, &QueuePage::appWanted, this, &Content::appWanted);
    connect(m_deployments, &DeploymentsView::appWanted, this,
            [this](const QString& id) { emit appWanted(PathId::absolute(id.toStdString())); });
    connect(&session.mirror, &api::Mirror::connectionChanged, this, &Content::updateWelcome);
    connect(&session.mirror, &api::Mirror::snapshotLoaded, this, &Content::showWelcomeIfEmpty);
    connect(&session.mirror, &api::Mirror::appAdded, this, &Content::showWelcomeIfEmpty);
    connect(&session.mirror, &api::Mirror::appRemoved, this, &Content::showWelcomeIfEmpty);
    keepTranslated(this, [this] { relabel(); });
}

EmptyState* Content::buildWelcome(Commands& commands)
{
    auto* welcome = new EmptyState(icons::Name::Cluster, this);
    m_createButton = welcome->addButton(true);
    connect(m_createButton, &QPushButton::clicked, commands.create, &QAction::trigger);
    m_createButton->setVisible(m_pages.editor != nullptr);
    for (const Example& example : examples()) {
        QPushButton* button = welcome->addButton(false);
        button->setMinimumWidth(420);
        connect(button, &QPushButton::clicked, &commands,
                [&commands, name = example.name] { emit commands.exampleWanted(exampleText(name)); });
        m_exampleButtons.push_back(button);
    }
    return welcome;
}

void Content::relabel()
{
    m_createButton->setText(tr("Create app"));
    const std::vector<Example> known = examples();
    for (std::size_t at = 0; at < m_exampleButtons.size(); ++at)
        m_exampleButtons[at]->setText(QStringLiteral("%1 — %2").arg(known[at].name, known[at].title));
    updateWelcome();
}

void Content::updateWelcome()
{
    const bool loaded = m_session.mirror.hasSnapshot();
    const bool refused = m_session.mirror.connectionState() == api::ConnectionState::Refused;
    m_createButton->setVisible(loaded && m_pages.editor != nullptr);
    for (QPushButton* button : m_exampleButtons)
        button->setVisible(loaded && m_session.mirror.apps().empty());
    if (loaded) {
        const bool any = !m_session.mirror.apps().empty();
        m_welcome->setTexts(any ? tr("Choose an app") : tr("No apps yet"),
                            any ? tr("Choose an app or a group on the left to see its state.")
                                : tr("Create an app, or start from one of the examples."));
        return;
    }
    const Errors& problem = m_session.mirror.connectionProblem();
    const QString state = connectionText(m_session.mirror.connectionState());
    m_welcome->setTexts(refused || !problem.empty() ? tr("The cluster could not be loaded") : state,
                        problem.empty() ? m_session.profile.url.toString() : errorText(problem));
}

void Content::showWelcomeIfEmpty()
{
    updateWelcome();
    const bool gone = currentWidget() == m_app && !m_session.mirror.app(m_app->app());
    if (m_session.mirror.apps().empty() && (currentWidget() == m_group || gone))
        setCurrentWidget(m_welcome);
    else if (gone)
        showGroup(m_app->app().parent());
    else if (currentWidget() == m_welcome && !m_session.mirror.apps().empty())
        showGroup(PathId());
}

void Content::showApp(const PathId& id)
{
    m_app->showApp(id);
    setCurrentWidget(m_app);
}

void Content::showGroup(const PathId& id)
{
    m_session.mirror.setFocus(std::nullopt);
    m_group->showGroup(id);
    setCurrentWidget(m_session.mirror.apps().empty() ? static_cast<QWidget*>(m_welcome) : m_group);
}

void Content::showCluster(ClusterPage page)
{
    switch (page) {
    case ClusterPage::Deployments: setCurrentWidget(m_deployments); return;
    case ClusterPage::Agents: setCurrentWidget(m_agents); return;
    case ClusterPage::Queue: setCurrentWidget(m_queue); return;
    case ClusterPage::Events: setCurrentWidget(m_events); return;
    }
}

void Content::showEditor()
{
    if (currentWidget() != m_pages.editor)
        m_beforeEditor = currentWidget();
    setCurrentWidget(m_pages.editor);
}

void Content::leaveEditor()
{
    if (currentWidget() == m_pages.editor)
        setCurrentWidget(m_beforeEditor ? m_beforeEditor : m_welcome);
    showWelcomeIfEmpty();
}

} // namespace pacer::ui
