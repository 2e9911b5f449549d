// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/legacy_views.h"

namespace pacer::mesos_double {
namespace {

constexpr char twin = '\x01'; ///< makes the name of a repeated attribute unlike the first

Json legacyStatus(const Json& status)
{
    Json out{{"state", status["state"]}, {"timestamp", status["timestamp"]}};
    if (status.contains("labels"))
        out["labels"] = status["labels"]["labels"];
    if (status.contains("container_status")) {
        Json container = status["container_status"];
        container.erase("executor_pid");
        out["container_status"] = std::move(container);
    }
    if (status.contains("healthy"))
        out["healthy"] = status["healthy"];
    return out;
}

} // namespace

Json attributesObject(const Json& attributes)
{
    Json out = Json::object();
    for (const Json& attribute : attributes) {
        std::string name = textOf(attribute, "name");
        while (out.contains(name))
            name += twin;
        if (attribute.contains("scalar"))
            out[name] = attribute["scalar"]["value"];
        else if (attribute.contains("ranges")) {
            Json ranges = attribute;
            ranges["type"] = "RANGES";
            Resources one;
            one.add(resourceFrom(ranges));
            out[name] = summed(one)[textOf(attribute, "name")];
        } else {
            out[name] = attribute["text"]["value"];
        }
    }
    return out;
}

std::string legacyText(const Json& json)
{
    std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    for (std::size_t at = text.find("\\u0001"); at != std::string::npos; at = text.find("\\u0001", at))
        text.erase(at, 6);
    return text;
}

Json legacyTask(const Task& task)
{
    Json out{{"id", task.id},
             {"name", task.name},
             {"framework_id", task.frameworkId},
             {"executor_id", task.executorId == task.id ? "" : task.executorId},
             {"slave_id", task.agentId},
             {"state", task.knownState},
             {"resources", summed(task.resources)},
             {"role", task.role},
             {"statuses", Json::array()}};
    for (const Json& status : task.statuses)
        out["statuses"].push_back(legacyStatus(status));
    if (const Json& labels = memberOf(task.info, "labels"); !labels.is_null())
        out["labels"] = listOf(labels, "labels");
    for (const char* name : {"discovery", "container", "health_check"})
        if (const Json& member = memberOf(task.info, name); !member.is_null())
            out[name] = member;
    return out;
}

Json reservedSums(const Resources& resources)
{
    std::map<std::string, Resources> byRole;
    for (const Resource& resource : resources.all())
        if (resource.isReserved())
            byRole[resource.role()].add(resource);
    Json out = Json::object();
    for (const auto& [role, reserved] : byRole)
        out[role] = summed(reserved);
    return out;
}

Json reservedFull(const Resources& resources)
{
    Json out = Json::object();
    for (const Resource& resource : resources.all())
        if (resource.isReserved())
            out[resource.role()].push_back(toJson(resource, ResourceForm::Both));
    return out;
}

} // namespace pacer::mesos_double
