// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/scheduler/ports.h"
#include "core/wire/json.h"

#include <cstddef>
#include <string>
#include <vector>

/// Local agents in the words of a Mesos master and of its agents (spec/mesos.md 12).
namespace pacer::rest {

/// What the answers take from around the agents.
struct ClusterView {
    std::vector<scheduler::AgentSnapshot> agents;
    std::string authority; ///< "127.0.0.1:8080": one address for all (decision 17)
    std::string frameworkName;
    FrameworkId framework;
    std::string role;
    Timestamp startedAt{};
};

wire::Json masterState(const ClusterView& cluster);
wire::Json masterSummary(const ClusterView& cluster);
wire::Json masterSlaves(const ClusterView& cluster);
wire::Json masterFrameworks(const ClusterView& cluster);
wire::Json masterTasks(const ClusterView& cluster);
wire::Json versionJson();
/// One flat object of numbers.
wire::Json metricsSnapshot(const ClusterView& cluster);

/// `index` counts from 0.
wire::Json agentState(const ClusterView& cluster, std::size_t index);
wire::Json agentContainers(const ClusterView& cluster, std::size_t index);

} // namespace pacer::rest
