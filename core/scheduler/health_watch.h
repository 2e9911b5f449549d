// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/turn.h"

/// Sends health probes when they are due and tells what came of them (spec/scheduling.md 10).
namespace pacer::scheduler {

/// From now on instances of this version are checked. Repeating it changes nothing.
void watchHealth(Turn& turn, const RunSpec& spec);
/// Forgets the checks of all versions of a definition.
void unwatchHealth(Turn& turn, const PathId& id);

/// What the checks of an instance say together, whoever probes; nullopt: unknown, or there are none.
std::optional<bool> healthNow(const State& state, const Instance& instance);

void healthHeard(Turn& turn, const InstanceChange& change);

/// Alarm HealthTick.
void onHealthTick(Turn& turn, const Alarm& alarm);

/// Sends the probe, or keeps it until fewer are on their way.
void sendProbe(Turn& turn, const PendingProbe& pending, SendProbe probe);
void onProbeAnswered(Turn& turn, const ProbeAnswered& answer);

/// Where a port of an instance can be reached: of a host port on the agent, else inside its network.
struct Address {
    std::string host;
    int port = 0;
};
std::optional<Address> addressOf(const Instance& instance, std::size_t portIndex);

} // namespace pacer::scheduler
