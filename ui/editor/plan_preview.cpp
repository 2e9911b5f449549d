// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/plan_preview.h"

#include "core/deployment/planner.h"
#include "core/validation/accept.h"
#include "core/wire/json_text.h"
#include "ui/editor/check_settings.h"

#include <nlohmann/json.hpp>

namespace pacer::ui {

Result<std::vector<DeploymentStep>> previewPlan(const Group& tree, const std::string& definition, bool ours)
{
    const Result<wire::Json> json = wire::parseJson(definition);
    if (!json)
        return fail(json.error());
    const Result<AppSpec> app = validation::acceptApp(*json, PathId{}, checkSettings());
    if (!app)
        return fail(app.error());
    const Behaviour behaviour = ours ? Behaviour{} : referenceBehaviour();
    Group target = tree;
    putRunSpec(target, std::make_shared<const AppSpec>(*app));
    deployment::applyVersions(target, tree, {}, tree.version + std::chrono::milliseconds(1), behaviour);
    return deployment::planSteps(tree, target, {}, behaviour);
}

} // namespace pacer::ui
