// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/json_match.h"

#include <string>
#include <vector>

/// Whether two servers told the same story in their events.
///
/// Marathon's own order is not the same every time: several actors publish side by side. What is compared is
/// what is the same whenever it was recorded, app by app (pods included):
///  - the events of deployments and of the watch of health checks, in their order;
///  - `group_change_success` in their order, and `api_post_event` and the pod events in theirs;
///  - for every instance the changes of its condition, in their order, and with them, pair by pair, the order
///    of the app's deployments, of the statuses of each of its tasks, of what its checks said
///    (`failed_health_check_event`, `health_status_changed_event`, `unhealthy_instance_kill_event`), and of
///    `instance_health_changed_event`;
///  - the end of a Stop has no order with the last statuses of its instances (marathon-api.md 10).
/// Not compared: the order between instances, between apps, and `event_stream_detached`.
namespace pacer::test {

using Trace = std::vector<Json>;

/// Type, condition, state, step: what happened, without names of instances, deployments and versions.
std::string letterOf(const Json& event);

/// The app or pod an event speaks of; "" for what it does not say.
std::string subjectOf(const Json& event);

/// Empty for events that no instance has.
std::string instanceOf(const Json& event);

/// A stream need not have been open from the first event to the last.
enum class Span {
    Whole,
    Begin, ///< it was closed before the end: one side may have seen some more at the end
    End    ///< it was opened late: one side may have seen some more at the begin
};

/// Learns into `names` which of our instances plays the part of each recorded one: those that are known
/// already, then equal ones, then what is left in the order in which it came.
void pairInstances(const Trace& recorded, const Trace& ours, Names& names);

/// Order, and every field of the events that correspond. Instances have been paired before.
Differences compareTraces(const Trace& recorded, const Trace& ours, Names& names, Span span = Span::Whole);

} // namespace pacer::test
