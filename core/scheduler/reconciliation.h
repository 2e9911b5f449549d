// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/turn.h"

/// What our picture of the cluster is compared with, and when (spec/scheduling.md 8).
namespace pacer::scheduler {

void onConnected(Turn& turn, const DriverConnected& connected);
void onDisconnected(Turn& turn);

/// Alarm Reconcile: asks for the state of every task we believe in, and of all the driver knows.
void onReconcileAlarm(Turn& turn);
/// Alarm ScaleCheck: all definitions, and instances that no definition wants.
void onScaleCheckAlarm(Turn& turn);

/// The first thing after start: goes on with what was stored.
void resume(Turn& turn);

} // namespace pacer::scheduler
