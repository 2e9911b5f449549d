// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/app/app_page.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/shell/actions.h"
#include "ui/shell/activity_dock.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/commands.h"
#include "ui/shell/connection_chip.h"
#include "ui/shell/editor_page.h"
#include "ui/shell/language.h"
#include "ui/shell/live_models.h"
#include "ui/shell/menus.h"
#include "ui/shell/notifications.h"
#include "ui/shell/session_state.h"
#include "ui/shell/status_line.h"
#include "ui/shell/top_bar.h"
#include "ui/style/icons.h"
#include "ui/text/error_text.h"
#include "ui/text/strings.h"
#include "ui/tree/tree_view.h"
#include "ui/widgets/busy_bar.h"
#include "ui/widgets/translated.h"

#include <QAction>
#include <QCloseEvent>
#include <QMenu>
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>

namespace pacer::ui {

MainWindow::MainWindow(const Session& session, SessionState& state, Language& language,
                       const PageMakers& makers, QWidget* parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_state(state)
    , m_language(language)
    , m_models(std::make_unique<LiveModels>(session.mirror))
    , m_notifications(new Notifications(this))
    , m_actions(new Actions(session, state, *m_notifications, this))
{
    setWindowIcon(icons::icon(icons::Name::Pacer));
    build(makers);
    buildLayout();
    connectSelection();
    connectPalette();
    connectEditor();
    connectCommands();
    connectMirror();
    keepTranslated(this, [this] { relabel(); });
}

MainWindow::~MainWindow()
{
    // Views go before the models that they show.
    delete takeCentralWidget();
}

void MainWindow::build(const PageMakers& makers)
{
    m_pages.sandbox = makers.sandbox ? makers.sandbox(m_session, this) : nullptr;
    m_pages.editor = makers.editor ? makers.editor(m_session, this) : nullptr;
    m_commands = new Commands(m_session, m_state, *m_actions, m_pages, this);
    buildMenus(this, *m_commands, m_language, m_state);
    m_top = new TopBar(m_session, *m_commands, this);
    m_side = new SidePanel(*m_models, this);
    m_content = new Content(m_session, *m_models, *m_actions, *m_commands, m_pages, this);
    m_dock = new ActivityDock(m_session, *m_models, *m_actions, *m_notifications, this);
    m_status = new StatusLine(m_session, *m_notifications, this);
    m_busy = new BusyBar(this);
}

void MainWindow::buildLayout()
{
    m_rows = new QSplitter(Qt::Vertical, this);
    m_rows->addWidget(m_content);
    m_rows->addWidget(m_dock);
    m_rows->setStretchFactor(0, 1);
    m_rows->setSizes({560, 210});
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->addWidget(m_side);
    m_columns->addWidget(m_rows);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({290, 1150});
    for (QSplitter* splitter : {m_rows, m_columns}) {
        splitter->setHandleWidth(1);
        splitter->setChildrenCollapsible(false);
    }
    auto* middle = new QWidget(this);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_busy);
    column->addWidget(m_columns, 1);
    setCentralWidget(middle);
    setStatusBar(m_status);
    // What the window manager puts around it must fit as well.
    resize(QSize(1440, 900).boundedTo(screen()->availableSize() - QSize(16, 44)));
    restoreGeometry(m_state.geometry());
    m_columns->restoreState(m_state.layout(QStringLiteral("columns")));
    m_rows->restoreState(m_state.layout(QStringLiteral("rows")));
}

void MainWindow::connectSelection()
{
    TreeView* tree = m_side->tree();
    connect(tree, &TreeView::chosen, this, &MainWindow::showPage);
    connect(tree, &TreeView::opened, this, [this](const PathId& id, bool group) {
        showPage(id, group);
        m_content->currentWidget()->setFocus();
    });
    connect(tree, &TreeView::clicked, this, [this, tree] {
        if (const auto id = tree->selected())
            showPage(*id, tree->selectedIsGroup());
    });
    connect(tree, &TreeView::destroyAsked, m_actions, &Actions::destroy);
    connect(tree, &TreeView::menuAsked, this, [this](const QPoint& position) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (QAction* action : m_commands->ofApp())
            menu->addAction(action);
        menu->popup(position);
    });
    connect(m_side, &SidePanel::clusterPageWanted, m_content, &Content::showCluster);
    connect(m_content, &Content::appWanted, this, &MainWindow::selectApp);
    connect(m_dock, &ActivityDock::appWanted, this, &MainWindow::selectApp);
}

void MainWindow::showPage(const PathId& id, bool group)
{
    m_side->clearClusterSelection();
    m_commands->setTarget(Target{id, group});
    m_status->setSelection(toText(id));
    if (group)
        m_content->showGroup(id);
    else
        m_content->showApp(id);
}

void MainWindow::connectPalette()
{
    CommandPalette* palette = m_top->palette();
    palette->setCommands(m_commands->all());
    connect(palette, &CommandPalette::filterChanged, m_side->tree(), &TreeView::setFilter);
    connect(palette, &CommandPalette::listWanted, this, [this, palette] {
        std::vector<QString> ids;
        for (const auto& [id, row] : m_session.mirror.apps())
            ids.push_back(toText(id));
        palette->setApps(std::move(ids));
    });
    connect(palette, &CommandPalette::appChosen, this, [this](const QString& id) {
        selectApp(PathId::absolute(id.toStdString()));
        m_side->tree()->setFocus(); // the next key is meant for the app, not for the line of the palette
    });
}

void MainWindow::connectEditor()
{
    connect(m_commands, &Commands::newWanted, this, &MainWindow::openEditor);
    connect(m_commands, &Commands::exampleWanted, this, [this](const QString& text) {
        if (m_pages.editor)
            openEditor(text);
        else
            create(text);
    });
    connect(m_commands, &Commands::editWanted, this, &MainWindow::edit);
    if (!m_pages.editor)
        return;
    EditorPage* editor = m_pages.editor;
    connect(editor, &EditorPage::createWanted, this, &MainWindow::create);
    connect(editor, &EditorPage::replaceWanted, this,
            [this](const PathId& id, const QString& text) { m_actions->replace(id, text.toStdString()); });
    connect(editor, &EditorPage::closed, m_content, &Content::leaveEditor);
    connect(m_actions, &Actions::refused, editor, &EditorPage::showRefusal);
    connect(m_actions, &Actions::accepted, this, [this, editor] {
        if (m_content->currentWidget() == editor)
            m_content->leaveEditor();
    });
}

void MainWindow::connectCommands()
{
    connect(m_commands, &Commands::tabWanted, this,
            [this](int number) { m_content->appPage()->showTab(number); });
    connect(m_commands->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_commands->toggleDock, &QAction::toggled, m_dock, &QWidget::setVisible);
    connect(m_commands->about, &QAction::triggered, this, [this] { (new AboutDialog(this))->open(); });
    connect(m_commands->connectTo, &QAction::triggered, this, &MainWindow::connectionWanted);
    connect(m_top->chip(), &ConnectionChip::embeddedWanted, this, &MainWindow::embeddedWanted);
    connect(m_top->chip(), &ConnectionChip::demoWanted, this, &MainWindow::demoWanted);
    connect(m_actions, &Actions::busyChanged, m_busy,
            [this](bool busy) { busy ? m_busy->begin() : m_busy->end(); });
    connect(m_actions, &Actions::deploymentWanted, this, [this](const DeploymentId& id) {
        m_commands->toggleDock->setChecked(true);
        m_dock->showDeployment(id);
    });
}

void MainWindow::connectMirror()
{
    using api::Mirror;
    connect(&m_session.mirror, &Mirror::snapshotLoaded, this, [this] {
        if (m_filled)
            return;
        m_filled = true;
        const auto last = m_state.selection(m_session.profile.url.toString());
        const bool known = last && m_session.mirror.app(*last);
        selectApp(known ? *last : PathId());
        showPage(known ? *last : PathId(), !known);
        emit treeFilled(m_models->apps.appCount(), int(m_session.mirror.groups().size()));
    });
    connect(&m_session.mirror, &Mirror::appAdded, this, [this](const PathId& id) {
        if (std::exchange(m_awaited, std::nullopt))
            selectApp(id);
    });
    connect(&m_session.mirror, &Mirror::deploymentRemoved, this,
            [this](const DeploymentId& id, bool succeeded, const QString& reason) {
                if (succeeded)
                    m_notifications->tell(tr("Deployment %1 finished").arg(shortId(id)));
                else
                    m_notifications->complain(
                        tr("Deployment %1 failed. %2").arg(shortId(id), reason).trimmed());
            });
}

void MainWindow::relabel()
{
    m_models->retranslate();
    m_notifications->retranslate();
    setWindowTitle(QStringLiteral("%1 — Pacer").arg(connectionName(m_session.profile)));
}

void MainWindow::selectApp(const PathId& id)
{
    m_side->tree()->select(id);
}

void MainWindow::openEditor(const QString& text)
{
    if (!m_pages.editor)
        return;
    m_pages.editor->openNew(text);
    m_content->showEditor();
    m_pages.editor->setFocus();
}

void MainWindow::create(const QString& text)
{
    m_awaited = PathId();
    m_actions->create(text.toStdString());
}

void MainWindow::edit(const PathId& id)
{
    if (!m_pages.editor)
        return;
    m_session.client.definition(id, this, [this, id](const Result<std::string>& text) {
        if (!text) {
            m_notifications->complain(errorText(text.error()));
            return;
        }
        m_pages.editor->openExisting(id, toText(*text));
        m_content->showEditor();
        m_pages.editor->setFocus();
    });
}

void MainWindow::saveState()
{
    m_state.setGeometry(saveGeometry());
    m_state.setLayout(QStringLiteral("columns"), m_columns->saveState());
    m_state.setLayout(QStringLiteral("rows"), m_rows->saveState());
    const auto& target = m_commands->target();
    m_state.setSelection(m_session.profile.url.toString(),
                         target && !target->group ? std::optional(target->id) : std::nullopt);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    m_side->tree()->setFocus();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveState();
    QMainWindow::closeEvent(event);
}

} // namespace pacer::ui
