// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/deployment/replacement.h"
#include "core/deployment/slot_replacement.h"
#include "core/model/api_objects.h"
#include "core/model/deployment_plan.h"
#include "core/model/deployment_record.h"

#include <map>
#include <optional>
#include <set>

/// A deployment that is being carried out (spec/deployments.md 5 to 7).
namespace pacer::scheduler {

/// One action of the current step.
struct ActionRun {
    DeploymentAction action;
    RunSpec spec; ///< what the action leads to; for Stop what is stopped
    bool done = false;

    std::set<InstanceId> dying; ///< Stop and Scale: told to end and not gone yet

    bool counting = false; ///< Scale: its victims are gone
    int toBecomeReady = 0; ///< Scale: fixed when counting begins
    deployment::ReadinessMachine marks{
        deployment::ReadinessRules{}}; ///< Scale: of the instances of the new version

    std::optional<deployment::Replacement> replacement;         ///< Restart
    std::optional<deployment::SlotReplacement> slotReplacement; ///< Restart slot by slot
    Timestamp slotsSince{};                                     ///< when that began, or went on after a pause

    Errors problems;        ///< ResolveArtifacts: what could not be reached
    int failedAttempts = 0; ///< ResolveArtifacts: how often it was tried in vain
};

struct Rollout {
    DeploymentPlan plan;
    int currentStep = 0;                    ///< from 1; 0 before the first
    std::map<PathId, ActionRun> actions;    ///< of the current step
    std::map<PathId, UpdatePause> pauses{}; ///< slot updates of the current step that stand still
    Requester by{};                         ///< who asked for it
    std::vector<StepTimes> times{};         ///< one for each step
};

} // namespace pacer::scheduler
