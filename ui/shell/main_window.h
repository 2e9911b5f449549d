// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/content.h"
#include "ui/shell/session.h"

#include <QMainWindow>

#include <functional>
#include <memory>

class QSplitter;

namespace pacer::ui {

class Actions;
class ActivityDock;
class BusyBar;
class Commands;
class Language;
class LiveModels;
class Notifications;
class SessionState;
class SidePanel;
class StatusLine;
class TopBar;

/// Makes the pages that other parts bring, once the window can be their parent. Absent ones are left out.
struct PageMakers {
    std::function<SandboxTab*(const Session&, QWidget* parent)> sandbox;
    std::function<EditorPage*(const Session&, QWidget* parent)> editor;
};

/// The window of one connection. Composes its parts and connects them; holds no logic of its own.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(const Session& session, SessionState& state, Language& language, const PageMakers& makers,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    void selectApp(const PathId& id);

signals:
    void connectionWanted(); ///< to another server, which is to be asked for
    void embeddedWanted();
    void demoWanted();
    void treeFilled(int apps, int groups); ///< after the first snapshot, once

protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build(const PageMakers& makers);
    void buildLayout();
    void connectSelection();
    void showPage(const PathId& id, bool group);
    void connectPalette();
    void connectEditor();
    void connectCommands();
    void connectMirror();
    void relabel();
    void saveState();
    void openEditor(const QString& text);
    void create(const QString& text);
    void edit(const PathId& id);

    const Session& m_session;
    SessionState& m_state;
    Language& m_language;
    std::unique_ptr<LiveModels> m_models;
    Notifications* m_notifications;
    Actions* m_actions;
    BroughtPages m_pages;
    Commands* m_commands = nullptr;
    TopBar* m_top = nullptr;
    SidePanel* m_side = nullptr;
    Content* m_content = nullptr;
    ActivityDock* m_dock = nullptr;
    StatusLine* m_status = nullptr;
    BusyBar* m_busy = nullptr;
    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;
    bool m_filled = false;
    std::optional<PathId> m_awaited; ///< an app that was just created here: selected when it appears
};

} // namespace pacer::ui
