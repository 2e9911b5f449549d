// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/settings.h"
#include "core/simulation/virtual_cluster.h"

#include <string>
#include <vector>

/// What befalls a small cluster, as a list of deeds that can be told, repeated and shortened.
namespace pacer::chaos {

/// One thing that somebody does, or that happens. A deed stands for itself: without the others it is the
/// same.
struct Deed {
    enum class Kind {
        Put,
        Restart,
        Delete,
        Kill,
        Cancel,
        Pause,
        Resume,
        ResetDelay,
        Befall,
        LoseAgent,
        RegainAgent,
        RestartScheduler,
        CrashScheduler,
    };

    Kind kind{};
    std::vector<AppSpec> apps{}; ///< Put
    PathId app;                  ///< whom Restart, Delete, Kill, ResetDelay and Befall mean
    std::string agent{};
    std::uint64_t pick = 0; ///< which of the tasks that are there
    bool force = false;
    bool scale = false;
    bool wipe = false;
    simulation::Fault fault{}; ///< Befall
    int effects = 0;           ///< CrashScheduler: so many more are carried out
    Duration then{};           ///< passes afterwards
};

struct Story {
    std::uint64_t seed = 0;
    scheduler::Settings settings;
    simulation::ClusterSetup cluster;
    int lostCallsPercent = 0; ///< kills and questions that never arrive
    std::vector<Deed> deeds;
};

/// The names of the agents of every story, and the apps that are played with.
const std::vector<std::string>& agentNames();
const std::vector<PathId>& appIds();

/// The story of a seed.
Story storyOf(std::uint64_t seed);

/// One line.
std::string told(const Deed& deed);
std::string told(const simulation::FaultRule& rule);

} // namespace pacer::chaos
