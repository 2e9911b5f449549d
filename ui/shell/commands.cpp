// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commands.h"

#include "ui/shell/actions.h"
#include "ui/shell/content.h"
#include "ui/shell/examples.h"
#include "ui/shell/session_state.h"
#include "ui/style/icons.h"
#include "ui/text/strings.h"
#include "ui/widgets/translated.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

namespace pacer::ui {

namespace {

constexpr int tabShortcuts = 6;

} // namespace

Commands::Commands(const Session& session, const SessionState& state, Actions& actions,
                   const BroughtPages& pages, QWidget* window)
    : QObject(window)
    , create(nullptr)
    , examples(new QMenu(window))
    , m_session(session)
    , m_state(state)
    , m_window(window)
    , m_hasEditor(pages.editor != nullptr)
    , m_hasSandbox(pages.sandbox != nullptr)
{
    create = add("create", QKeySequence::New);
    edit = add("edit", QKeySequence(Qt::CTRL | Qt::Key_E));
    scale = add("scale", QKeySequence(Qt::CTRL | Qt::Key_I));
    restart = add("restart", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    suspend = add("suspend", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    resetDelay = add("resetDelay", {});
    destroy = add("destroy", {}); // Delete, while the tree has the focus
    find = add("find", QKeySequence(Qt::CTRL | Qt::Key_K));
    refresh = add("refresh", QKeySequence::Refresh);
    connectTo = add("connect", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    quit = add("quit", QKeySequence::Quit);
    about = add("about", {});
    toggleDock = add("dock", QKeySequence(Qt::CTRL | Qt::Key_J));
    toggleDock->setCheckable(true);
    toggleDock->setChecked(true);
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
    for (int number = 0; number < tabShortcuts; ++number) {
        QAction* tab = add("tab", QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + number)));
        connect(tab, &QAction::triggered, this, [this, number] { emit tabWanted(number); });
        tabs.push_back(tab);
    }
    connectAppCommands(actions);
    for (auto changed : {&api::Mirror::appChanged, &api::Mirror::appRemoved, &api::Mirror::queueChanged})
        connect(&session.mirror, changed, this, [this](const PathId& id) {
            if (m_target && m_target->id == id)
                update();
        });
    connect(&session.mirror, &api::Mirror::connectionChanged, this, &Commands::update);
    keepTranslated(window, [this] { relabel(); });
}

QAction* Commands::add(const char* name, const QKeySequence& shortcut)
{
    auto* action = new QAction(m_window);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(shortcut);
    m_window->addAction(action);
    return action;
}

void Commands::connectAppCommands(Actions& actions)
{
    connect(create, &QAction::triggered, this, [this] { emit newWanted(QString()); });
    connect(edit, &QAction::triggered, this, [this] {
        if (m_target)
            emit editWanted(m_target->id);
    });
    connect(scale, &QAction::triggered, this, [this, &actions] {
        if (m_target)
            m_target->group ? actions.scaleGroup(m_target->id) : actions.scale(m_target->id);
    });
    connect(restart, &QAction::triggered, this, [this, &actions] {
        if (m_target)
            actions.restart(m_target->id);
    });
    connect(suspend, &QAction::triggered, this, [this, &actions] {
        const api::AppRow* row = m_target ? m_session.mirror.app(m_target->id) : nullptr;
        if (row && row->app)
            row->app->instances == 0 ? actions.resume(m_target->id) : actions.suspend(m_target->id);
    });
    connect(resetDelay, &QAction::triggered, this, [this, &actions] {
        if (m_target)
            actions.resetDelay(m_target->id);
    });
    connect(destroy, &QAction::triggered, this, [this, &actions] {
        if (m_target)
            actions.destroy(m_target->id, m_target->group);
    });
    connect(refresh, &QAction::triggered, this, [this] {
        if (m_session.mirror.connectionState() == api::ConnectionState::Refused)
            m_session.mirror.start();
        else if (m_target && !m_target->group)
            m_session.mirror.refresh(m_target->id);
    });
}

void Commands::setTarget(const std::optional<Target>& target)
{
    m_target = target;
    update();
}

std::vector<QAction*> Commands::ofApp() const
{
    return {scale, restart, suspend, resetDelay, edit, destroy};
}

std::vector<QAction*> Commands::all() const
{
    return {create,  edit,    scale,     restart,    suspend, resetDelay,
            destroy, refresh, connectTo, toggleDock, about,   quit};
}

void Commands::relabel()
{
    create->setText(tr("Create app"));
    create->setIcon(icons::icon(icons::Name::Add));
    edit->setText(tr("Edit…"));
    scale->setText(tr("Scale…"));
    restart->setText(tr("Restart…"));
    resetDelay->setText(tr("Reset delay"));
    destroy->setText(tr("Destroy…"));
    find->setText(tr("Find app, instance, command…"));
    refresh->setText(tr("Refresh"));
    connectTo->setText(tr("Connect to a cluster…"));
    quit->setText(tr("Quit"));
    about->setText(tr("About Pacer"));
    toggleDock->setText(tr("Deployments, events and queue"));
    QStringList titles{tr("Rollout"), tr("Instances"), tr("Configuration"), tr("Why waiting?")};
    if (m_hasSandbox)
        titles << tr("Sandbox");
    titles << tr("Versions");
    for (std::size_t number = 0; number < tabs.size(); ++number) {
        tabs[number]->setText(titles.value(qsizetype(number)));
        tabs[number]->setVisible(qsizetype(number) < titles.size());
    }
    examples->setTitle(tr("New from example"));
    relabelExamples();
    update();
}

void Commands::relabelExamples()
{
    examples->clear();
    for (const Example& example : pacer::ui::examples()) {
        QAction* action = examples->addAction(QStringLiteral("%1 — %2").arg(example.name, example.title));
        connect(action, &QAction::triggered, this,
                [this, name = example.name] { emit exampleWanted(exampleText(name)); });
    }
}

void Commands::update()
{
    const api::AppRow* row = m_target && !m_target->group ? m_session.mirror.app(m_target->id) : nullptr;
    const bool app = row && row->app;
    const bool group = m_target && m_target->group;
    const bool suspended = app && row->app->instances == 0;
    const QString choose = tr("Choose an app first");
    const auto allow = [](QAction* action, bool allowed, const QString& reason) {
        action->setEnabled(allowed);
        action->setToolTip(allowed ? action->text() : reason);
        action->setStatusTip(allowed ? QString() : reason);
    };
    allow(create, m_hasEditor, tr("There is no editor"));
    allow(edit, app && m_hasEditor, choose);
    allow(scale, app || group, choose);
    allow(restart, app && !suspended, app ? tr("A suspended app has nothing to restart") : choose);
    if (suspended) {
        const int before = m_state.instancesBeforeSuspend(m_session.profile.url.toString(), m_target->id);
        suspend->setText(tr("Resume (%1)").arg(before));
    } else {
        suspend->setText(tr("Suspend…"));
    }
    allow(suspend, app, choose);
    allow(resetDelay, app && row->status == AppStatus::Delayed, tr("The app is not delayed"));
    allow(destroy, app || (group && !m_target->id.isRoot()), choose);
    for (QAction* tab : tabs)
        tab->setEnabled(app);
}

} // namespace pacer::ui
