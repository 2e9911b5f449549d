// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/api_events.h"
#include "core/model/api_objects.h"
#include "core/wire/json.h"

#include <vector>

namespace pacer::wire {

/// An entry of /v2/deployments. Extensions, each written only if there is one: `waitReasons`,
/// `updateStatus` (the most urgent one), `rollbackOf`, and in current actions `updateStatus` and `progress`.
Json writeDeployment(const DeploymentInfo& deployment);
/// Also the forms of old servers: steps as lists of lists, `type` for `action`.
Result<DeploymentInfo> readDeployment(const Json& json);
/// The list; entries that are no deployments are left out.
Result<std::vector<DeploymentInfo>> readDeployments(const Json& json);

/// {"actions": [{"action", "app" or "pod"}]}
Json writeStep(const DeploymentStep& step);
Json writeSteps(const std::vector<DeploymentStep>& steps);
DeploymentStep readStep(const Json& json);
std::vector<DeploymentStep> readSteps(const Json& json);

/// {"id", "steps", "version"}: the plan of events.
Json writePlan(const PlanSummary& plan);
PlanSummary readPlan(const Json& json);

/// {"version", "deploymentId"}
Json writeDeploymentResult(const DeploymentResult& result);
Result<DeploymentResult> readDeploymentResult(const Json& json);

Json writeReadiness(const ReadinessResult& result);
std::vector<ReadinessResult> readReadiness(const Json& json);

} // namespace pacer::wire
