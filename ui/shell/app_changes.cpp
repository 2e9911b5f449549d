// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rollout/rollout_counts.h"
#include "ui/shell/change_facts.h"
#include "ui/shell/changes.h"
#include "ui/text/format.h"
#include "ui/text/strings.h"

#include <QCoreApplication>
#include <QStringList>

/// Changes of apps and groups. Session and client are held by reference: they outlive every dialog.
namespace pacer::ui::changes {

namespace {

QString cancelableText(const Session& session, const PathId& id)
{
    const api::AppRow* row = session.mirror.app(id);
    if (row && row->app)
        return {};
    return ' ' + QCoreApplication::translate("Changes", "The app does not exist any more.");
}

int instancesOf(const Session& session, const PathId& id)
{
    const api::AppRow* row = session.mirror.app(id);
    return row && row->app ? row->app->instances : 0;
}

/// Sends a request whose answer is "done" and starts no deployment.
template <class T>
api::Answer<T> withoutDeployment(api::ChangeAnswer answer)
{
    return [answer = std::move(answer)](const Result<T>& done) {
        if (done)
            answer(DeploymentResult{});
        else
            answer(fail(done.error()));
    };
}

QString restartStrategy(const Session& session, const PathId& id)
{
    const api::AppRow* row = session.mirror.app(id);
    if (!row || !row->app)
        return {};
    const RolloutBounds bounds = rolloutBounds(*row->app);
    return QCoreApplication::translate("Changes", "At least %1 healthy, at most %2 at once")
        .arg(bounds.minHealthy)
        .arg(bounds.maxCapacity);
}

QStringList names(const std::vector<PathId>& ids)
{
    QStringList list;
    for (const PathId& id : ids)
        list << toText(id);
    return list;
}

} // namespace

Change restartApp(const Session& session, const PathId& id)
{
    Change change;
    change.question.production = session.profile.production;
    change.question.request = {"POST", "/v2/apps" + toText(id) + "/restart", {}};
    change.question.text = [&session, id] {
        return ConfirmText{
            QCoreApplication::translate("Changes", "Restart app %1").arg(toText(id)),
            QCoreApplication::translate("Changes",
                                        "All instances are replaced by new ones of the same definition.")
                + cancelableText(session, id),
            FactList(session, id)
                .connection()
                .instances(instancesOf(session, id))
                .fact(QCoreApplication::translate("Changes", "Meanwhile"), restartStrategy(session, id))
                .deployments()
                .take(),
            QCoreApplication::translate("Changes", "Restart app")};
    };
    change.send = [&session, id](bool force, QObject* receiver, api::ChangeAnswer answer) {
        session.client.restart(id, force, receiver, std::move(answer));
    };
    return change;
}

Change suspendApp(const Session& session, const PathId& id)
{
    Change change;
    change.question.production = session.profile.production;
    change.question.request = {"PUT", "/v2/apps" + toText(id), R"({"instances": 0})"};
    change.question.text = [&session, id] {
        const int now = instancesOf(session, id);
        return ConfirmText{QCoreApplication::translate("Changes", "Suspend app %1").arg(toText(id)),
                           QCoreApplication::translate(
                               "Changes", "All instances stop. Resume starts %n again.", nullptr, now),
                           FactList(session, id).connection().instances(0).dependants().deployments().take(),
                           QCoreApplication::translate("Changes", "Suspend app")};
    };
    change.send = [&session, id](bool force, QObject* receiver, api::ChangeAnswer answer) {
        session.client.scale(id, 0, force, receiver, std::move(answer));
    };
    return change;
}

Change scaleApp(const Session& session, const PathId& id, int instances)
{
    Change change;
    const int now = instancesOf(session, id);
    change.ask = instances * 2 < now;
    change.question.destructive = true;
    change.question.production = session.profile.production;
    change.question.request = {"PUT", "/v2/apps" + toText(id),
                               QStringLiteral(R"({"instances": %1})").arg(instances)};
    change.question.text = [&session, id, instances, now] {
        return ConfirmText{QCoreApplication::translate("Changes", "Scale app %1").arg(toText(id)),
                           now > instances
                               ? QCoreApplication::translate("Changes", "%n instance(s) will be killed.",
                                                             nullptr, now - instances)
                               : QCoreApplication::translate("Changes", "%n instance(s) will be started.",
                                                             nullptr, instances - now),
                           FactList(session, id).connection().instances(instances).deployments().take(),
                           QCoreApplication::translate("Changes", "Scale")};
    };
    change.send = [&session, id, instances](bool force, QObject* receiver, api::ChangeAnswer answer) {
        session.client.scale(id, instances, force, receiver, std::move(answer));
    };
    return change;
}

Change scaleGroup(const Session& session, const PathId& id, double factor)
{
    Change change;
    change.ask = false;
    change.question.production = session.profile.production;
    change.question.request = {"PUT", "/v2/groups" + toText(id),
                               QStringLiteral(R"({"scaleBy": %1})").arg(factor)};
    change.question.text = [&session, id, factor] {
        return ConfirmText{
            QCoreApplication::translate("Changes", "Scale group %1").arg(toText(id)),
            QCoreApplication::translate("Changes", "Instances are multiplied by %1, rounded up.")
                .arg(format::number(factor)),
            FactList(session, id).connection().objects(names(appsBelow(session.mirror, id))).take(),
            QCoreApplication::translate("Changes", "Scale group")};
    };
    change.send = [&session, id, factor](bool force, QObject* receiver, api::ChangeAnswer answer) {
        session.client.scaleGroup(id, factor, force, receiver, std::move(answer));
    };
    return change;
}

Change destroyApp(const Session& session, const PathId& id)
{
    Change change;
    const api::AppRow* row = session.mirror.app(id);
    const bool holdsData = row && row->app && volumeCount(*row->app) > 0;
    change.question.destructive = true;
    change.question.production = session.profile.production;
    if (holdsData || session.profile.production)
        change.question.typeToConfirm = toText(id);
    change.question.request = {"DELETE", "/v2/apps" + toText(id), {}};
    change.question.text = [&session, id] {
        const api::AppRow* app = session.mirror.app(id);
        const int running = app ? app->counts.running : 0;
        return ConfirmText{
            QCoreApplication::translate("Changes", "Destroy app %1").arg(toText(id)),
            QCoreApplication::translate("Changes", "The app stops and its definition is removed.") + ' '
                + QCoreApplication::translate("Changes", "%n running instance(s) will be killed.", nullptr,
                                              running),
            FactList(session, id)
                .connection()
                .instances(0)
                .volumes()
                .dependants()
                .deployments()
                .cannotBeUndone()
                .take(),
            QCoreApplication::translate("Changes", "Destroy app")};
    };
    change.send = [&session, id](bool force, QObject* receiver, api::ChangeAnswer answer) {
        session.client.destroyApp(id, force, receiver, std::move(answer));
    };
    return change;
}

Change destroyGroup(const Session& session, const PathId& id)
{
    Change change;
    change.question.destructive = true;
    change.question.production = session.profile.production;
    change.question.typeToConfirm = toText(id);
    change.question.request = {"DELETE", "/v2/groups" + toText(id), {}};
    change.question.text = [&session, id] {
        const std::vector<PathId> apps = appsBelow(session.mirror, id);
        int running = 0;
        for (const PathId& app : apps)
            running += session.mirror.app(app)->counts.running;
        return ConfirmText{
            QCoreApplication::translate("Changes", "Destroy group %1").arg(toText(id)),
            QCoreApplication::translate("Changes", "Everything in the group stops and is removed.") + ' '
                + QCoreApplication::translate("Changes", "%n running instance(s) will be killed.", nullptr,
                                              running),
            FactList(session, id).connection().objects(names(apps)).cannotBeUndone().take(),
            QCoreApplication::translate("Changes", "Destroy group")};
    };
    change.send = [&session, id](bool force, QObject* receiver, api::ChangeAnswer answer) {
        session.client.destroyGroup(id, force, receiver, std::move(answer));
    };
    return change;
}

Change killInstances(const Session& session, const PathId& app, std::vector<TaskId> tasks, bool scale)
{
    Change change;
    change.question.destructive = true;
    change.question.production = session.profile.production;
    QStringList ids;
    for (const TaskId& task : tasks)
        ids << toText(task);
    const QString query = scale ? QStringLiteral("?scale=true") : QString();
    change.question.request = {"POST", "/v2/tasks/delete" + query,
                               QStringLiteral("{\"ids\": [\"%1\"]}").arg(ids.join(QStringLiteral("\", \"")))};
    change.question.text = [&session, app, ids, scale] {
        const int count = int(ids.size());
        const int now = instancesOf(session, app);
        return ConfirmText{
            QCoreApplication::translate("Changes", "Kill %n instance(s)", nullptr, count),
            scale ? QCoreApplication::translate("Changes",
                                                "No replacements are started: the target sinks as well.")
                  : QCoreApplication::translate("Changes", "Replacements are started at once."),
            FactList(session, app).connection().objects(ids).instances(scale ? now - count : now).take(),
            scale ? QCoreApplication::translate("Changes", "Kill and scale down")
                  : QCoreApplication::translate("Changes", "Kill %n instance(s)", nullptr, count)};
    };
    change.send = [&session, tasks = std::move(tasks), scale](bool force, QObject* receiver,
                                                              api::ChangeAnswer answer) {
        const auto reply = [answer = std::move(answer)](const Result<std::optional<DeploymentResult>>& done) {
            answer(done.map([](const auto& started) { return started.value_or(DeploymentResult{}); }));
        };
        session.client.kill({tasks, scale, false, force}, receiver, reply);
    };
    return change;
}

Change resetDelay(const Session& session, const PathId& id)
{
    Change change;
    change.ask = false;
    change.question.request = {"DELETE", "/v2/queue" + toText(id) + "/delay", {}};
    change.question.text = [id] {
        return ConfirmText{QCoreApplication::translate("Changes", "Reset delay of %1").arg(toText(id)),
                           QCoreApplication::translate("Changes", "The next launch is tried at once."),
                           {},
                           QCoreApplication::translate("Changes", "Reset delay")};
    };
    change.send = [&session, id](bool /*force*/, QObject* receiver, api::ChangeAnswer answer) {
        session.client.resetDelay(id, receiver, withoutDeployment<void>(std::move(answer)));
    };
    return change;
}

} // namespace pacer::ui::changes
