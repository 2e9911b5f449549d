// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/agent_config.h"
#include "core/local/local_agent.h"
#include "core/local/task_history.h"

#include <QTest>

using namespace pacer;
using namespace pacer::local;
using namespace std::chrono_literals;

class AgentTest : public QObject {
    Q_OBJECT

private slots:
    void theFirstStartHasThreeAgents()
    {
        const auto agents = defaultAgents({8, 16384, 100000});
        QCOMPARE(agents.size(), std::size_t{3});
        const AgentConfig& second = agents[1];
        QCOMPARE(second.name, std::string("agent-2"));
        QCOMPARE(second.hostname, std::string("127.0.0.1"));
        QVERIFY(second.ports == (Ranges{{32000, 32999}}));
        QVERIFY(second.attributes == (std::vector<Attribute>{{"rack", "r2"}}));
        QCOMPARE(second.region, std::optional<std::string>("local"));
        QCOMPARE(second.zone, std::optional<std::string>("z2"));
        QCOMPARE(second.cpus, 8.0);
        QCOMPARE(second.mem, 4096.0);
        QCOMPARE(second.disk, 10000.0);
    }

    void theMachineHasSomething()
    {
        const MachineFacts facts = machineFacts("/tmp/not/there/yet");
        QVERIFY(facts.cpus >= 1);
        QVERIFY(facts.memMiB > 0);
        QVERIFY(facts.freeDiskMiB > 0);
    }

    void whatIsOfferedIsNotOfferedTwice()
    {
        LocalAgent agent = makeAgent();
        const auto offer = agent.offer({"o1"}, "*", m_now);
        QVERIFY(offer);
        QCOMPARE(amountsOf(offer->resources), agent.total());
        QVERIFY(!agent.offer({"o2"}, "*", m_now));

        const auto amounts = agent.takeBack({"o1"});
        QCOMPARE(amounts, std::optional(agent.total()));
        QVERIFY(!agent.takeBack({"o1"}));
        QVERIFY(agent.offer({"o3"}, "*", m_now));
    }

    void whatIsUsedIsNotOffered()
    {
        LocalAgent agent = makeAgent();
        Amounts task;
        task.cpus = 500;
        task.ports = {31005};
        agent.use(task);
        const auto offer = agent.offer({"o1"}, "*", m_now);
        QVERIFY(offer);
        const Amounts offered = amountsOf(offer->resources);
        QCOMPARE(offered.cpus, Milli{1500});
        QVERIFY(!offered.ports.contains(31005));
        QCOMPARE(offered.ports.size(), std::size_t{9});
    }

    void aRefusalHoldsForItsTimeOrUntilThereIsMore()
    {
        LocalAgent agent = makeAgent();
        Amounts task;
        task.cpus = 500;
        agent.use(task);
        const auto offered = agent.offer({"o1"}, "*", m_now);
        agent.refuse(*agent.takeBack({"o1"}), m_now + 5s);
        QVERIFY(!agent.offer({"o2"}, "*", m_now + 4s));
        QCOMPARE(agent.refusedUntil(), std::optional(m_now + 5s));

        agent.release(task);
        QVERIFY(agent.offer({"o3"}, "*", m_now + 4s));
        agent.refuse(*agent.takeBack({"o3"}), m_now + 9s);
        QVERIFY(!agent.offer({"o4"}, "*", m_now + 8s));
        QVERIFY(agent.offer({"o5"}, "*", m_now + 9s));
        agent.refuse(*agent.takeBack({"o5"}), m_now + 60s);
        agent.forgetRefusal();
        QVERIFY(agent.offer({"o6"}, "*", m_now + 9s));
    }

    void theOldestSandboxesGoFirst()
    {
        TaskHistory history(2, 24h);
        const Timestamp start{std::chrono::hours{1000}};
        for (int i = 3; i >= 1; --i) {
            history.add({{"a"},
                         {"t" + std::to_string(i)},
                         "/control",
                         "/run" + std::to_string(i),
                         start + std::chrono::seconds{i}});
        }
        const auto many = history.takeExpired(start + 10s);
        QCOMPARE(many.size(), std::size_t{1});
        QCOMPARE(many[0].task.value, std::string("t1"));
        QVERIFY(history.takeExpired(start + 10s).empty());
        QCOMPARE(history.takeExpired(start + 25h).size(), std::size_t{2});
    }

    void aRunThatIsStillNeededStays()
    {
        TaskHistory history(1, 24h);
        const Timestamp start{std::chrono::hours{1000}};
        history.add({{"a"}, {"t1"}, "/control1", "/run", start});
        history.add({{"a"}, {"t2"}, "/control2", "/run", start + 1s});
        const auto expired = history.takeExpired(start + 2s);
        QCOMPARE(expired.size(), std::size_t{1});
        QVERIFY(expired[0].run.empty());
    }

private:
    LocalAgent makeAgent() const
    {
        AgentConfig config;
        config.name = "agent-1";
        config.cpus = 2;
        config.mem = 1024;
        config.ports = {{31000, 31009}};
        return LocalAgent(config, {"id"}, {});
    }

    LocalAgent::Clock::time_point m_now{};
};

QTEST_GUILESS_MAIN(AgentTest)
#include "agent_test.moc"
