// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/rehearsal_recorder.h"

#include "core/scheduler/nearest_miss.h"
#include "core/simulation/habits.h"

#include <algorithm>

namespace pacer::simulation {

using namespace scheduler; // NOLINT(google-build-using-namespace): the language of this class

namespace {

/// Longer than a launch waits for the next round of offers when there is room.
constexpr Duration longestNormalWait = std::chrono::milliseconds{2500};

void add(Usage& to, const Usage& usage, int sign)
{
    to.cpus += sign * usage.cpus;
    to.mem += sign * usage.mem;
    to.disk += sign * usage.disk;
    to.gpus += sign * usage.gpus;
    to.ports += sign * usage.ports;
}

void raise(Usage& peak, const Usage& usage)
{
    peak.cpus = std::max(peak.cpus, usage.cpus);
    peak.mem = std::max(peak.mem, usage.mem);
    peak.disk = std::max(peak.disk, usage.disk);
    peak.gpus = std::max(peak.gpus, usage.gpus);
    peak.ports = std::max(peak.ports, usage.ports);
}

Usage usageOf(const std::vector<OfferedResource>& resources)
{
    Usage usage;
    for (const OfferedResource& one : resources) {
        if (const auto* ranges = std::get_if<Ranges>(&one.amount)) {
            for (const Range& range : *ranges)
                usage.ports += one.name == "ports" ? static_cast<int>(range.end - range.begin) + 1 : 0;
        } else if (const auto* amount = std::get_if<Milli>(&one.amount)) {
            const double value = fromMilli(*amount);
            usage.cpus += one.name == "cpus" ? value : 0;
            usage.mem += one.name == "mem" ? value : 0;
            usage.disk += one.name == "disk" && !one.disk ? value : 0;
            usage.gpus += one.name == "gpus" ? value : 0;
        }
    }
    return usage;
}

int portsOf(const Instance& instance)
{
    int ports = 0;
    for (const Task& task : instance.tasks)
        ports += static_cast<int>(std::ranges::count_if(task.hostPorts, &std::optional<int>::has_value));
    return ports;
}

bool isChecked(const RunSpec& spec)
{
    if (const AppSpec* app = spec.app())
        return !app->healthChecks.empty();
    return std::ranges::any_of(spec.pod()->containers,
                               [](const PodContainer& one) { return one.healthCheck.has_value(); });
}

std::set<PathId> replacedBy(const Script& script)
{
    std::set<PathId> ids;
    const auto collect = [&ids](const DeploymentPlan& plan) {
        for (const DeploymentStep& step : plan.steps) {
            for (const DeploymentAction& action : step.actions) {
                if (action.kind == ActionKind::Restart)
                    ids.insert(action.id);
            }
        }
    };
    collect(script.plan);
    for (const StoredDeployment& other : script.scene.running)
        collect(other.plan);
    return ids;
}

/// Without the noise of sums of tenths.
double tidy(double amount)
{
    return fromMilli(toMilli(amount));
}

void tidy(Usage& usage)
{
    usage.cpus = tidy(usage.cpus);
    usage.mem = tidy(usage.mem);
    usage.disk = tidy(usage.disk);
    usage.gpus = tidy(usage.gpus);
}

} // namespace

RehearsalRecorder::RehearsalRecorder(const Script& script, const Cast& cast)
    : m_begin(script.scene.now)
{
    m_result.plan = script.plan;
    for (const DeploymentStep& step : script.plan.steps)
        m_result.steps.push_back({step, std::nullopt, std::nullopt});
    const std::set<PathId> replaced = replacedBy(script);
    for (const PathId& id : script.touched()) {
        App& app = m_apps[id];
        app.forecast.id = id;
        app.target = findRunSpec(*script.scene.root, id);
        app.replaced = replaced.contains(id);
        app.forecast.wanted = app.target ? app.target->instances() : 0;
    }
    for (const Actor& actor : cast.actors)
        note(*actor.instance, actor.healthy);
    for (auto& [id, app] : m_apps) {
        app.forecast.peak = app.now.old + app.now.fresh;
        app.forecast.lowestHealthy = app.now.healthy;
        app.forecast.line.push_back(app.now);
        app.changed = false;
    }
    m_changed.clear();
    m_result.before = m_result.peak = m_usage;
    for (const AgentRoom& room : cast.agents) {
        add(m_result.available, usageOf(room.free), 1);
        add(m_result.total, usageOf(room.total), 1);
    }
    if (!cast.agents.empty())
        add(m_result.available, m_usage, 1);
}

RehearsalRecorder::Seen RehearsalRecorder::look(const App& app, const Instance& instance)
{
    Seen seen;
    seen.app = app.forecast.id;
    seen.active = isActive(instance.condition);
    if (!seen.active)
        return seen;
    const VersionInfo& version = instance.spec.versionInfo();
    if (app.target) {
        const VersionInfo& wanted = app.target->versionInfo();
        seen.fresh = app.replaced ? version.version == wanted.version
                                  : version.lastConfigChangeAt >= wanted.lastConfigChangeAt;
    }
    seen.serves = instance.condition == Condition::Running && instance.goal == Goal::Running;
    seen.checked = isChecked(instance.spec);
    const Resources resources = instance.spec.totalResources();
    seen.usage = {resources.cpus, resources.mem, resources.disk, static_cast<double>(resources.gpus),
                  portsOf(instance)};
    return seen;
}

void RehearsalRecorder::touch(App& app)
{
    if (!app.changed)
        m_changed.push_back(&app);
    app.changed = true;
}

void RehearsalRecorder::count(const Seen& seen, int sign)
{
    if (!seen.active)
        return;
    CountPoint& now = m_apps.at(seen.app).now;
    (seen.fresh ? now.fresh : now.old) += sign;
    now.healthy += seen.isHealthy() ? sign : 0;
    add(m_usage, seen.usage, sign);
}

void RehearsalRecorder::note(const Instance& instance, std::optional<bool> healthy)
{
    const auto app = m_apps.find(instance.runSpecId());
    if (app == m_apps.end())
        return;
    Seen seen = look(app->second, instance);
    Seen& known = m_seen[instance.id];
    seen.healthy = !seen.active ? std::nullopt : healthy ? healthy : known.healthy;
    count(known, -1);
    known = std::move(seen);
    count(known, 1);
    touch(app->second);
}

void RehearsalRecorder::noteHealth(const InstanceId& id, std::optional<bool> healthy)
{
    const auto known = m_seen.find(id);
    if (known == m_seen.end())
        return;
    count(known->second, -1);
    known->second.healthy = healthy;
    count(known->second, 1);
    touch(m_apps.at(known->second.app));
}

void RehearsalRecorder::hearEvent(const ApiEventBody& event, Duration at)
{
    if (const auto* step = std::get_if<DeploymentStepEvent>(&event);
        step && step->plan.id == m_result.plan.id) {
        if (step->kind == DeploymentStepEvent::Kind::Info)
            m_result.steps.at(static_cast<std::size_t>(m_step++)).begun = at;
        else if (step->kind == DeploymentStepEvent::Kind::Success)
            m_result.steps.at(static_cast<std::size_t>(m_step - 1)).ended = at;
    } else if (const auto* end = std::get_if<DeploymentEndedEvent>(&event);
               end && end->plan.id == m_result.plan.id) {
        m_over = true;
        m_result.ends = end->success;
    }
}

void RehearsalRecorder::hear(const Effects& effects, Timestamp now)
{
    for (const ApiEvent& event : effects.events) {
        if (const auto* health = std::get_if<InstanceHealthChangedEvent>(&event.body))
            noteHealth(health->instanceId, health->healthy);
        else
            hearEvent(event.body, now - m_begin);
    }
    for (const StoreWrite& write : effects.writes) {
        if (const auto* saved = std::get_if<SaveInstance>(&write)) {
            note(*saved->instance, std::nullopt);
        } else if (const auto* gone = std::get_if<ForgetInstance>(&write)) {
            const auto known = m_seen.find(gone->id);
            if (known == m_seen.end())
                continue;
            count(known->second, -1);
            touch(m_apps.at(known->second.app));
            m_seen.erase(known);
        }
    }
    raise(m_result.peak, m_usage);
    for (App* app : m_changed) {
        app->forecast.peak = std::max(app->forecast.peak, app->now.old + app->now.fresh);
        app->forecast.lowestHealthy = std::min(app->forecast.lowestHealthy, app->now.healthy);
    }
}

void RehearsalRecorder::endMoment(const State& state, Timestamp now)
{
    const Duration at = now - m_begin;
    for (App* app : m_changed) {
        app->changed = false;
        CountPoint& last = app->forecast.line.back();
        app->now.at = last.at;
        if (app->now == last)
            continue;
        m_lastChange = at;
        app->now.at = at;
        if (last.at == at && app->forecast.line.size() > 1)
            last = app->now;
        else
            app->forecast.line.push_back(app->now);
    }
    m_changed.clear();
    lookForWaits(state, at);
}

/// An item of the queue that stays there is a wait; where it ends the forecast is told.
void RehearsalRecorder::lookForWaits(const State& state, Duration at)
{
    std::set<PathId> waiting;
    for (const auto& [key, entry] : state.queue) {
        const SpecInstances* group = state.instances.of(key.id);
        const int count = group ? group->scheduled : 0;
        if (count == 0 || !m_apps.contains(key.id))
            continue;
        waiting.insert(key.id);
        Waiting& one = m_waiting.try_emplace(key.id, Waiting{at, std::nullopt}).first->second;
        if (!one.listed && at - one.since >= longestNormalWait)
            list(state, key, count, one);
    }
    std::erase_if(m_waiting, [&](const auto& entry) {
        if (waiting.contains(entry.first))
            return false;
        if (entry.second.listed)
            m_result.waits[*entry.second.listed].until = at;
        return true;
    });
}

void RehearsalRecorder::list(const State& state, const QueueKey& key, int instances, Waiting& waiting)
{
    const QueueEntry& entry = state.queue.at(key);
    WaitForecast wait;
    wait.app = key.id;
    wait.step = m_step;
    wait.instances = instances;
    wait.from = waiting.since;
    wait.delay = !state.delays.mayLaunch(configOf(entry.spec), m_begin + waiting.since + longestNormalWait);
    if (!wait.delay)
        wait.nearest = nearestMiss(state, key, entry);
    waiting.listed = m_result.waits.size();
    m_result.waits.push_back(std::move(wait));
}

Rehearsal RehearsalRecorder::finish(Timestamp now) &&
{
    m_result.ends = m_result.ends && (m_over || m_result.plan.steps.empty());
    m_result.length = m_result.ends ? now - m_begin : m_lastChange;
    for (auto& [id, app] : m_apps)
        m_result.apps.push_back(std::move(app.forecast));
    for (Usage* usage : {&m_result.before, &m_result.peak, &m_result.available, &m_result.total})
        tidy(*usage);
    return std::move(m_result);
}

} // namespace pacer::simulation
