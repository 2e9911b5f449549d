// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/executors.h"
#include "tests/support/mesos/legacy_views.h"

#include <algorithm>
#include <cctype>

/// Numbers, flags and roles of the master.
namespace pacer::mesos_double {
namespace {

/// {"cpus":…,"disk":…,"mem":…,"ports":count}: what there is of each, without zeros.
Json amounts(const Resources& resources)
{
    std::map<std::string, double> sums;
    for (const Resource& resource : resources.all()) {
        double& sum = sums[resource.name];
        sum += static_cast<double>(resource.thousandths) / 1000;
        for (const ValueRange& range : resource.ranges)
            sum += static_cast<double>(range.end - range.begin + 1);
        sum += static_cast<double>(resource.items.size());
    }
    Json out = Json::object();
    for (const auto& [name, sum] : sums)
        if (sum > 0)
            out[name] = sum;
    return out;
}

std::string durationFlag(Duration duration)
{
    const auto millis = std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
    return millis % 1000 == 0 ? std::to_string(millis / 1000) + "secs" : std::to_string(millis) + "ms";
}

void addResources(Json& out, const World& world)
{
    Resources total;
    Resources used;
    for (const auto& [id, agent] : world.agents)
        if (agent.registered) {
            total.add(agent.total);
            used.add(usedOn(agent));
        }
    for (const std::string name : {"cpus", "disk", "gpus", "mem"}) {
        const double all = total.scalar(name);
        out["master/" + name + "_total"] = all;
        out["master/" + name + "_used"] = used.scalar(name);
        out["master/" + name + "_percent"] = all > 0 ? used.scalar(name) / all : 0.0;
    }
}

void addTasks(Json& out, const World& world)
{
    static const std::vector<std::string> states{
        "DROPPED", "ERROR", "FAILED",  "FINISHED", "GONE",     "GONE_BY_OPERATOR", "KILLED",
        "KILLING", "LOST",  "RUNNING", "STAGING",  "STARTING", "UNREACHABLE"};
    std::map<std::string, double> counts;
    const auto count = [&](const Framework& framework) {
        for (const auto& [id, task] : framework.tasks)
            ++counts[task->knownState];
        for (const auto& [id, task] : framework.unreachable)
            ++counts[task->knownState];
        for (const TaskPtr& task : framework.completed)
            ++counts[task->knownState];
    };
    for (const auto& [id, framework] : world.frameworks)
        count(framework);
    for (const Framework& framework : world.completedFrameworks)
        count(framework);
    for (const std::string& state : states) {
        std::string name = state;
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return std::tolower(c); });
        out["master/tasks_" + name] = counts["TASK_" + state];
    }
}

} // namespace

Json metricsView(const World& world)
{
    Json out = Json::object();
    const auto agents = [&](auto holds) {
        return static_cast<double>(std::count_if(world.agents.begin(), world.agents.end(),
                                                 [&](const auto& entry) { return holds(entry.second); }));
    };
    const auto frameworks = [&](auto holds) {
        return static_cast<double>(std::count_if(world.frameworks.begin(), world.frameworks.end(),
                                                 [&](const auto& entry) { return holds(entry.second); }));
    };
    addResources(out, world);
    out["master/elected"] = world.leader != 0 ? 1.0 : 0.0;
    out["master/frameworks_active"] = frameworks([](const Framework& framework) { return framework.active; });
    out["master/frameworks_connected"] =
        frameworks([](const Framework& framework) { return framework.connected; });
    out["master/frameworks_disconnected"] =
        frameworks([](const Framework& framework) { return !framework.connected; });
    out["master/frameworks_inactive"] =
        frameworks([](const Framework& framework) { return !framework.active; });
    out["master/operator_event_stream_subscribers"] = static_cast<double>(world.operators.size());
    out["master/outstanding_offers"] = static_cast<double>(world.offers.size());
    out["master/slaves_active"] = agents([](const Agent& agent) { return agent.isActive(); });
    out["master/slaves_connected"] =
        agents([](const Agent& agent) { return agent.registered && agent.connected; });
    out["master/slaves_disconnected"] =
        agents([](const Agent& agent) { return agent.registered && !agent.connected; });
    out["master/slaves_inactive"] =
        agents([](const Agent& agent) { return agent.registered && !agent.isActive(); });
    out["master/slaves_unreachable"] = agents([](const Agent& agent) { return agent.unreachable; });
    addTasks(out, world);
    out["master/uptime_secs"] = secondsOf(Timestamp(world.now - world.startedAt));
    for (const char* name : {"cpus_total", "load_15min", "load_1min", "load_5min"})
        out[std::string("system/") + name] = 2.0;
    out["system/mem_free_bytes"] = 15417040896.0;
    out["system/mem_total_bytes"] = 25276510208.0;
    return out;
}

Json masterFlags(const World& world)
{
    const ClusterSetup& setup = world.setup;
    const Timing& timing = setup.timing;
    const bool guarded = !setup.principals.empty();
    Json out{{"agent_ping_timeout", durationFlag(timing.pingTimeout / 3)},
             {"agent_reregister_timeout", "10mins"},
             {"allocation_interval", durationFlag(timing.allocationInterval)},
             {"authenticate_http_frameworks", guarded ? "true" : "false"},
             {"authenticate_http_readonly", guarded ? "true" : "false"},
             {"authenticate_http_readwrite", guarded ? "true" : "false"}};
    if (!setup.name.empty())
        out["cluster"] = setup.name;
    if (setup.domain)
        out["domain"] = domainJson(*setup.domain).dump();
    out.update({{"filter_gpu_resources", "true"},
                {"hostname", setup.hostname},
                {"ip", setup.ip},
                {"max_agent_ping_timeouts", "3"},
                {"max_completed_frameworks", "50"},
                {"max_completed_tasks_per_framework", "1000"},
                {"min_allocatable_resources", "cpus:0.01|mem:32"},
                {"port", std::to_string(world.leader)},
                {"registry", "replicated_log"},
                {"root_submissions", "true"},
                {"work_dir", "/var/lib/mesos/master"},
                {"zk_session_timeout", "10secs"}});
    return out;
}

Json legacyRoles(const World& world)
{
    struct Sums {
        Json frameworks = Json::array();
        Resources allocated;
        Resources offered;
    };
    std::map<std::string, Sums> roles;
    for (const auto& [id, framework] : world.frameworks) {
        for (const std::string& role : framework.roles)
            roles[role].frameworks.push_back(id);
        for (const auto& [taskId, task] : framework.tasks)
            if (!task->released)
                roles[task->role].allocated.add(task->resources.unallocated());
    }
    for (const auto& [id, offer] : world.offers)
        roles[offer.role].offered.add(offer.resources.unallocated());
    std::map<std::string, Resources> reserved;
    for (const auto& [id, agent] : world.agents)
        for (const Resource& resource : agent.total.all())
            if (resource.isReserved() && agent.registered) {
                roles[resource.role()];
                reserved[resource.role()].add(resource);
            }
    Json list = Json::array();
    for (const auto& [name, sums] : roles) {
        Resources all = sums.allocated;
        all.add(sums.offered);
        list.push_back({{"name", name},
                        {"weight", 1.0},
                        {"quota",
                         {{"role", name},
                          {"guarantee", Json::object()},
                          {"limit", Json::object()},
                          {"consumed", amounts(sums.allocated)}}},
                        {"resources", amounts(all)},
                        {"allocated", amounts(sums.allocated)},
                        {"offered", amounts(sums.offered)},
                        {"reserved", amounts(reserved[name])},
                        {"frameworks", sums.frameworks}});
    }
    return {{"roles", std::move(list)}};
}

} // namespace pacer::mesos_double
