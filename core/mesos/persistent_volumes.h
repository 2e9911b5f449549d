// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mesos/task_json.h"

#include <tl/expected.hpp>

#include <set>
#include <string>

namespace pacer::mesos {

/// The persistent volumes of a launch: they belong to the resources of its task, or of the pod's executor.
///
/// Takes the instance's volumes out of `offered`, or disk for new ones, which are reserved for the role with
/// the labels of the reference (spec/scheduling.md 13); RESERVE and CREATE for those are added to
/// `operations`. Only disk is reserved; cpus and memory stay free for all while the instance does not run.
/// Otherwise why it cannot be done; then `operations` is as before.
tl::expected<ResourcePurse, std::string> prepareVolumes(const scheduler::Launch& launch,
                                                        ResourcePurse& offered, const LaunchContext& context,
                                                        wire::Json& operations);

/// DESTROY and UNRESERVE for everything in `offered`, an array of Resource messages, that our reservations
/// hold for these instances.
wire::Json givingUp(const std::set<InstanceId>& instances, const wire::Json& offered,
                    const FrameworkId& framework);

} // namespace pacer::mesos
