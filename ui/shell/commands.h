// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/session.h"

#include <QObject>

#include <optional>
#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace pacer::ui {

class Actions;
class SessionState;
struct BroughtPages;

/// What a command works on: the selected app or group.
struct Target {
    PathId id;
    bool group = false;
    bool operator==(const Target&) const = default;
};

/// All commands of the window as actions, each once: menus, tool bar, context menu and palette show the same
/// objects. A command that cannot work is disabled and says why.
class Commands : public QObject {
    Q_OBJECT

public:
    Commands(const Session& session, const SessionState& state, Actions& actions, const BroughtPages& pages,
             QWidget* window);

    void setTarget(const std::optional<Target>& target);
    const std::optional<Target>& target() const { return m_target; }

    QAction* create;
    QAction* edit;
    QAction* scale;
    QAction* restart;
    QAction* suspend; ///< or resume, when the app is suspended
    QAction* resetDelay;
    QAction* destroy;
    QAction* find;
    QAction* refresh;
    QAction* connectTo;
    QAction* quit;
    QAction* about;
    QAction* toggleDock;
    QMenu* examples;
    std::vector<QAction*> tabs; ///< Ctrl+1 …

    std::vector<QAction*> ofApp() const; ///< in the order of the context menu
    std::vector<QAction*> all() const;

signals:
    void newWanted(const QString& text);
    void exampleWanted(const QString& text);
    void editWanted(const pacer::PathId& id);
    void tabWanted(int number);

private:
    QAction* add(const char* name, const QKeySequence& shortcut);
    void connectAppCommands(Actions& actions);
    void relabel();
    void relabelExamples();
    void update();

    const Session& m_session;
    const SessionState& m_state;
    QWidget* m_window;
    bool m_hasEditor;
    bool m_hasSandbox;
    std::optional<Target> m_target;
};

} // namespace pacer::ui
