// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/confirm_dialog.h"
#include "ui/shell/session.h"

#include <functional>
#include <vector>

namespace pacer::ui {

/// A change of the cluster that an operator may ask for: the question before it and the request that does it.
/// The answer of a request that starts no deployment has an empty deployment id.
struct Change {
    Question question;
    bool ask = true; ///< false: nothing to confirm, it is harmless or was confirmed elsewhere
    std::function<void(bool force, QObject* receiver, api::ChangeAnswer answer)> send;
};

/// Builders, one for each action (spec/console-features.md 3.2). They read the mirror each time a text is
/// asked for, so an open dialog follows the cluster. The session must outlive the change.
namespace changes {

Change restartApp(const Session& session, const PathId& id);
Change suspendApp(const Session& session, const PathId& id);
/// Scaling down by more than half is confirmed; all else was confirmed where the number was chosen.
Change scaleApp(const Session& session, const PathId& id, int instances);
Change scaleGroup(const Session& session, const PathId& id, double factor);
Change destroyApp(const Session& session, const PathId& id);
Change destroyGroup(const Session& session, const PathId& id);
Change killInstances(const Session& session, const PathId& app, std::vector<TaskId> tasks, bool scale);
Change resetDelay(const Session& session, const PathId& id);

Change rollBackDeployment(const Session& session, const DeploymentId& id);
Change stopDeployment(const Session& session, const DeploymentId& id);
/// Its slot updates stand still, or go on; harmless.
Change pauseDeployment(const Session& session, const DeploymentId& id);
Change resumeDeployment(const Session& session, const DeploymentId& id);
Change rollBackApp(const Session& session, const PathId& id, Timestamp version);

/// Definitions that the editor has checked and the operator has reviewed: nothing more is asked.
Change create(const Session& session, const std::string& definition);
Change replace(const Session& session, const PathId& id, const std::string& definition);

} // namespace changes
} // namespace pacer::ui
