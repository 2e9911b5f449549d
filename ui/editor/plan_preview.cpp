// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/plan_preview.h"

#include "core/validation/check_text.h"
#include "core/wire/json_text.h"
#include "ui/editor/check_settings.h"
#include "ui/text/format.h"

#include <nlohmann/json.hpp>

namespace pacer::ui {

namespace {

simulation::Scene sceneOf(const ClusterFacts& facts)
{
    simulation::Scene scene;
    scene.now = facts.now;
    scene.root = std::make_shared<const Group>(facts.root);
    scene.settings.behaviour = facts.ours ? Behaviour{} : referenceBehaviour();
    scene.settings.enabledFeatures = checkSettings().rules.enabledFeatures;
    if (!facts.role.empty())
        scene.settings.defaultRole = facts.role;
    return scene;
}

Result<simulation::Script> scriptOf(const simulation::Scene& scene, const wire::Json& json)
{
    const auto script = [&scene](auto change) { return simulation::makeScript(scene, std::move(change)); };
    switch (validation::guessKind(json)) {
    case validation::DocumentKind::App:
        return validation::acceptApp(json, PathId{}, checkSettings()).and_then([&](AppSpec app) {
            return script(simulation::putApps({std::move(app)}));
        });
    case validation::DocumentKind::Pod:
        return validation::acceptPod(json, checkSettings()).and_then([&](PodSpec pod) {
            return script(simulation::putPod(std::move(pod)));
        });
    case validation::DocumentKind::Group:
        return validation::acceptGroupUpdate(json, PathId{}, checkSettings(), scene.root.get())
            .and_then([&](GroupUpdate update) { return script(simulation::putGroup(std::move(update))); });
    }
    return fail(ErrorCode::Internal);
}

} // namespace

ClusterFacts factsOf(const api::Mirror& mirror, Group root)
{
    ClusterFacts facts;
    facts.ours = mirror.server().pacerVersion.has_value();
    facts.role = mirror.server().role;
    facts.root = std::move(root);
    for (const auto& [id, row] : mirror.apps())
        facts.tasks.emplace(id, mirror.tasks(id));
    for (const auto& [id, agent] : mirror.agents()) {
        if (agent.active)
            facts.agents.push_back(agent);
    }
    facts.now = format::now();
    return facts;
}

std::optional<Result<simulation::Rehearsal>> previewChange(const ClusterFacts& facts,
                                                           const std::string& definition,
                                                           const std::function<bool()>& isCancelled)
{
    using Answer = Result<simulation::Rehearsal>;
    const Result<wire::Json> json = wire::parseJson(definition);
    if (!json)
        return Answer(fail(json.error()));
    const Result<simulation::Script> script = scriptOf(sceneOf(facts), *json);
    if (!script)
        return Answer(fail(script.error()));
    auto rehearsal = simulation::play(*script, castOf(facts, *script), isCancelled);
    return rehearsal ? std::optional<Answer>(std::move(*rehearsal)) : std::nullopt;
}

} // namespace pacer::ui
