// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/changes.h"

#include <QObject>

#include <optional>
#include <set>
#include <vector>

class QWidget;

namespace pacer::ui {

class Notifications;
class SessionState;

/// Turns clicks into requests: asks first where a change asks for it, sends it, and says what came of it.
/// A refusal opens the question again with its reason; a lock opens the choice to wait, to look or to force.
class Actions : public QObject {
    Q_OBJECT

public:
    Actions(const Session& session, SessionState& state, Notifications& notifications, QWidget* window);

    void restart(const PathId& id);
    void suspend(const PathId& id);
    void resume(const PathId& id); ///< asks with the number of instances it had before
    void scale(const PathId& id);  ///< asks for the number
    void scaleGroup(const PathId& id);
    void destroy(const PathId& id, bool group);
    void kill(const PathId& app, std::vector<TaskId> tasks, bool scale);
    void resetDelay(const PathId& id);
    void rollBack(const DeploymentId& id);
    void stop(const DeploymentId& id);
    void pauseDeployment(const DeploymentId& id);
    void resumeDeployment(const DeploymentId& id);
    void rollBackApp(const PathId& id, Timestamp version);
    void create(const std::string& definition);
    void replace(const PathId& id, const std::string& definition);

    /// Asks if the change wants it, and sends it.
    void propose(const Change& change);
    int waitingChanges() const { return int(m_waiting.size()); } ///< for locks to be released

signals:
    void busyChanged(bool busy);
    void accepted(const pacer::DeploymentId& deployment); ///< "" for requests that start none
    void refused(const pacer::Errors& errors);
    void deploymentWanted(const pacer::DeploymentId& id); ///< "Show deployment" was chosen

private:
    struct Waiting {
        Change change;
        std::set<DeploymentId> locks;
    };

    void send(const Change& change, bool force);
    void finish(const Change& change, const Result<DeploymentResult>& result);
    void ask(const Change& change, const Errors& refusal);
    void openLock(const Change& change, const Errors& errors);
    bool isHeld(const std::set<DeploymentId>& locks) const; ///< one of them is still running
    void resendReleased();

    const Session& m_session;
    SessionState& m_state;
    Notifications& m_notifications;
    QWidget* m_window;
    std::vector<Waiting> m_waiting;
};

} // namespace pacer::ui
