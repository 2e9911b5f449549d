// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/readiness.h"

#include "core/scheduler/deployments.h"
#include "core/scheduler/health_watch.h"

#include <algorithm>

namespace pacer::scheduler {

namespace {

const ReadinessCheck* checkOf(const Instance& instance)
{
    const AppSpec* app = instance.spec.app();
    return app && !app->readinessChecks.empty() ? &app->readinessChecks.front() : nullptr;
}

std::optional<std::size_t> portNamed(const AppSpec& app, const std::string& name)
{
    const auto indexIn = [&](const auto& ports) -> std::optional<std::size_t> {
        const auto port = std::ranges::find_if(ports, [&](const auto& one) { return one.name == name; });
        if (port == ports.end())
            return std::nullopt;
        return static_cast<std::size_t>(port - ports.begin());
    };
    if (app.container && app.container->portMappings) {
        if (const std::optional<std::size_t> index = indexIn(*app.container->portMappings))
            return index;
    }
    return indexIn(app.portDefinitions);
}

void probe(Turn& turn, const Instance& instance, const ReadinessCheck& check)
{
    const std::optional<std::size_t> port = portNamed(*instance.spec.app(), check.portName);
    const std::optional<Address> address = port ? addressOf(instance, *port) : std::nullopt;
    if (!address) {
        turn.state.agenda.set({AlarmKind::Readiness, instance.id.value},
                              turn.now + std::chrono::seconds{check.intervalSeconds});
        return;
    }
    SendProbe probe;
    probe.kind = check.protocol == HttpScheme::Https ? ProbeKind::Https : ProbeKind::Http;
    probe.host = address->host;
    probe.port = address->port;
    probe.path = check.path.starts_with('/') ? check.path : '/' + check.path;
    probe.timeout = std::chrono::seconds{check.timeoutSeconds};
    probe.wantsBody = check.preserveLastResponse;
    sendProbe(turn, {instance.id, instance.tasks.front().id, instance.version(), 0, true}, probe);
}

} // namespace

void startReadiness(Turn& turn, const Instance& instance)
{
    const ReadinessCheck* check = checkOf(instance);
    if (!check || instance.tasks.empty())
        return;
    const auto [result, isNew] = turn.state.health.readiness.try_emplace(instance.id);
    const bool sameTask = result->second.taskId == instance.tasks.front().id;
    if (sameTask)
        return;
    turn.state.instances.changes.touch(instance.runSpecId());
    result->second = ReadinessResult{check->name, instance.tasks.front().id, false, std::nullopt};
    probe(turn, instance, *check);
}

void onReadinessAlarm(Turn& turn, const InstanceId& id)
{
    const Instance* instance = turn.state.instances.find(id);
    if (!instance || instance->condition != Condition::Running
        || !isLocked(turn.state, instance->runSpecId()))
        return;
    const auto result = turn.state.health.readiness.find(id);
    const ReadinessCheck* check = checkOf(*instance);
    if (check && result != turn.state.health.readiness.end() && !result->second.ready)
        probe(turn, *instance, *check);
}

void readinessAnswered(Turn& turn, const PendingProbe& pending, const ProbeOutcome& outcome)
{
    const Instance* instance = turn.state.instances.find(pending.instance);
    const auto known = turn.state.health.readiness.find(pending.instance);
    if (!instance || known == turn.state.health.readiness.end() || known->second.taskId != pending.task)
        return;
    const ReadinessCheck* check = checkOf(*instance);
    if (!check)
        return;
    turn.state.instances.changes.touch(instance->runSpecId());
    ReadinessResult& result = known->second;
    result.ready = isReady(*check, outcome);
    result.lastAnswer = outcome.sent ? std::to_string(outcome.status) : outcome.error;
    if (check->preserveLastResponse) {
        result.lastResponse = outcome.sent
                                  ? ReadinessResponse{outcome.status, outcome.contentType, outcome.body}
                                  : ReadinessResponse{504, "text/plain", outcome.error};
    }
    if (result.ready) {
        turn.news.emplace_back(ReadinessReached{pending.instance});
        return;
    }
    turn.state.agenda.set({AlarmKind::Readiness, pending.instance.value},
                          turn.now + std::chrono::seconds{check->intervalSeconds});
}

void forgetReadiness(Turn& turn, const InstanceId& id)
{
    if (turn.state.health.readiness.erase(id) == 0)
        return;
    turn.state.agenda.clear({AlarmKind::Readiness, id.value});
    if (const Instance* instance = turn.state.instances.find(id))
        turn.state.instances.changes.touch(instance->runSpecId());
}

} // namespace pacer::scheduler
