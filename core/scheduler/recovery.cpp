// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/instances.h"
#include "core/scheduler/step.h"

namespace pacer::scheduler {

namespace {

constexpr Duration firstSweep = std::chrono::seconds{10};

void restoreDelays(State& state, const std::vector<LaunchDelay>& delays)
{
    if (!state.settings.behaviour.durableBackoff)
        return;
    for (const LaunchDelay& delay : delays) {
        state.delays.restore(delay);
        state.agenda.set({AlarmKind::LaunchDelay, delay.id.text(), delay.configVersion},
                         delay.reference + delay.current);
    }
    if (!state.delays.isEmpty())
        state.agenda.set({AlarmKind::DelaySweep}, state.startedAt + firstSweep);
}

void restoreInstances(State& state, std::vector<Instance> instances)
{
    for (Instance& instance : instances) {
        if (instance.isScheduled() || instance.condition == Condition::Provisioned)
            enqueue(state, instance, state.startedAt);
        if (instance.agent)
            instance.agent = shareAgent(state, instance.agent);
        const Shared<Instance> known(std::move(instance));
        state.instances.put(known);
        armInstance(state, *known);
    }
}

} // namespace

State makeState(const Settings& settings, StoredState stored, std::uint64_t seed, Timestamp now)
{
    State state;
    state.settings = settings;
    state.random = Random(seed);
    state.startedAt = now;
    state.health.nextProbe = firstProbe(seed);
    state.root = stored.root ? stored.root : std::make_shared<const Group>();
    for (TaskFailure& failure : stored.taskFailures) {
        const PathId id = failure.appId;
        state.taskFailures.insert_or_assign(id, std::move(failure));
    }
    state.connection.framework = std::move(stored.frameworkId);
    state.connection.launchTokens = settings.launchTokens;
    restoreDelays(state, stored.delays);
    restoreInstances(state, std::move(stored.instances));
    state.toResume = std::move(stored.deployments);
    restoreHistory(state, std::move(stored.history));

    state.agenda.set({AlarmKind::ScaleCheck}, now + settings.scaleAppsInitialDelay);
    state.agenda.set({AlarmKind::Reconcile}, now + settings.reconciliationInitialDelay);
    if (settings.behaviour.throttles)
        state.agenda.set({AlarmKind::LaunchTokens}, now + settings.launchTokenRefreshInterval);
    return state;
}

} // namespace pacer::scheduler
