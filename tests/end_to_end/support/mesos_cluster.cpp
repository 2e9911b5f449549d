// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/mesos_cluster.h"

#include <algorithm>

namespace pacer::test {

using namespace std::chrono_literals;
using mesos_double::AgentSetup;
using mesos_double::ClusterSetup;
using mesos_double::Master;

ClusterSetup quickCluster()
{
    ClusterSetup setup;
    setup.hostname = "127.0.0.1";
    setup.masters = {0, 0};
    setup.domain = mesos_double::FaultDomain{"home", "z0"};
    for (const char* number : {"1", "2", "3"}) {
        AgentSetup agent;
        agent.hostname = std::string("a") + number;
        agent.port = 0;
        agent.attributes = std::string("rack:r") + number;
        agent.domain = mesos_double::FaultDomain{"home", std::string("z") + number};
        setup.agents.push_back(std::move(agent));
    }
    setup.timing.allocationInterval = 50ms;
    setup.timing.pingTimeout = 1s;
    setup.timing.retryFirst = 500ms;
    return setup;
}

MesosCluster::MesosCluster(ClusterSetup setup)
    : Server(std::move(setup))
{}

QString MesosCluster::masterUrl(std::size_t index) const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(setup().masters.at(index));
}

QStringList MesosCluster::options(const QString& masters) const
{
    QStringList all;
    for (std::size_t i = 0; i < setup().masters.size(); ++i)
        all += masterUrl(i);
    return {"--anonymous",
            "--master",
            masters.isEmpty() ? all.join(',') : masters,
            "--mesos-role",
            "pacer",
            "--min-revive-offers-interval",
            "100",
            "--scale-apps-initial-delay",
            "1000",
            "--scale-apps-interval",
            "1000"};
}

std::vector<std::string> MesosCluster::running(const std::string& start)
{
    std::vector<std::string> ids;
    for (const auto& [id, state] : with([](Master& master) { return master.taskStates(); })) {
        if (state == "TASK_RUNNING" && id.starts_with(start))
            ids.push_back(id);
    }
    return ids;
}

std::vector<std::string> MesosCluster::launched(const std::string& start)
{
    std::vector<std::string> ids = with([](Master& master) { return master.launched(); });
    std::erase_if(ids, [&](const std::string& id) { return !id.starts_with(start); });
    return ids;
}

std::string MesosCluster::hostOf(const std::string& task)
{
    std::map<std::string, std::string> hosts;
    for (const AgentSetup& agent : setup().agents)
        hosts[with([&](Master& master) { return master.agentId(agent.hostname); })] = agent.hostname;
    const Json state = view("/master/state");
    for (const Json& framework : state.value("frameworks", Json::array()))
        for (const Json& each : framework.value("tasks", Json::array()))
            if (each.value("id", "") == task)
                return hosts[each.value("slave_id", "")];
    return {};
}

Answer MesosCluster::operate(const Json& call)
{
    m_operator.setServer(QUrl(masterUrl()));
    return m_operator.post("/api/v1", call);
}

Json MesosCluster::view(const QString& path, std::size_t master)
{
    m_operator.setServer(QUrl(masterUrl(master)));
    return m_operator.get(path).json();
}

bool allDifferent(std::vector<std::string> texts)
{
    std::sort(texts.begin(), texts.end());
    return std::adjacent_find(texts.begin(), texts.end()) == texts.end();
}

} // namespace pacer::test
