// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/health_watch.h"

#include "core/scheduler/instances.h"
#include "core/scheduler/kills.h"
#include "core/scheduler/readiness.h"

#include <algorithm>

namespace pacer::scheduler {

namespace {

const std::vector<HealthCheck>& checksOf(const RunSpec& spec)
{
    static const std::vector<HealthCheck> none;
    return spec.app() ? spec.app()->healthChecks : none;
}

WatchedVersion* watchedVersion(State& state, const PathId& id, Timestamp version)
{
    const auto spec = state.health.watched.find(id);
    if (spec == state.health.watched.end())
        return nullptr;
    const auto watched = spec->second.find(version);
    return watched == spec->second.end() ? nullptr : &watched->second;
}

void armTicks(Turn& turn, const WatchedVersion& watched)
{
    const std::vector<HealthCheck>& checks = checksOf(watched.spec);
    for (std::size_t i = 0; i < checks.size(); ++i) {
        const Alarm alarm{AlarmKind::HealthTick, watched.spec.id().text(), watched.spec.version(),
                          static_cast<int>(i)};
        if (!checks[i].runsBesideTask() && !turn.state.agenda.has(alarm))
            turn.state.agenda.set(alarm, nextTick(checks[i], watched.added, turn.now));
    }
}

void disarmTicks(Turn& turn, const WatchedVersion& watched)
{
    for (std::size_t i = 0; i < checksOf(watched.spec).size(); ++i)
        turn.state.agenda.clear(
            {AlarmKind::HealthTick, watched.spec.id().text(), watched.spec.version(), static_cast<int>(i)});
}

/// A change that a check beside the task of an app found is told twice, as by the reference
/// (spec/marathon-api.md 10).
void tellAggregate(Turn& turn, const Instance& instance, bool isMirrored = false)
{
    const std::optional<bool> healthy = healthNow(turn.state, instance);
    auto& aggregates = turn.state.health.aggregate;
    const auto told = aggregates.find(instance.id);
    const bool isNews = (told == aggregates.end() ? std::nullopt : told->second) != healthy;
    if (!isNews || !turn.state.instances.find(instance.id))
        return;
    aggregates.insert_or_assign(instance.id, healthy);
    const InstanceHealthChangedEvent event{instance.id, instance.runSpecId(), healthy, instance.version()};
    turn.publish(event);
    if (isMirrored)
        turn.publish(event);
    turn.news.emplace_back(HealthChange{instance.id, healthy});
}

void dropResults(Turn& turn, const Instance& instance)
{
    HealthLedger& health = turn.state.health;
    if (health.results.erase(instance.id) > 0)
        turn.state.instances.changes.touch(instance.runSpecId());
    const auto told = health.aggregate.find(instance.id);
    if (told == health.aggregate.end())
        return;
    const std::vector<HealthCheck>& checks = checksOf(instance.spec);
    const bool isTold = checks.empty()
                        || (checks.front().runsBesideTask()
                            && watchedVersion(turn.state, instance.runSpecId(), instance.version()));
    if (told->second && isTold)
        turn.publish(
            InstanceHealthChangedEvent{instance.id, instance.runSpecId(), std::nullopt, instance.version()});
    health.aggregate.erase(told);
}

std::optional<HealthResult>& resultOf(Turn& turn, const Instance& instance, std::size_t check)
{
    turn.state.instances.changes.touch(instance.runSpecId()); // who asks for it changes it
    auto& results = turn.state.health.results[instance.id];
    results.resize(checksOf(instance.spec).size());
    std::optional<HealthResult>& result = results[check];
    if (!result) {
        result.emplace();
        result->instanceId = instance.id;
    }
    return result;
}

/// A check beside the task changed its mind.
void mirror(Turn& turn, const Instance& instance, std::size_t index, bool healthy)
{
    const HealthCheck& check = checksOf(instance.spec)[index];
    HealthResult& result = *resultOf(turn, instance, index);
    const bool wasAlive = result.alive;
    result.alive = healthy;
    if (healthy) {
        result.consecutiveFailures = 0;
        result.firstSuccess = result.firstSuccess.value_or(turn.now);
        result.lastSuccess = turn.now;
    } else {
        ++result.consecutiveFailures;
        result.lastFailure = turn.now;
        turn.publish(FailedHealthCheckEvent{instance.runSpecId(), instance.id, check});
    }
    if (wasAlive != result.alive)
        turn.publish(
            HealthStatusChangedEvent{instance.runSpecId(), instance.id, instance.version(), healthy});
}

/// True if a check beside the task had something to say.
bool mirrorAll(Turn& turn, const InstanceChange& change)
{
    const Instance& instance = *change.after;
    const std::optional<bool> healthy =
        instance.tasks.empty() ? std::nullopt : instance.tasks.front().healthy;
    const bool sameTask = change.before && !change.before->tasks.empty() && !instance.tasks.empty()
                          && change.before->tasks.front().id == instance.tasks.front().id;
    if (!healthy || (sameTask && change.before->tasks.front().healthy == healthy))
        return false;
    bool found = false;
    const std::vector<HealthCheck>& checks = checksOf(instance.spec);
    for (std::size_t i = 0; i < checks.size(); ++i) {
        if (checks[i].runsBesideTask()) {
            mirror(turn, instance, i, *healthy);
            found = true;
        }
    }
    return found;
}

void killUnhealthy(Turn& turn, const Instance& instance, const std::string& cause)
{
    const Task& task = instance.tasks.front();
    UnhealthyInstanceKillEvent event{
        instance.runSpecId(), task.id, instance.id, instance.version(), cause, {}, std::nullopt};
    TaskFailure failure{
        instance.runSpecId(), {},          "Task was killed since health check failed. Reason: " + cause,
        TaskState::Killed,    task.id,     turn.now,
        instance.version(),   std::nullopt};
    if (instance.agent) {
        event.host = failure.host = instance.agent->host;
        event.agentId = failure.agentId = instance.agent->id;
    }
    turn.publish(std::move(event));
    rememberFailure(turn, std::move(failure));
    requestKill(turn, instance.id);
}

void count(Turn& turn, const Instance& instance, std::size_t index, const Observation& observation)
{
    const HealthCheck& check = checksOf(instance.spec)[index];
    HealthResult& result = *resultOf(turn, instance, index);
    const Judgement judgement =
        judge(result, check, observation, instance.condition == Condition::Running, instance.since, turn.now);
    const bool alive = result.alive;
    if (judgement.failed)
        turn.publish(FailedHealthCheckEvent{instance.runSpecId(), instance.id, check});
    if (judgement.flipped)
        turn.publish(HealthStatusChangedEvent{instance.runSpecId(), instance.id, instance.version(), alive});
    tellAggregate(turn, instance);
    if (judgement.kill)
        killUnhealthy(turn, Instance(instance), observation.cause);
}

void probeInstance(Turn& turn, const Instance& instance, std::size_t index)
{
    const HealthCheck& check = checksOf(instance.spec)[index];
    if (!check.port && !check.portIndex && !turn.state.settings.behaviour.keepDroppedFields) {
        // The reference knows no first port (decision 32).
        count(turn, instance, index,
              {false, "UnsupportedOperationException: Health check failed: unable to get the task's "
                      "effectivePort"});
        return;
    }
    std::optional<Address> address =
        addressOf(instance, static_cast<std::size_t>(std::max(check.portIndex.value_or(0), 0)));
    if (check.port && instance.agent)
        address = Address{instance.agent->host, *check.port};
    if (!address) {
        count(turn, instance, index, {false, "no port to check"});
        return;
    }
    SendProbe probe;
    probe.kind = check.protocol == HealthCheckProtocol::Tcp     ? ProbeKind::Tcp
                 : check.protocol == HealthCheckProtocol::Https ? ProbeKind::Https
                                                                : ProbeKind::Http;
    probe.host = address->host;
    probe.port = address->port;
    const std::string path = check.path.value_or("/");
    probe.path = path.starts_with('/') ? path : '/' + path;
    probe.ipProtocol = check.ipProtocol;
    probe.timeout = std::chrono::seconds{check.timeoutSeconds};
    sendProbe(turn,
              {instance.id, instance.tasks.front().id, instance.version(), static_cast<int>(index), false},
              std::move(probe));
}

void dispatch(Turn& turn, const PendingProbe& pending, SendProbe probe)
{
    HealthLedger& health = turn.state.health;
    probe.id = health.nextProbe++;
    probe.task = pending.task;
    probe.readiness = pending.readiness;
    health.pending.emplace(probe.id, pending);
    turn.effects.probes.emplace_back(std::move(probe));
}

} // namespace

void watchHealth(Turn& turn, const RunSpec& spec)
{
    const std::vector<HealthCheck>& checks = checksOf(spec);
    if (checks.empty())
        return;
    const auto [watched, isNew] =
        turn.state.health.watched[spec.id()].try_emplace(spec.version(), WatchedVersion{spec, turn.now, {}});
    if (!isNew)
        return;
    for (const HealthCheck& check : checks)
        turn.publish(AddHealthCheckEvent{spec.id(), spec.version(), check});
    if (const SpecInstances* group = turn.state.instances.of(spec.id())) {
        for (const Shared<Instance>& instance : group->all) {
            if (instance->condition == Condition::Running && instance->version() == spec.version())
                watched->second.running.insert(instance->id);
        }
    }
    if (!watched->second.running.empty())
        armTicks(turn, watched->second);
}

void unwatchHealth(Turn& turn, const PathId& id)
{
    const auto watched = turn.state.health.watched.find(id);
    if (watched == turn.state.health.watched.end())
        return;
    for (const auto& [version, entry] : watched->second) {
        disarmTicks(turn, entry);
        turn.publish(RemoveHealthCheckEvent{id});
    }
    turn.state.health.watched.erase(watched);
}

std::optional<bool> healthNow(const State& state, const Instance& instance)
{
    const std::vector<HealthCheck>& checks = checksOf(instance.spec);
    if (checks.empty())
        return healthOf(instance.tasks);
    const auto results = state.health.results.find(instance.id);
    if (results == state.health.results.end())
        return std::nullopt;
    return aggregateHealth(results->second, checks.size());
}

void healthHeard(Turn& turn, const InstanceChange& change)
{
    const Instance& instance = change.any();
    if (WatchedVersion* watched = watchedVersion(turn.state, instance.runSpecId(), instance.version())) {
        if (change.after && change.after->condition == Condition::Running) {
            if (watched->running.insert(instance.id).second && watched->running.size() == 1)
                armTicks(turn, *watched);
        } else if (watched->running.erase(instance.id) > 0 && watched->running.empty()) {
            disarmTicks(turn, *watched);
        }
    }
    if (!change.after || !isActive(change.after->condition)) {
        dropResults(turn, instance);
        return;
    }
    tellAggregate(turn, instance, mirrorAll(turn, change));
}

void onHealthTick(Turn& turn, const Alarm& alarm)
{
    WatchedVersion* watched = watchedVersion(turn.state, PathId::absolute(alarm.subject), alarm.version);
    const auto index = static_cast<std::size_t>(alarm.index);
    if (!watched || index >= checksOf(watched->spec).size())
        return;
    turn.state.agenda.set(alarm, nextTick(checksOf(watched->spec)[index], watched->added, turn.now));
    const std::set<InstanceId> running = watched->running;
    for (const InstanceId& id : running) {
        if (const Instance* instance = turn.state.instances.find(id))
            probeInstance(turn, *instance, index);
    }
}

void sendProbe(Turn& turn, const PendingProbe& pending, SendProbe probe)
{
    HealthLedger& health = turn.state.health;
    if (health.pending.size() < static_cast<std::size_t>(turn.state.settings.maxConcurrentHealthChecks))
        dispatch(turn, pending, std::move(probe));
    else
        health.waiting.emplace_back(pending, std::move(probe));
}

void onProbeAnswered(Turn& turn, const ProbeAnswered& answer)
{
    HealthLedger& health = turn.state.health;
    const auto known = health.pending.find(answer.probe);
    if (known == health.pending.end())
        return;
    const PendingProbe pending = known->second;
    health.pending.erase(known);
    if (!health.waiting.empty()) {
        const auto [next, probe] = health.waiting.front();
        health.waiting.pop_front();
        dispatch(turn, next, probe);
    }
    if (pending.readiness) {
        readinessAnswered(turn, pending, answer.outcome);
        return;
    }
    const Instance* instance = turn.state.instances.find(pending.instance);
    const auto index = static_cast<std::size_t>(pending.check);
    if (!instance || instance->version() != pending.version || index >= checksOf(instance->spec).size()
        || instance->tasks.empty() || instance->tasks.front().id != pending.task
        || !isActive(instance->condition)
        || !watchedVersion(turn.state, instance->runSpecId(), pending.version))
        return;
    count(turn, *instance, index, observe(checksOf(instance->spec)[index], answer.outcome));
}

std::optional<Address> addressOf(const Instance& instance, std::size_t portIndex)
{
    const AppSpec* app = instance.spec.app();
    if (!app || !instance.agent || instance.tasks.empty())
        return std::nullopt;
    const Task& task = instance.tasks.front();
    if (portIndex < task.hostPorts.size() && task.hostPorts[portIndex])
        return Address{instance.agent->host, *task.hostPorts[portIndex]};
    const bool mapped =
        app->container && app->container->portMappings && portIndex < app->container->portMappings->size();
    if (!mapped || task.ipAddresses.empty())
        return std::nullopt;
    return Address{task.ipAddresses.front().address,
                   (*app->container->portMappings)[portIndex].containerPort};
}

} // namespace pacer::scheduler
