// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/step.h"

#include "core/base/overloaded.h"
#include "core/scheduler/commands.h"
#include "core/scheduler/deployments.h"
#include "core/scheduler/health_watch.h"
#include "core/scheduler/instances.h"
#include "core/scheduler/offers.h"
#include "core/scheduler/readiness.h"
#include "core/scheduler/reconciliation.h"

namespace pacer::scheduler {

namespace {

/// Everybody who lives by what instances become, in the order of spec/scheduling.md 7.
void tellAll(Turn& turn, const InstanceChange& change)
{
    killsHeard(turn, change);
    healthHeard(turn, change);
    delaysHeard(turn, change);
    placementsHeard(turn, change);
    reservationsHeard(turn, change);
    queueHeard(turn, change);
    rolloutsHeard(turn, change);
    noteMiscount(turn, change);
}

/// Until nobody has anything to tell any more.
void settle(Turn& turn)
{
    while (!turn.news.empty() || !turn.miscounted.empty()) {
        if (turn.news.empty()) {
            const PathId id = *turn.miscounted.begin();
            turn.miscounted.erase(turn.miscounted.begin());
            checkScale(turn, id);
            continue;
        }
        const News news = std::move(turn.news.front());
        turn.news.pop_front();
        std::visit(Overloaded{
                       [&](const InstanceChange& change) { tellAll(turn, change); },
                       [&](const HealthChange& change) { rolloutsHeard(turn, change); },
                       [&](const ReadinessReached& change) { rolloutsHeard(turn, change); },
                   },
                   news);
    }
}

void onAlarm(Turn& turn, const Alarm& alarm)
{
    switch (alarm.kind) {
    case AlarmKind::ScaleCheck: return onScaleCheckAlarm(turn);
    case AlarmKind::Reconcile: return onReconcileAlarm(turn);
    case AlarmKind::DelaySweep: return onDelaySweep(turn);
    case AlarmKind::LaunchTokens: return onTokenRefresh(turn);
    case AlarmKind::Revive: return onReviveAlarm(turn);
    case AlarmKind::LaunchDelay: return onDelayOver(turn, PathId::absolute(alarm.subject));
    case AlarmKind::LaunchTimeout: return onLaunchTimeout(turn, PathId::absolute(alarm.subject));
    case AlarmKind::KillRetry: return onKillRetry(turn, {alarm.subject});
    case AlarmKind::Unreachable: return onUnreachableAlarm(turn, {alarm.subject});
    case AlarmKind::HealthTick: return onHealthTick(turn, alarm);
    case AlarmKind::Readiness: return onReadinessAlarm(turn, {alarm.subject});
    case AlarmKind::ScaleRecount: return onScaleRecount(turn, PathId::absolute(alarm.subject));
    case AlarmKind::ArtifactsRetry: return onArtifactsRetry(turn, PathId::absolute(alarm.subject));
    case AlarmKind::SlotUpdate: return onSlotUpdateAlarm(turn, PathId::absolute(alarm.subject));
    }
}

void onEvent(Turn& turn, const Event& event)
{
    std::visit(Overloaded{
                   [&](const CommandReceived& e) { onCommand(turn, *e.command); },
                   [&](const DriverConnected& e) { onConnected(turn, e); },
                   [&](const DriverLost&) { onDisconnected(turn); },
                   [&](const OffersReceived& e) { onOffers(turn, e.offers); },
                   [](const OfferRescinded&) {}, // no offer is held: it was used or declined when it came
                   [&](const TaskStatusReceived& e) { onStatus(turn, e.status); },
                   [&](const AgentLost& e) { // its tasks are reported one by one
                       turn.state.agents.erase(e.id);
                       std::erase_if(turn.state.heldReservations,
                                     [&](const auto& held) { return held.second.agent == e.id; });
                   },
                   [&](const ProbeAnswered& e) { onProbeAnswered(turn, e); },
                   [&](const ArtifactsResolved& e) { onArtifacts(turn, e); },
                   [](const TimePassed&) {},
               },
               event);
}

/// Every instance that changed is stored; one that changed twice may be stored twice, the latest last.
void storeTouched(Turn& turn)
{
    for (Shared<Instance>& instance : turn.touched) {
        if (turn.forgotten.empty() || turn.state.instances.find(instance->id) == &*instance)
            turn.write(SaveInstance{std::move(instance)});
    }
    for (InstanceId& id : turn.forgotten)
        turn.write(ForgetInstance{std::move(id)});
}

} // namespace

Effects step(State& state, const Event& event, Timestamp now)
{
    Turn turn{state, now, {}, {}, {}, {}, false};
    if (!state.resumed) {
        state.resumed = true;
        resume(turn);
        settle(turn);
    }
    onEvent(turn, event);
    settle(turn);
    for (const Alarm& alarm : state.agenda.takeDue(now)) {
        onAlarm(turn, alarm);
        settle(turn);
    }
    settleOffers(turn);
    storeTouched(turn);
    return std::move(turn.effects);
}

std::optional<Timestamp> nextDeadline(const State& state)
{
    return state.resumed ? state.agenda.next() : state.startedAt;
}

} // namespace pacer::scheduler
