// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/turn.h"

namespace pacer::scheduler {

/// What a driver's state means (spec/scheduling.md 7).
Condition conditionOf(TaskState state, StatusReason reason, const std::string& message);
/// The state shown for a condition; nullopt for those without a counterpart (Scheduled, Provisioned).
std::optional<TaskState> taskStateOf(Condition condition);

/// Condition of an instance with these tasks: the worst of them.
Condition conditionOf(const std::vector<Task>& tasks);
/// Health that the checks beside the tasks report; nullopt: unknown.
std::optional<bool> healthOf(const std::vector<Task>& tasks);

/// Puts `next` in the place of the known instance, or adds it. All changes of instances come through here:
/// the event, the store and the news follow from it. `since` is kept up by this function. Returns the news.
const InstanceChange& store(Turn& turn, Instance next);
/// The same for whoever knows where it is kept; absent: it is new.
const InstanceChange& store(Turn& turn, Instance next, std::optional<Slot> slot, bool draining = false);

/// The record is deleted. Without an event of its own.
void forget(Turn& turn, const InstanceId& id);
/// Forgets an instance nobody will hear of again; shows as Killed.
void expunge(Turn& turn, const InstanceId& id);

/// The same as others hold that run there, if it is no different.
Shared<AgentInfo> shareAgent(State& state, const Shared<AgentInfo>& agent);

/// Adds `count` instances that wait for offers.
void addInstances(Turn& turn, const RunSpec& spec, int count);

/// A terminal goal kills. Nothing happens to an unknown instance or one that is Decommissioned already.
void setGoal(Turn& turn, const InstanceId& id, Goal goal);
/// Stopped for an instance with a reservation, else Decommissioned.
void sentence(Turn& turn, const InstanceId& id);

void onStatus(Turn& turn, const TaskStatus& status);

/// Alarm Unreachable: inactive or forgotten now, if the time has come.
void onUnreachableAlarm(Turn& turn, const InstanceId& id);
/// Alarm LaunchTimeout: those of the definition that should run by now are killed.
void onLaunchTimeout(Turn& turn, const PathId& spec);
/// Sets the alarms that an instance in this condition needs. It is known to the tracker already.
void armInstance(State& state, const Instance& instance);
/// Takes back what armInstance() set for it as it was; what it has become, if anything, is known already.
void disarmInstance(State& state, const Instance& before);

/// The last failure of its definition.
void rememberFailure(Turn& turn, TaskFailure failure);

} // namespace pacer::scheduler
