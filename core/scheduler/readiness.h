// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/turn.h"

/// Readiness checks of new instances, only while a deployment needs them (spec/scheduling.md 11).
namespace pacer::scheduler {

/// Probes at once if the definition has a readiness check that was not accepted yet.
void startReadiness(Turn& turn, const Instance& instance);
/// Alarm Readiness: probes again.
void onReadinessAlarm(Turn& turn, const InstanceId& id);
void readinessAnswered(Turn& turn, const PendingProbe& pending, const ProbeOutcome& outcome);
void forgetReadiness(Turn& turn, const InstanceId& id);

} // namespace pacer::scheduler
