// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include "ui/dialogs/factor_dialog.h"
#include "ui/dialogs/lock_dialog.h"
#include "ui/dialogs/scale_dialog.h"
#include "ui/shell/notifications.h"
#include "ui/shell/session_state.h"
#include "ui/text/error_text.h"
#include "ui/text/strings.h"

#include <QTimer>
#include <QWidget>

#include <algorithm>

namespace pacer::ui {

namespace {

constexpr std::chrono::seconds unknownPause{1}; ///< before a change is sent again whose locks nobody knows

std::set<DeploymentId> locksIn(const Errors& errors)
{
    std::set<DeploymentId> locks;
    for (const Error& error : errors) {
        if (error.code != ErrorCode::AppLocked)
            continue;
        for (const std::string& id : error.args)
            locks.insert(DeploymentId{id});
    }
    return locks;
}

bool isLocked(const Errors& errors)
{
    return std::ranges::any_of(errors, [](const Error& error) { return error.code == ErrorCode::AppLocked; });
}

} // namespace

Actions::Actions(const Session& session, SessionState& state, Notifications& notifications, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_state(state)
    , m_notifications(notifications)
    , m_window(window)
{
    connect(&session.mirror, &api::Mirror::deploymentRemoved, this, &Actions::resendReleased);
    connect(&session.mirror, &api::Mirror::snapshotLoaded, this, &Actions::resendReleased);
}

void Actions::restart(const PathId& id)
{
    propose(changes::restartApp(m_session, id));
}

void Actions::suspend(const PathId& id)
{
    Change change = changes::suspendApp(m_session, id);
    change.send = [this, id, send = change.send](bool force, QObject* receiver, api::ChangeAnswer answer) {
        const api::AppRow* row = m_session.mirror.app(id);
        const int now = row && row->app ? row->app->instances : 0;
        if (now > 0)
            m_state.rememberInstances(m_session.profile.url.toString(), id, now);
        send(force, receiver, std::move(answer));
    };
    propose(change);
}

void Actions::resume(const PathId& id)
{
    const api::AppRow* row = m_session.mirror.app(id);
    if (!row || !row->app)
        return;
    const int before = m_state.instancesBeforeSuspend(m_session.profile.url.toString(), id);
    auto* dialog = new ScaleDialog(ScaleDialog::Purpose::Resume, *row->app, before, m_window);
    connect(dialog, &ScaleDialog::chosen, this,
            [this, id](int instances) { propose(changes::scaleApp(m_session, id, instances)); });
    dialog->open();
}

void Actions::scale(const PathId& id)
{
    const api::AppRow* row = m_session.mirror.app(id);
    if (!row || !row->app)
        return;
    auto* dialog = new ScaleDialog(ScaleDialog::Purpose::Scale, *row->app, row->app->instances, m_window);
    connect(dialog, &ScaleDialog::chosen, this,
            [this, id](int instances) { propose(changes::scaleApp(m_session, id, instances)); });
    dialog->open();
}

void Actions::scaleGroup(const PathId& id)
{
    auto* dialog = new FactorDialog(id, m_session.mirror, m_window);
    connect(dialog, &FactorDialog::chosen, this,
            [this, id](double factor) { propose(changes::scaleGroup(m_session, id, factor)); });
    dialog->open();
}

void Actions::destroy(const PathId& id, bool group)
{
    if (!id.isRoot())
        propose(group ? changes::destroyGroup(m_session, id) : changes::destroyApp(m_session, id));
}

void Actions::kill(const PathId& app, std::vector<TaskId> tasks, bool scale)
{
    if (!tasks.empty())
        propose(changes::killInstances(m_session, app, std::move(tasks), scale));
}

void Actions::resetDelay(const PathId& id)
{
    propose(changes::resetDelay(m_session, id));
}

void Actions::rollBack(const DeploymentId& id)
{
    propose(changes::rollBackDeployment(m_session, id));
}

void Actions::stop(const DeploymentId& id)
{
    propose(changes::stopDeployment(m_session, id));
}

void Actions::pauseDeployment(const DeploymentId& id)
{
    propose(changes::pauseDeployment(m_session, id));
}

void Actions::resumeDeployment(const DeploymentId& id)
{
    propose(changes::resumeDeployment(m_session, id));
}

void Actions::rollBackApp(const PathId& id, Timestamp version)
{
    propose(changes::rollBackApp(m_session, id, version));
}

void Actions::create(const std::string& definition)
{
    propose(changes::create(m_session, definition));
}

void Actions::replace(const PathId& id, const std::string& definition)
{
    propose(changes::replace(m_session, id, definition));
}

void Actions::propose(const Change& change)
{
    if (change.ask)
        ask(change, {});
    else
        send(change, false);
}

void Actions::ask(const Change& change, const Errors& refusal)
{
    auto* dialog = new ConfirmDialog(change.question, m_window);
    if (!refusal.empty())
        dialog->showRefusal(refusal);
    connect(dialog, &QDialog::accepted, this, [this, change] { send(change, false); });
    for (auto changed : {&api::Mirror::appChanged, &api::Mirror::appRemoved})
        connect(&m_session.mirror, changed, dialog, &ConfirmDialog::refresh);
    dialog->open();
}

void Actions::send(const Change& change, bool force)
{
    emit busyChanged(true);
    change.send(force, this, [this, change](const Result<DeploymentResult>& result) {
        emit busyChanged(false);
        finish(change, result);
    });
}

void Actions::finish(const Change& change, const Result<DeploymentResult>& result)
{
    const QString title = change.question.text().title;
    if (result) {
        const DeploymentId& id = result->deploymentId;
        m_notifications.tell(id.value.empty() ? tr("%1: done").arg(title)
                                              : tr("%1: deployment %2 started").arg(title, shortId(id)));
        emit accepted(id);
        return;
    }
    if (isLocked(result.error())) {
        openLock(change, result.error());
        return;
    }
    m_notifications.complain(tr("%1: refused. %2").arg(title, errorText(result.error())));
    emit refused(result.error());
    if (change.ask)
        ask(change, result.error());
}

void Actions::openLock(const Change& change, const Errors& errors)
{
    const std::set<DeploymentId> locks = locksIn(errors);
    const QString title = change.question.text().title;
    auto* dialog = new LockDialog(title, locks, m_session.mirror, m_window);
    connect(dialog, &LockDialog::forceChosen, this, [this, change] { send(change, true); });
    connect(dialog, &LockDialog::waitChosen, this, [this, change, locks, title] {
        m_waiting.push_back({change, locks});
        m_notifications.tell(tr("%1: waits for the running deployment").arg(title));
        if (isHeld(locks))
            return; // until the mirror says that they ended
        // They have just ended, or the mirror does not know them yet.
        QTimer::singleShot(unknownPause, this, &Actions::resendReleased);
    });
    connect(dialog, &LockDialog::showChosen, this, [this, locks] {
        if (!locks.empty())
            emit deploymentWanted(*locks.begin());
    });
    dialog->open();
}

bool Actions::isHeld(const std::set<DeploymentId>& locks) const
{
    return std::ranges::any_of(
        locks, [this](const DeploymentId& id) { return m_session.mirror.deployments().contains(id); });
}

void Actions::resendReleased()
{
    const auto held = [this](const Waiting& waiting) { return isHeld(waiting.locks); };
    const auto released = std::stable_partition(m_waiting.begin(), m_waiting.end(), held);
    const std::vector<Waiting> ready(released, m_waiting.end());
    m_waiting.erase(released, m_waiting.end());
    for (const Waiting& waiting : ready)
        send(waiting.change, false);
}

} // namespace pacer::ui
