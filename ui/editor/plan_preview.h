// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/deployment_plan.h"
#include "core/model/group.h"

#include <string>
#include <vector>

namespace pacer::ui {

/// The steps that a definition of an app would cause in this tree. `ours`: the server is one of ours and
/// plans as we do; else it plans as the reference.
Result<std::vector<DeploymentStep>> previewPlan(const Group& tree, const std::string& definition, bool ours);

} // namespace pacer::ui
