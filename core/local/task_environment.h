// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/local/sandbox.h"
#include "core/local/task_plan.h"

#include <map>
#include <string>
#include <vector>

namespace pacer::local {

/// Who runs the task, for the variables that an agent adds.
struct EnvironmentFacts {
    std::string endpoint; ///< "127.0.0.1:8080" of the server that stands for the agents
    std::string pid;      ///< "slave(1)@127.0.0.1:8080"
    std::string host;
    std::string role;
    AgentId agent;
    FrameworkId framework;
    std::string executor;
    std::string sandbox; ///< as the task sees it
    Duration shutdownGrace{};
};

/// The complete environment of a task (spec/scheduling.md 12, spec/mesos.md 5.4): what an agent adds, under
/// the variables of the launch. Nothing of our own environment comes through.
std::map<std::string, std::string> taskEnvironment(const EnvironmentFacts& facts,
                                                   const std::map<std::string, std::string>& ofLaunch);

/// "NAME=value" texts.
std::vector<std::string> assignments(const std::map<std::string, std::string>& environment);

} // namespace pacer::local
