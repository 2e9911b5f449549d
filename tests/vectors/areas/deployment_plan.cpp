// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/conflicts.h"
#include "core/deployment/dependency_graph.h"
#include "core/deployment/planner.h"
#include "core/deployment/reverter.h"
#include "core/validation/app_rules.h"
#include "core/validation/group_rules.h"
#include "core/wire/app_json.h"
#include "core/wire/error_json.h"
#include "core/wire/pod_json.h"
#include "tests/vectors/areas/reading.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::vectors {

namespace {

using deployment::VersionClass;

constexpr int firstServicePort = 10000;
constexpr int lastServicePort = 20000;
constexpr int usualDeploymentLimit = 100;

template <class T>
T valid(Result<T> result)
{
    if (!result)
        throw std::runtime_error("a definition cannot be read: "
                                 + wire::errorSentence(result.error().front()));
    return *std::move(result);
}

/// A group body of the API, with `pods` besides; ids and dependencies as spec/deployments.md 1.2 says.
void readInto(Group& root, const Json& json, const PathId& base)
{
    const PathId id = PathId::resolve(json.at("id").get<std::string>(), base);
    Group& group = makeGroup(root, id);
    const Json dependencies = json.value("dependencies", Json::array());
    for (const Json& dependency : dependencies)
        group.dependencies.insert(PathId::resolve(dependency.get<std::string>(), id));
    const Json apps = json.value("apps", Json::array());
    for (const Json& app : apps)
        putRunSpec(root, AppPtr(std::make_shared<AppSpec>(valid(wire::readApp(app, id, {})))));
    const Json pods = json.value("pods", Json::array());
    for (const Json& pod : pods)
        putRunSpec(root, PodPtr(std::make_shared<PodSpec>(valid(wire::readPod(pod, {})))));
    const Json groups = json.value("groups", Json::array());
    for (const Json& child : groups)
        readInto(root, child, id);
}

Group readTree(const Json& json)
{
    Group root;
    readInto(root, json, PathId{});
    return root;
}

using Classes = std::map<PathId, VersionClass>;

struct Planned {
    Group root;
    Classes classes;
};

/// From a tree as requested to one that could be stored: service ports and versions.
Planned changed(Group wanted, const Group& stored, const std::set<PathId>& restarts, int time)
{
    Planned planned{std::move(wanted), {}};
    if (!deployment::assignServicePorts(planned.root, stored, firstServicePort, lastServicePort))
        throw std::runtime_error("no service ports left");
    planned.classes =
        deployment::applyVersions(planned.root, stored, restarts, versionTime(time), referenceBehaviour());
    for (const auto& [id, spec] : runSpecsBelow(planned.root))
        planned.classes.try_emplace(id, VersionClass::Unchanged);
    return planned;
}

Errors rulesBrokenBy(const Group& root)
{
    Errors errors = validation::validateRoot(root);
    for (const auto& [id, app] : appsBelow(root)) {
        const Errors more = validation::validateApp(*app, {});
        errors.insert(errors.end(), more.begin(), more.end());
    }
    if (deployment::DependencyGraph(root).findCycle())
        errors.push_back({ErrorCode::DependencyCycle, "", {}});
    return errors;
}

std::string nameOf(VersionClass versionClass)
{
    switch (versionClass) {
    case VersionClass::New: return "new";
    case VersionClass::Config: return "config";
    case VersionClass::Scale: return "scale";
    case VersionClass::Restart: return "restart";
    case VersionClass::Unchanged: return "unchanged";
    }
    return "";
}

std::string nameOf(ActionKind kind, bool pod)
{
    const std::string what = pod ? "Pod" : "Application";
    switch (kind) {
    case ActionKind::Start: return "Start" + what;
    case ActionKind::Stop: return "Stop" + what;
    case ActionKind::Scale: return "Scale" + what;
    case ActionKind::Restart: return "Restart" + what;
    case ActionKind::ResolveArtifacts: return "ResolveArtifacts";
    }
    return "";
}

Json jsonAction(const DeploymentAction& action)
{
    Json json{{"action", nameOf(action.kind, action.pod)}, {action.pod ? "pod" : "app", action.id.text()}};
    if (action.kind == ActionKind::Scale)
        json["scaleTo"] = action.scaleTo;
    for (const InstanceId& id : action.toKill)
        json["toKill"].push_back(id.value);
    return json;
}

/// Steps in order; the actions of one as a set, each with its keys in one order.
Json comparableSteps(const Json& steps)
{
    Json json = Json::array();
    for (const Json& step : steps) {
        std::vector<std::string> actions;
        for (const Json& action : step) {
            const auto members = action.get<std::map<std::string, Json>>();
            actions.push_back(Json(members).dump());
        }
        std::ranges::sort(actions);
        json.push_back(actions);
    }
    return json;
}

Json jsonSteps(const std::vector<DeploymentStep>& steps)
{
    Json json = Json::array();
    for (const DeploymentStep& step : steps) {
        Json actions = Json::array();
        for (const DeploymentAction& action : step.actions)
            actions.push_back(jsonAction(action));
        json.push_back(std::move(actions));
    }
    return json;
}

Json jsonIds(const std::set<PathId>& ids)
{
    Json json = Json::array();
    for (const PathId& id : ids)
        json.push_back(id.text());
    return json;
}

Json sortedTexts(const Json& list)
{
    auto texts = list.get<std::vector<std::string>>();
    std::ranges::sort(texts);
    return texts;
}

deployment::Locks readLocks(const Json& vector)
{
    deployment::Locks locks;
    const Json running = vector.value("running", Json::array());
    for (const Json& deployment : running) {
        std::set<PathId>& affected = locks[{deployment.at("id").get<std::string>()}];
        for (const Json& id : deployment.at("affects"))
            affected.insert(PathId::absolute(id.get<std::string>()));
    }
    return locks;
}

std::set<PathId> readRestarts(const Json& vector)
{
    std::set<PathId> ids;
    const Json restarts = vector.value("restart", Json::array());
    for (const Json& id : restarts)
        ids.insert(PathId::absolute(id.get<std::string>()));
    return ids;
}

deployment::Sentenced readSentenced(const Json& vector)
{
    deployment::Sentenced sentenced;
    const Json named = vector.value("toKill", Json::object());
    for (const auto& [app, ids] : named.items()) {
        for (const Json& id : ids)
            sentenced[PathId::absolute(app)].push_back({id.get<std::string>()});
    }
    return sentenced;
}

void compareRefusal(Differences& differences, const Errors& errors, const Json& expected)
{
    const Json body = wire::writeErrors(errors);
    const std::string text = body.dump();
    compare(differences, "status", wire::httpStatus(errors), expected.at("status"));
    const Json sentences = expected.value("errors", Json::array());
    for (const Json& sentence : sentences) {
        if (text.find(sentence.get<std::string>()) == std::string::npos)
            differences.push_back("no error \"" + sentence.get<std::string>() + "\" in " + text);
    }
    const Json wanted = expected.value("body", Json::object());
    for (const auto& [key, value] : wanted.items())
        compare(differences, "body." + key, body.value(key, Json()), value);
}

/// The errors of a request in the order in which the server asks (spec/deployments.md 1); empty: accepted.
Errors refusalOf(const Json& vector, const Group& target, const std::set<PathId>& affected)
{
    const deployment::Locks locks = readLocks(vector);
    const int limit = vector.value("maxRunningDeployments", usualDeploymentLimit);
    if (static_cast<int>(locks.size()) >= limit)
        return {{ErrorCode::TooManyDeployments, "", {std::to_string(limit)}}};
    if (Errors broken = rulesBrokenBy(target); !broken.empty())
        return broken;
    Error locked{ErrorCode::AppLocked, "", {}};
    for (const DeploymentId& id : deployment::conflicting(affected, locks))
        locked.args.push_back(id.value);
    return locked.args.empty() || vector.value("force", false) ? Errors{} : Errors{locked};
}

void compareClasses(Differences& differences, const Classes& classes, const Json& expected)
{
    std::map<std::string, std::string> got;
    for (const auto& [id, versionClass] : classes)
        got[id.text()] = nameOf(versionClass);
    compare(differences, "versions", Json(got), Json(expected.get<std::map<std::string, std::string>>()));
}

void comparePlan(Differences& differences, const DeploymentPlan& plan, const Json& expect)
{
    compare(differences, "steps", comparableSteps(jsonSteps(plan.steps)),
            comparableSteps(expect.at("steps")));
    if (expect.contains("affectedApps"))
        compare(differences, "affectedApps", jsonIds(plan.affectedApps()),
                sortedTexts(expect.at("affectedApps")));
    if (expect.contains("affectedPods"))
        compare(differences, "affectedPods", jsonIds(plan.affectedPods()),
                sortedTexts(expect.at("affectedPods")));
}

DeploymentPlan planned(const Group& from, const Group& to, const deployment::Sentenced& sentenced)
{
    // A tree with a cycle has no layers; its plan is never made.
    if (deployment::DependencyGraph(to).findCycle())
        return {};
    return deployment::makePlan({"plan"}, versionTime(2), std::make_shared<Group>(from),
                                std::make_shared<Group>(to), sentenced, referenceBehaviour());
}

Differences checkChange(const Json& vector)
{
    const Group original = changed(readTree(vector.at("original")), Group{}, {}, 1).root;
    const Planned target = changed(readTree(vector.at("target")), original, readRestarts(vector), 2);
    const DeploymentPlan plan = planned(original, target.root, readSentenced(vector));
    const Errors refusal = refusalOf(vector, target.root, plan.affectedIds());

    Differences differences;
    const Json& expect = vector.at("expect");
    if (expect.contains("error")) {
        compareRefusal(differences, refusal, expect.at("error"));
        return differences;
    }
    if (!refusal.empty())
        return {"refused: " + wire::writeErrors(refusal).dump()};
    comparePlan(differences, plan, expect);
    compareClasses(differences, target.classes, expect.at("versions"));
    if (expect.contains("cancels")) {
        Json cancels = Json::array();
        for (const DeploymentId& id : deployment::conflicting(plan.affectedIds(), readLocks(vector)))
            cancels.push_back(id.value);
        compare(differences, "cancels", cancels, sortedTexts(expect.at("cancels")));
    }
    return differences;
}

/// Service ports are assigned by the server and stand in no vector.
RunSpec withoutServicePorts(const RunSpec& spec)
{
    if (spec.isPod())
        return spec;
    auto app = std::make_shared<AppSpec>(*spec.app());
    for (PortDefinition& definition : app->portDefinitions)
        definition.port = 0;
    if (app->container && app->container->portMappings) {
        for (PortMapping& mapping : *app->container->portMappings)
            mapping.servicePort = 0;
    }
    return {AppPtr(std::move(app))};
}

/// What two trees have to have in common to be called equal: groups with their dependencies, definitions.
void compareTrees(Differences& differences, const Group& got, const Group& expected)
{
    const std::vector<PathId> groups = groupsBelow(got);
    const std::vector<PathId> wantedGroups = groupsBelow(expected);
    compare(differences, "groups", jsonIds({groups.begin(), groups.end()}),
            jsonIds({wantedGroups.begin(), wantedGroups.end()}));
    for (const PathId& id : wantedGroups) {
        if (const Group* group = findGroup(got, id))
            compare(differences, "dependencies of " + id.text(), jsonIds(group->dependencies),
                    jsonIds(findGroup(expected, id)->dependencies));
    }
    const auto specs = runSpecsBelow(got);
    const auto wanted = runSpecsBelow(expected);
    for (const auto& [id, spec] : specs) {
        if (!wanted.contains(id))
            differences.push_back("root has also " + id.text());
    }
    for (const auto& [id, spec] : wanted) {
        const auto found = specs.find(id);
        if (found == specs.end())
            differences.push_back("root lacks " + id.text());
        else if (deployment::needsUpgrade(withoutServicePorts(found->second), withoutServicePorts(spec))
                 || found->second.instances() != spec.instances())
            differences.push_back("root has another " + id.text());
    }
}

Differences checkRevert(const Json& vector)
{
    const Group original = changed(readTree(vector.at("original")), Group{}, {}, 1).root;
    const Group target = changed(readTree(vector.at("target")), original, readRestarts(vector), 2).root;
    const Group current = changed(readTree(vector.at("current")), target, {}, 3).root;
    const Planned reverted = changed(deployment::revertedRoot(original, target, current), current, {}, 4);

    Differences differences;
    const Json& expect = vector.at("expect");
    const Errors refusal = rulesBrokenBy(reverted.root);
    if (expect.contains("error")) {
        compareRefusal(differences, refusal, expect.at("error"));
        return differences;
    }
    if (!refusal.empty())
        return {"refused: " + wire::writeErrors(refusal).dump()};
    const Planned expected = changed(readTree(expect.at("root")), current, {}, 4);
    compareTrees(differences, reverted.root, expected.root);
    comparePlan(differences, planned(current, reverted.root, {}), expect);
    compareClasses(differences, reverted.classes, expect.at("versions"));
    return differences;
}

} // namespace

Differences checkDeploymentPlan(const Json& vector)
{
    return vector.value("kind", "") == "revert" ? checkRevert(vector) : checkChange(vector);
}

} // namespace pacer::vectors
