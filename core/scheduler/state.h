// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/model/api_objects.h"
#include "core/scheduler/agenda.h"
#include "core/scheduler/health.h"
#include "core/scheduler/history.h"
#include "core/scheduler/kills.h"
#include "core/scheduler/launch_queue.h"
#include "core/scheduler/offers.h"
#include "core/scheduler/ports.h"
#include "core/scheduler/rollout.h"
#include "core/scheduler/settings.h"
#include "core/scheduler/tracker.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pacer::scheduler {

/// How we stand with the driver.
struct Connection {
    bool connected = false;
    std::optional<FrameworkId> framework;
    std::string master;
    std::optional<std::string> masterRegion;
    bool offersSuppressed = false;
    std::optional<Timestamp> lastRevive;
    bool reviveAgain = false; ///< each revive is repeated once, only with Behaviour::throttles
    int launchTokens = 0;     ///< only with Behaviour::throttles
};

/// All that the scheduler knows. A plain value: it can be copied, printed and compared. Read it through
/// views.h; only step() changes it.
struct State {
    Settings settings;
    Random random;
    Timestamp startedAt{};

    RootGroup root; ///< never null; the target of the last accepted change

    Tracker instances;
    std::map<PathId, TaskFailure> taskFailures;

    std::vector<Rollout> rollouts; ///< running deployments, oldest first
    std::map<PathId, DeploymentId> locks;
    std::set<PathId> lostLocks; ///< a refused change took them away; only without Behaviour::countedLocks
    History history;            ///< deployments that have ended
    std::vector<StoredDeployment> toResume; ///< read back at start, not yet begun again
    bool resumed = false;                   ///< the first step goes on with what was stored

    LaunchQueue queue;
    Placements placements;
    UnusedOffers unusedOffers;
    HeldReservations heldReservations;
    std::map<AgentId, Shared<AgentInfo>> agents; ///< as last launched on; what instances share
    DelayLedger delays;
    HealthLedger health;
    Kills kills;
    Connection connection;
    Agenda agenda;
};

} // namespace pacer::scheduler
