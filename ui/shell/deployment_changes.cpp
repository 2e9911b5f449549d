// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rollout/deployments_model.h"
#include "ui/rollout/rollout_counts.h"
#include "ui/shell/change_facts.h"
#include "ui/shell/changes.h"
#include "ui/text/format.h"
#include "ui/text/strings.h"

#include <QCoreApplication>
#include <QStringList>

/// Changes of deployments and of whole definitions.
namespace pacer::ui::changes {

namespace {

QStringList affected(const Session& session, const DeploymentId& id)
{
    QStringList lines;
    const auto known = session.mirror.deployments().find(id);
    if (known == session.mirror.deployments().end())
        return lines;
    for (const PathId& app : known->second.affectedApps) {
        const api::AppRow* row = session.mirror.app(app);
        if (!row || !row->app) {
            lines << toText(app);
            continue;
        }
        const RolloutCounts counts = countRollout(session.mirror.tasks(app), *row->app, {});
        lines << QCoreApplication::translate("Changes", "%1: %2 old, %3 new")
                     .arg(toText(app))
                     .arg(counts.old)
                     .arg(counts.fresh);
    }
    return lines;
}

QString stepOf(const Session& session, const DeploymentId& id)
{
    const auto known = session.mirror.deployments().find(id);
    return known == session.mirror.deployments().end()
               ? QCoreApplication::translate("Changes", "The deployment has ended meanwhile.")
               : currentStepText(known->second);
}

api::Answer<void> onlyDone(api::ChangeAnswer answer)
{
    return [answer = std::move(answer)](const Result<void>& done) {
        if (done)
            answer(DeploymentResult{});
        else
            answer(fail(done.error()));
    };
}

/// What an operator may do to a slot update at any time: nothing is asked.
Change harmless(const DeploymentId& id, const char* verb, ConfirmText (*text)(const DeploymentId&))
{
    Change change;
    change.ask = false;
    change.question.request = {"POST", "/v2/deployments/" + toText(id) + verb, {}};
    change.question.text = [id, text] { return text(id); };
    return change;
}

ConfirmText pauseText(const DeploymentId& id)
{
    return {QCoreApplication::translate("Changes", "Pause deployment %1").arg(shortId(id)),
            QCoreApplication::translate("Changes", "Slots in work are finished, no other is begun."),
            {},
            QCoreApplication::translate("Changes", "Pause")};
}

ConfirmText resumeText(const DeploymentId& id)
{
    return {QCoreApplication::translate("Changes", "Resume deployment %1").arg(shortId(id)),
            QCoreApplication::translate("Changes", "The update goes on; failures are counted from zero."),
            {},
            QCoreApplication::translate("Changes", "Resume")};
}

} // namespace

Change rollBackDeployment(const Session& session, const DeploymentId& id)
{
    Change change;
    change.question.production = session.profile.production;
    change.question.destructive = true;
    change.question.request = {"DELETE", "/v2/deployments/" + toText(id), {}};
    change.question.text = [&session, id] {
        return ConfirmText{
            QCoreApplication::translate("Changes", "Roll back deployment %1").arg(shortId(id)),
            QCoreApplication::translate(
                "Changes",
                "A new deployment takes the affected apps back to the definitions they had before. "
                "It needs resources, and new instances will be killed."),
            FactList(session, {})
                .connection()
                .objects(affected(session, id))
                .fact(QCoreApplication::translate("Changes", "Step"), stepOf(session, id))
                .take(),
            QCoreApplication::translate("Changes", "Roll back deployment")};
    };
    change.send = [&session, id](bool /*force*/, QObject* receiver, api::ChangeAnswer answer) {
        session.client.rollBack(id, receiver, std::move(answer));
    };
    return change;
}

Change stopDeployment(const Session& session, const DeploymentId& id)
{
    Change change;
    change.question.production = session.profile.production;
    change.question.destructive = true;
    change.question.request = {"DELETE", "/v2/deployments/" + toText(id) + "?force=true", {}};
    change.question.text = [&session, id] {
        return ConfirmText{
            QCoreApplication::translate("Changes", "Cancel deployment %1 without rollback").arg(shortId(id)),
            QCoreApplication::translate(
                "Changes",
                "The deployment stops where it stands. Old and new instances stay mixed, and nothing "
                "will fix this by itself. Rolling back is usually the better choice."),
            FactList(session, {})
                .connection()
                .objects(affected(session, id))
                .fact(QCoreApplication::translate("Changes", "Step"), stepOf(session, id))
                .cannotBeUndone()
                .take(),
            QCoreApplication::translate("Changes", "Cancel without rollback")};
    };
    change.send = [&session, id](bool /*force*/, QObject* receiver, api::ChangeAnswer answer) {
        session.client.stop(id, receiver, onlyDone(std::move(answer)));
    };
    return change;
}

Change pauseDeployment(const Session& session, const DeploymentId& id)
{
    Change change = harmless(id, "/pause", pauseText);
    change.send = [&session, id](bool /*force*/, QObject* receiver, api::ChangeAnswer answer) {
        session.client.pause(id, receiver, onlyDone(std::move(answer)));
    };
    return change;
}

Change resumeDeployment(const Session& session, const DeploymentId& id)
{
    Change change = harmless(id, "/resume", resumeText);
    change.send = [&session, id](bool /*force*/, QObject* receiver, api::ChangeAnswer answer) {
        session.client.resume(id, receiver, onlyDone(std::move(answer)));
    };
    return change;
}

Change rollBackApp(const Session& session, const PathId& id, Timestamp version)
{
    Change change;
    change.question.production = session.profile.production;
    const QString wire = QString::fromStdString(formatTimestamp(version));
    change.question.request = {"PUT", "/v2/apps" + toText(id),
                               QStringLiteral("{\"version\": \"%1\"}").arg(wire)};
    change.question.text = [&session, id, version, wire] {
        return ConfirmText{
            QCoreApplication::translate("Changes", "Roll back %1 to an earlier version").arg(toText(id)),
            QCoreApplication::translate("Changes", "The definition of %1 is deployed again.")
                .arg(format::dateTime(version)),
            FactList(session, id)
                .connection()
                .fact(QCoreApplication::translate("Changes", "Version"), wire)
                .deployments()
                .take(),
            QCoreApplication::translate("Changes", "Roll back to this version")};
    };
    change.send = [&session, id, version](bool force, QObject* receiver, api::ChangeAnswer answer) {
        session.client.rollBackApp(id, version, force, receiver, std::move(answer));
    };
    return change;
}

Change create(const Session& session, const std::string& definition)
{
    Change change;
    change.ask = false;
    change.question.production = session.profile.production;
    change.question.request = {"POST", "/v2/apps", QString::fromStdString(definition)};
    change.question.text = [&session] {
        return ConfirmText{QCoreApplication::translate("Changes", "Create app"),
                           QCoreApplication::translate("Changes", "The definition is deployed."),
                           FactList(session, {}).connection().take(),
                           QCoreApplication::translate("Changes", "Create app")};
    };
    change.send = [&session, definition](bool force, QObject* receiver, api::ChangeAnswer answer) {
        session.client.create(definition, force, receiver, std::move(answer));
    };
    return change;
}

Change replace(const Session& session, const PathId& id, const std::string& definition)
{
    Change change;
    change.ask = false;
    change.question.production = session.profile.production;
    change.question.request = {"PUT", "/v2/apps" + toText(id), QString::fromStdString(definition)};
    change.question.text = [&session, id] {
        return ConfirmText{QCoreApplication::translate("Changes", "Change %1").arg(toText(id)),
                           QCoreApplication::translate("Changes", "The new definition is deployed."),
                           FactList(session, id).connection().deployments().take(),
                           QCoreApplication::translate("Changes", "Deploy")};
    };
    change.send = [&session, id, definition](bool force, QObject* receiver, api::ChangeAnswer answer) {
        session.client.replace(id, definition, force, receiver, std::move(answer));
    };
    return change;
}

} // namespace pacer::ui::changes
