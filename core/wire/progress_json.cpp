// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/progress_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::wire {

namespace {

Json writeWait(const WaitReason& wait)
{
    Json json{{"kind", nameOf(wait.kind)}};
    if (wait.instances > 0)
        json["instances"] = wait.instances;
    if (!wait.hosts.empty())
        json["hosts"] = wait.hosts;
    if (wait.since)
        json["since"] = formatTimestamp(*wait.since);
    if (wait.until)
        json["until"] = formatTimestamp(*wait.until);
    if (!wait.detail.empty())
        json["detail"] = wait.detail;
    return json;
}

std::optional<WaitReason> readWait(const Reader& in, const PathId& app)
{
    WaitReason wait;
    wait.app = app;
    if (!in.get("kind", wait.kind)) // of a newer server
        return std::nullopt;
    in.get("instances", wait.instances);
    in.get("hosts", wait.hosts);
    in.get("since", wait.since);
    in.get("until", wait.until);
    in.get("detail", wait.detail);
    return wait;
}

Json writePause(const UpdatePause& pause)
{
    Json json{{"cause", nameOf(pause.trouble)}};
    if (!pause.instance.value.empty())
        json["instanceId"] = pause.instance.value;
    if (!pause.detail.empty())
        json["detail"] = pause.detail;
    json["since"] = formatTimestamp(pause.since);
    return json;
}

bool isPaused(const UpdateStatus& status)
{
    return status.state == UpdateState::Paused || status.state == UpdateState::RollbackPaused;
}

} // namespace

Json writeUpdateStatus(const UpdateStatus& status)
{
    Json json{{"state", nameOf(status.state)},
              {"message", status.message},
              {"startedAt", formatTimestamp(status.startedAt)}};
    if (status.pause)
        json["pause"] = writePause(*status.pause);
    return json;
}

UpdateStatus readUpdateStatus(const Reader& in, const PathId& app)
{
    UpdateStatus status;
    status.app = app;
    in.get("state", status.state);
    in.get("message", status.message);
    in.get("startedAt", status.startedAt);
    if (const auto pause = in.field("pause"); pause && pause->isObject()) {
        status.pause.emplace();
        pause->get("cause", status.pause->trouble);
        pause->get("instanceId", status.pause->instance.value);
        pause->get("detail", status.pause->detail);
        pause->get("since", status.pause->since);
    }
    return status;
}

Json writeProgress(const ActionProgress& progress)
{
    Json json{{"wanted", progress.wanted},
              {"ready", progress.ready},
              {"started", progress.started},
              {"old", progress.old},
              {"waitingFor", Json::array()}};
    for (const WaitReason& wait : progress.waits)
        json["waitingFor"].push_back(writeWait(wait));
    return json;
}

ActionProgress readProgress(const Reader& in, const PathId& app)
{
    ActionProgress progress;
    progress.app = app;
    in.get("wanted", progress.wanted);
    in.get("ready", progress.ready);
    in.get("started", progress.started);
    in.get("old", progress.old);
    if (const auto waits = in.field("waitingFor")) {
        for (const Reader& item : waits->items()) {
            if (auto wait = readWait(item, app))
                progress.waits.push_back(*std::move(wait));
        }
    }
    return progress;
}

Json writeRollbackCause(const RollbackCause& cause)
{
    return {{"deployment", cause.deployment.value}, {"app", cause.app.text()}, {"reason", cause.reason}};
}

RollbackCause readRollbackCause(const Reader& in)
{
    RollbackCause cause;
    in.get("deployment", cause.deployment.value);
    in.get("app", cause.app);
    in.get("reason", cause.reason);
    return cause;
}

const UpdateStatus* mostUrgent(const std::vector<UpdateStatus>& updates)
{
    const auto paused = std::ranges::find_if(updates, isPaused);
    if (paused != updates.end())
        return &*paused;
    return updates.empty() ? nullptr : &updates.front();
}

} // namespace pacer::wire
