// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/launch_queue.h"

#include "core/scheduler/turn.h"

#include <algorithm>
#include <cmath>

namespace pacer::scheduler {

namespace {

constexpr Duration sweepInterval = std::chrono::seconds{10};

/// In nanoseconds, cut off.
Duration scaled(Duration delay, double factor)
{
    const double nanoseconds = static_cast<double>(delay.count()) * factor;
    constexpr double limit = 9e18;
    return Duration{static_cast<Duration::rep>(std::min(nanoseconds, limit))};
}

bool endsInFailure(Condition condition)
{
    return condition == Condition::Failed || condition == Condition::Error || condition == Condition::Dropped
           || condition == Condition::Gone || condition == Condition::Finished;
}

bool isSignOfLife(Condition condition)
{
    return condition == Condition::Provisioned || condition == Condition::Staging
           || condition == Condition::Starting || condition == Condition::Running;
}

/// Stores the record as it is now and wakes up when it ends.
void keep(Turn& turn, const ConfigRef& config)
{
    askAnew(turn.state, config.id);
    const bool durable = turn.state.settings.behaviour.durableBackoff;
    const Alarm alarm{AlarmKind::LaunchDelay, config.id.text(), config.configVersion};
    if (const LaunchDelay* delay = turn.state.delays.find(config)) {
        turn.state.agenda.set(alarm, delay->reference + delay->current);
        if (!turn.state.agenda.has({AlarmKind::DelaySweep}))
            turn.state.agenda.set({AlarmKind::DelaySweep}, turn.now + sweepInterval);
        if (durable)
            turn.write(SaveDelay{*delay});
        return;
    }
    turn.state.agenda.clear(alarm);
    if (durable)
        turn.write(ForgetDelay{config.id, config.configVersion});
}

} // namespace

ConfigRef configOf(const RunSpec& spec)
{
    return {spec.id(), spec.versionInfo().lastConfigChangeAt};
}

bool DelayLedger::became(const ConfigRef& config, Condition condition, bool draining, const Backoff& backoff,
                         Timestamp now)
{
    if (draining && (condition == Condition::Killed || condition == Condition::Gone))
        return reset(config);
    if (endsInFailure(condition)) {
        lengthen(config, backoff, now);
        return true;
    }
    const auto known = m_delays.find(config);
    if (!isSignOfLife(condition) || known == m_delays.end())
        return false;
    known->second.reference = now; // every launch begins the delay anew
    return true;
}

void DelayLedger::lengthen(const ConfigRef& config, const Backoff& backoff, Timestamp now)
{
    const Duration maximum = std::chrono::seconds{backoff.maxLaunchDelaySeconds};
    const auto [known, isNew] = m_delays.try_emplace(config);
    LaunchDelay& delay = known->second;
    delay.id = config.id;
    delay.configVersion = config.configVersion;
    delay.current = isNew ? Duration{std::chrono::seconds{backoff.backoffSeconds}}
                          : scaled(delay.current, backoff.backoffFactor);
    delay.current = std::min(delay.current, maximum);
    delay.maximum = maximum;
    delay.reference = now;
}

bool DelayLedger::reset(const ConfigRef& config)
{
    return m_delays.erase(config) > 0;
}

std::vector<ConfigRef> DelayLedger::sweep(Timestamp now)
{
    std::vector<ConfigRef> dropped;
    std::erase_if(m_delays, [&](const auto& entry) {
        const LaunchDelay& delay = entry.second;
        const bool stable = now > delay.reference + delay.maximum;
        if (stable)
            dropped.push_back(entry.first);
        return stable;
    });
    return dropped;
}

void DelayLedger::restore(const LaunchDelay& delay)
{
    m_delays[{delay.id, delay.configVersion}] = delay;
}

const LaunchDelay* DelayLedger::find(const ConfigRef& config) const
{
    const auto known = m_delays.find(config);
    return known == m_delays.end() ? nullptr : &known->second;
}

bool DelayLedger::mayLaunch(const ConfigRef& config, Timestamp now) const
{
    const LaunchDelay* delay = find(config);
    return !delay || delay->reference + delay->current <= now;
}

void delaysHeard(Turn& turn, const InstanceChange& change)
{
    if (!change.after || !change.before || !change.conditionChanged())
        return;
    const Instance& instance = *change.after;
    if (turn.state.delays.isEmpty() && !change.draining && !endsInFailure(instance.condition))
        return;
    const ConfigRef config = configOf(instance.spec);
    if (turn.state.delays.became(config, instance.condition, change.draining, instance.spec.backoff(),
                                 turn.now))
        keep(turn, config);
}

void enqueue(State& state, const Instance& waiting, Timestamp now)
{
    const Resources needed = waiting.spec.totalResources();
    const QueueKey key{waiting.runSpecId(), waiting.role};
    auto known = state.queue.find(key);
    if (known == state.queue.end())
        known = state.queue.emplace(key, QueueEntry{waiting.spec, now, needed}).first;
    QueueEntry& entry = known->second;
    if (entry.spec.version() < waiting.version())
        entry.spec = waiting.spec;
    entry.least.cpus = std::min(entry.least.cpus, needed.cpus);
    entry.least.mem = std::min(entry.least.mem, needed.mem);
}

void queueHeard(Turn& turn, const InstanceChange& change)
{
    const Instance& instance = change.any();
    const auto waits = [](const Instance& one) {
        return one.isScheduled() || one.condition == Condition::Provisioned;
    };
    askAnew(turn.state, instance.runSpecId());
    if (change.after && waits(*change.after)) {
        const bool isCountedIn =
            change.before && waits(*change.before) && change.before->version() == instance.version();
        if (!isCountedIn)
            enqueue(turn.state, instance, turn.now);
        const bool waitedBefore = change.before && change.before->isScheduled();
        if (instance.isScheduled() && !waitedBefore)
            turn.wantsOffers = true;
        return;
    }
    if (!change.before || !waits(*change.before))
        return;
    const SpecInstances* group = turn.state.instances.of(instance.runSpecId());
    if (!group || !group->waiting.contains(instance.role))
        turn.state.queue.erase(QueueKey{instance.runSpecId(), instance.role});
    if (!group || group->waiting.empty())
        forgetNeeds(turn.state, instance.runSpecId());
}

void askAnew(State& state, const PathId& id)
{
    for (auto entry = state.queue.lower_bound(id); entry != state.queue.end() && entry->first.id == id;
         ++entry)
        ++entry->second.revision;
}

void resetDelay(Turn& turn, const ConfigRef& config)
{
    if (turn.state.delays.reset(config)) {
        keep(turn, config);
        turn.wantsOffers = true;
    }
}

void onDelaySweep(Turn& turn)
{
    for (const ConfigRef& config : turn.state.delays.sweep(turn.now))
        keep(turn, config);
    if (!turn.state.delays.isEmpty())
        turn.state.agenda.set({AlarmKind::DelaySweep}, turn.now + sweepInterval);
}

void onDelayOver(Turn& turn, const PathId& id)
{
    askAnew(turn.state, id);
    if (const SpecInstances* group = turn.state.instances.of(id); group && group->scheduled > 0)
        turn.wantsOffers = true;
}

} // namespace pacer::scheduler
