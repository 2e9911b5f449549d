// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/local/amounts.h"
#include "core/scheduler/messages.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pacer::local {

/// A check that runs beside the task (spec/scheduling.md 10.2 and 11).
struct CheckPlan {
    enum class Kind { Command, Http, Tcp };
    Kind kind = Kind::Command;
    bool health = true;            ///< false: `check`, shown only
    std::vector<std::string> argv; ///< Command; later what really runs on this machine
    std::string url;               ///< Http
    std::string host;              ///< Tcp
    int port = 0;
    Duration delay{};
    Duration interval{};
    Duration timeout{};
    Duration grace{};    ///< health only
    int maxFailures = 0; ///< health only
    bool operator==(const CheckPlan&) const = default;
};

struct PortForward {
    int hostPort = 0;
    int containerPort = 0;
    bool tcp = true;
    bool udp = false;
};

struct Mount {
    std::filesystem::path source; ///< on this machine
    std::string target;           ///< in the container, or below the sandbox
    bool readOnly = false;
};

/// What a container engine needs besides.
struct ImagePlan {
    std::string image;
    bool forcePull = false;
    bool privileged = false;
    bool hostNetwork = true;
    std::string network; ///< a named one; "" for the engine's bridge
    std::vector<PortForward> ports;
    std::vector<DockerParameter> parameters;
};

/// One task of a launch, read out of an app or of one container of a pod.
struct TaskPlan {
    TaskId task;
    std::optional<std::string> command; ///< for /bin/sh -c
    std::vector<std::string> arguments; ///< without a command: the argv
    std::map<std::string, std::string> environment;
    std::optional<std::string> user;
    std::vector<Artifact> artifacts;
    std::optional<ImagePlan> image; ///< absent: a process of this machine
    std::vector<Mount> mounts;
    std::vector<std::filesystem::path> folders; ///< sources of mounts that must be made first
    std::vector<CheckPlan> checks;
    Resources resources;
    std::optional<Duration> killGrace;
};

struct PlanFolders {
    std::filesystem::path volumes; ///< persistent ones of the agent
    std::filesystem::path run;     ///< of the executor
};

/// One plan per task, in the order of `launch.tasks`.
std::vector<TaskPlan> plansOf(const scheduler::Launch& launch, const PlanFolders& folders);

/// The executor: the task for an app, the instance for a pod.
std::string executorOf(const scheduler::Launch& launch);

} // namespace pacer::local
