// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/virtual_agent.h"

#include <QTest>

using namespace pacer;
using namespace pacer::simulation;

namespace {

OfferedResource cpus(double amount, const std::string& role = "*")
{
    return {"cpus", role, toMilli(amount), std::nullopt, std::nullopt};
}

OfferedResource ports(Ranges ranges)
{
    return {"ports", "*", std::move(ranges), std::nullopt, std::nullopt};
}

VirtualAgent agentWith(std::vector<OfferedResource> resources)
{
    return VirtualAgent({AgentInfo{{"a"}, "a", {}, {}, {}},
                         std::make_shared<const std::vector<OfferedResource>>(std::move(resources))});
}

} // namespace

class VirtualAgentTest : public QObject {
    Q_OBJECT
private slots:
    void takesAndGivesBack()
    {
        VirtualAgent agent = agentWith({cpus(2), ports({{10, 20}})});
        const auto taken = agent.take({cpus(0.5), ports({{12, 12}, {15, 16}})});
        QVERIFY(taken.has_value());
        QVERIFY(agent.free() == (std::vector{cpus(1.5), ports({{10, 11}, {13, 14}, {17, 20}})}));
        QVERIFY(agent.used() == (std::vector{cpus(0.5), ports({{12, 12}, {15, 16}})}));
        agent.release(*taken);
        QVERIFY(agent.free() == (std::vector{cpus(2), ports({{10, 20}})}));
        QVERIFY(agent.used().empty());
    }

    void takesAllOrNothing()
    {
        VirtualAgent agent = agentWith({cpus(2), ports({{10, 20}})});
        QVERIFY(!agent.take({cpus(1), ports({{20, 21}})}));
        QVERIFY(!agent.take({cpus(1.5), cpus(1)}));
        QVERIFY(agent.free() == (std::vector{cpus(2), ports({{10, 20}})}));
        QVERIFY(agent.take({ports({{10, 20}})}));
        QVERIFY(!agent.take({ports({{11, 11}})}));
        QVERIFY(agent.free() == std::vector{cpus(2)});
    }

    void rolesAreKeptApart()
    {
        VirtualAgent agent = agentWith({cpus(2, "db"), cpus(1)});
        QVERIFY(!agent.take({cpus(1.5)}));
        QVERIFY(agent.take({cpus(1.5, "db")}));
        QVERIFY(agent.free() == (std::vector{cpus(0.5, "db"), cpus(1)}));
    }

    void touchingRangesAreOne()
    {
        const VirtualAgent agent = agentWith({ports({{15, 20}, {10, 14}})});
        QVERIFY(agent.free() == std::vector{ports({{10, 20}})});
    }

    void crumbsAreNotOffered()
    {
        VirtualAgent agent = agentWith({cpus(1), ports({{10, 20}})});
        QVERIFY(agent.isWorthOffering());
        QVERIFY(agent.take({cpus(0.995)}));
        QVERIFY(!agent.isWorthOffering());
    }

    void equalAgentsDiffer()
    {
        const std::vector<AgentSetup> agents = equalAgents(4);
        QCOMPARE(agents.size(), std::size_t{4});
        QVERIFY(agents[0].info.id != agents[3].info.id);
        QVERIFY(agents[0].info.host != agents[3].info.host);
        QCOMPARE(agents[0].info.zone, agents[3].info.zone);
        QCOMPARE(agents[0].resources, agents[3].resources);
    }
};

QTEST_GUILESS_MAIN(VirtualAgentTest)
#include "virtual_agent_test.moc"
