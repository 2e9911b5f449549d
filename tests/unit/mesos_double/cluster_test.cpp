// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/test_scheduler.h"

#include <QTest>

using namespace pacer;
using namespace pacer::mesos_double;
using namespace std::chrono_literals;

/// What happens to agents and masters, operators and files.
class ClusterTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void losesAnAgentAndGetsItBack();
    void losesTasksWithoutCheckpointAtOnce();
    void saysGoodbyeWithTaskLost();
    void drainsAnAgent();
    void marksAnAgentGone();
    void takesAMachineDown();
    void failsOverToAnotherMaster();
    void standbyMastersRedirect();
    void readsFilesByBytes();
    void showsSandboxesOfPods();
    void needsCredentials();
    void readsFlagsOfAgents();
    void givesTheSameRunTwice();

private:
    Timestamp m_clock;
    std::unique_ptr<Master> m_master;
    std::unique_ptr<TestScheduler> m_scheduler;

    void begin(ClusterSetup setup = recordedCluster())
    {
        m_scheduler.reset();
        m_master = std::make_unique<Master>(std::move(setup), m_clock);
        m_scheduler = std::make_unique<TestScheduler>(*m_master, m_clock);
    }
    void run(const std::string& task, const std::string& agent, const std::string& command = "sleep 1000")
    {
        const Json offer = m_scheduler->offerOf(agent);
        m_scheduler->accept(offer, {TestScheduler::launch({TestScheduler::task(offer, task, command)})}, 0.1);
        m_scheduler->pass(1s);
    }
    Reply operate(const Json& body)
    {
        const Reply reply = m_master->handle(
            5050, {"POST", "/api/v1", {{"Content-Type", "application/json"}}, body.dump()}, m_clock);
        m_scheduler->pass(20ms);
        return reply;
    }
    Reply get(std::uint16_t port, const std::string& target, const HeaderList& headers = {})
    {
        return m_master->handle(port, {"GET", target, headers, {}}, m_clock);
    }
    Json agentRef(const std::string& hostname) const
    {
        return {{"agent_id", idJson(m_master->agentId(hostname))}};
    }
};

void ClusterTest::init()
{
    m_clock = Timestamp(1795230000s);
    begin();
    m_scheduler->subscribe();
}

void ClusterTest::cleanup()
{
    m_scheduler.reset();
    m_master.reset();
}

void ClusterTest::losesAnAgentAndGetsItBack()
{
    run("t", "a2.localhost");
    m_master->killAgent("a2.localhost");
    m_scheduler->pass(5s);
    QCOMPARE(m_scheduler->take("RESCIND").size(), std::size_t(1));
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING RUNNING"));
    m_scheduler->pass(2s);
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING RUNNING UNREACHABLE"));
    QVERIFY(m_scheduler->statusesOf("t").back().contains("unreachable_time"));
    QCOMPARE(m_scheduler->take("FAILURE").size(), std::size_t(1));
    m_scheduler->call("RECONCILE", Json::object());
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING RUNNING UNREACHABLE"));
    Json query = agentRef("a2.localhost");
    query["task_id"] = idJson("t");
    m_scheduler->call("RECONCILE", {{"tasks", {query, {{"task_id", idJson("t")}}}}});
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING RUNNING UNREACHABLE UNREACHABLE UNKNOWN"));
    m_master->startAgent("a2.localhost");
    m_scheduler->pass(100ms);
    const Json back = m_scheduler->statusesOf("t").back();
    QCOMPARE(textOf(back, "reason"), std::string("REASON_AGENT_REREGISTERED"));
    QCOMPARE(textOf(back, "state"), std::string("TASK_RUNNING"));
    QCOMPARE(resourcesFrom(m_scheduler->offerOf("a2.localhost")["resources"]).scalar("cpus"), 3.9);
}

void ClusterTest::losesTasksWithoutCheckpointAtOnce()
{
    begin();
    m_scheduler->info["checkpoint"] = false;
    m_scheduler->subscribe();
    run("t", "a1.localhost");
    m_master->killAgent("a1.localhost");
    m_scheduler->pass(20ms);
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING RUNNING LOST"));
    QCOMPARE(textOf(m_scheduler->statusesOf("t").back(), "message"),
             std::string("Agent a1.localhost disconnected"));
}

void ClusterTest::saysGoodbyeWithTaskLost()
{
    run("t", "a3.localhost");
    m_master->unregisterAgent("a3.localhost");
    m_scheduler->pass(20ms);
    QCOMPARE(textOf(m_scheduler->statusesOf("t").back(), "message"),
             std::string("Agent a3.localhost removed: the agent unregistered"));
    const std::string id = m_master->agentId("a3.localhost");
    m_master->startAgent("a3.localhost");
    m_scheduler->pass(20ms);
    QCOMPARE(idOf(m_scheduler->offerOf("a3.localhost"), "agent_id"), id);
}

void ClusterTest::drainsAnAgent()
{
    run("t", "a2.localhost");
    Json body = agentRef("a2.localhost");
    body["max_grace_period"] = "4s";
    QCOMPARE(operate({{"type", "DRAIN_AGENT"}, {"drain_agent", body}}).status, 400);
    body["max_grace_period"] = {{"seconds", 4}};
    QCOMPARE(operate({{"type", "DRAIN_AGENT"}, {"drain_agent", body}}).status, 200);
    m_scheduler->pass(1s);
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING RUNNING KILLING KILLED"));
    QCOMPARE(textOf(m_scheduler->statusesOf("t").back(), "reason"), std::string("REASON_AGENT_DRAINING"));
    const Reply agents = operate({{"type", "GET_AGENTS"}});
    QVERIFY(agents.body.find("\"DRAINED\"") != std::string::npos);
    QCOMPARE(operate({{"type", "REACTIVATE_AGENT"}, {"reactivate_agent", agentRef("a2.localhost")}}).status,
             200);
    m_scheduler->pass(1s);
    QCOMPARE(resourcesFrom(m_scheduler->offerOf("a2.localhost")["resources"]).scalar("cpus"), 4.0);
}

void ClusterTest::marksAnAgentGone()
{
    run("t", "a3.localhost");
    QCOMPARE(operate({{"type", "MARK_AGENT_GONE"}, {"mark_agent_gone", agentRef("a3.localhost")}}).status,
             200);
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING RUNNING GONE_BY_OPERATOR"));
    QCOMPARE(m_scheduler->take("FAILURE").size(), std::size_t(1));
    m_master->startAgent("a3.localhost");
    m_scheduler->pass(1s);
    Json query = agentRef("a3.localhost");
    query["task_id"] = idJson("t");
    m_scheduler->call("RECONCILE", {{"tasks", {query}}});
    QCOMPARE(textOf(m_scheduler->statusesOf("t").back(), "message"),
             std::string("Reconciliation: Task is gone"));
}

void ClusterTest::takesAMachineDown()
{
    run("t", "a2.localhost");
    const Json machine{{"hostname", "a2.localhost"}, {"ip", "127.0.0.1"}};
    const Json window{{"machine_ids", {machine}},
                      {"unavailability", {{"start", {{"nanoseconds", 1795234177000000000}}}}}};
    const Json schedule{{"schedule", {{"windows", {window}}}}};
    m_scheduler->take("OFFERS");
    operate({{"type", "UPDATE_MAINTENANCE_SCHEDULE"}, {"update_maintenance_schedule", schedule}});
    QCOMPARE(m_scheduler->take("RESCIND").size(), std::size_t(3));
    QVERIFY(m_scheduler->offerOf("a2.localhost").contains("unavailability"));
    const auto inverse = m_scheduler->take("INVERSE_OFFERS");
    QCOMPARE(inverse.size(), std::size_t(1));
    const Json id = inverse[0]["inverse_offers"]["inverse_offers"][0]["id"];
    m_scheduler->call("ACCEPT_INVERSE_OFFERS", {{"inverse_offer_ids", {id}}});
    QVERIFY(operate({{"type", "GET_MAINTENANCE_STATUS"}}).body.find("ACCEPT") != std::string::npos);
    QCOMPARE(
        operate({{"type", "START_MAINTENANCE"}, {"start_maintenance", {{"machines", {machine}}}}}).status,
        200);
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING RUNNING LOST"));
    QCOMPARE(operate({{"type", "STOP_MAINTENANCE"}, {"stop_maintenance", {{"machines", {machine}}}}}).status,
             200);
    m_master->startAgent("a2.localhost");
    m_scheduler->pass(1s);
    QVERIFY(!m_scheduler->offerOf("a2.localhost").contains("unavailability"));
}

void ClusterTest::failsOverToAnotherMaster()
{
    run("t", "a1.localhost");
    const std::string id = m_scheduler->id;
    m_master->killMaster();
    QCOMPARE(get(5050, "/health").status, 0);
    m_scheduler->pass(20ms);
    QVERIFY(m_scheduler->streamEnded);
    m_master->elect(5050, 3s);
    m_scheduler->subscribe();
    QCOMPARE(m_scheduler->id, id);
    Json query = agentRef("a1.localhost");
    query["task_id"] = idJson("t");
    m_scheduler->call("RECONCILE", {{"tasks", {query, {{"task_id", idJson("nope")}}}}});
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING RUNNING"));
    m_scheduler->pass(4s);
    m_scheduler->call("RECONCILE", {{"tasks", {query, {{"task_id", idJson("nope")}}}}});
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING RUNNING RUNNING"));
    QCOMPARE(m_scheduler->statesOf("nope"), std::string("UNKNOWN"));
    QCOMPARE(resourcesFrom(m_scheduler->offerOf("a1.localhost")["resources"]).scalar("cpus"), 3.9);
}

void ClusterTest::standbyMastersRedirect()
{
    ClusterSetup setup = recordedCluster();
    setup.masters = {5050, 5060};
    begin(std::move(setup));
    const Reply reply = get(5060, "/state-summary?jsonp=cb");
    QCOMPARE(reply.status, 307);
    QCOMPARE(headerOf(reply.headers, "Location").value(),
             std::string("//localhost:5050/master/state-summary?jsonp=cb"));
    QCOMPARE(get(5060, "/version").status, 200);
    m_master->killMaster();
    QCOMPARE(get(5060, "/state").status, 307);
    m_master->announce(0);
    QCOMPARE(get(5060, "/state").status, 503);
    m_master->elect(5060);
    QCOMPARE(get(5060, "/state").status, 200);
}

void ClusterTest::readsFilesByBytes()
{
    run("t", "a1.localhost", "sleep 1000");
    m_master->appendToSandbox("t", "stdout", "가나다\n");
    const std::string path = "/frameworks/" + m_scheduler->id + "/executors/t/runs/latest";
    QCOMPARE(get(5051, "/files/read?path=" + path + "/stdout").body,
             std::string("{\"data\":\"\",\"offset\":10}"));
    QCOMPARE(get(5051, "/files/read?path=" + path + "/stdout&offset=0&length=4").body,
             std::string("{\"data\":\"가\xEB\",\"offset\":0}"));
    QCOMPARE(get(5051, "/files/read?path=" + path + "/stdout&offset=-2").body,
             std::string("Negative offset provided: -2.\n"));
    QCOMPARE(get(5051, "/files/browse?path=" + path + "/../../../..").status, 400);
    QCOMPARE(get(5051, "/files/browse?path=" + path + "/nope").status, 404);
    QCOMPARE(get(5052, "/files/browse?path=" + path).status, 404);
    const Json list = Json::parse(get(5051, "/files/browse?path=" + path).body);
    QCOMPARE(list.size(), std::size_t(2));
    QCOMPARE(textOf(list[1], "path"), path + "/stdout");
    QCOMPARE(get(5051, "/files/download?path=" + path + "/stdout").body, std::string("가나다\n"));
}

void ClusterTest::showsSandboxesOfPods()
{
    const Json offer = m_scheduler->offerOf("a1.localhost");
    const Json executor{{"type", "DEFAULT"},
                        {"executor_id", idJson("pod")},
                        {"resources", TestScheduler::task(offer, "x", "true")["resources"]}};
    const Json tasks{{"tasks", {TestScheduler::task(offer, "a", "echo hi; sleep 1000")}}};
    m_scheduler->accept(offer, {Json{{"type", "LAUNCH_GROUP"},
                                     {"launch_group", {{"executor", executor}, {"task_group", tasks}}}}});
    m_scheduler->pass(1s);
    const std::string path = "/frameworks/" + m_scheduler->id + "/executors/pod/runs/latest/tasks/a/stdout";
    QCOMPARE(get(5051, "/files/read?path=" + path + "&offset=0").body,
             std::string("{\"data\":\"hi\\n\",\"offset\":0}"));
}

void ClusterTest::needsCredentials()
{
    ClusterSetup setup = recordedCluster();
    setup.principals["p"] = {"pw", true, true, std::set<std::string>{"r"}};
    begin(std::move(setup));
    QCOMPARE(get(5050, "/master/slaves").status, 401);
    QCOMPARE(get(5050, "/version").status, 200);
    QCOMPARE(get(5050, "/master/slaves", {{"Authorization", "Basic " + base64("p:pw")}}).status, 200);
    QCOMPARE(get(5050, "/master/slaves", {{"Authorization", "Basic " + base64("p:no")}}).status, 401);
}

void ClusterTest::readsFlagsOfAgents()
{
    const Resources resources = resourcesFromFlag("cpus:2;mem(pacer):512;ports:[1-2,5-6];zones:{y,x}");
    QCOMPARE(toText(resources),
             std::string("cpus:2; mem(reservations: [(STATIC,pacer)]):512; ports:[1-2, 5-6]; zones:{x, y}"));
    const Json attributes =
        attributesFromFlag("rack:r4;rack:r4b;weight:2.5;text:1.2.3;empty-like:x y;range:[1-2,5-6]");
    QCOMPARE(attributes.size(), std::size_t(6));
    QCOMPARE(textOf(attributes[2], "type"), std::string("SCALAR"));
    QCOMPARE(textOf(attributes[3], "type"), std::string("TEXT"));
    QCOMPARE(textOf(attributes[4]["text"], "value"), std::string("xy"));
}

void ClusterTest::givesTheSameRunTwice()
{
    const auto trace = [&] {
        m_clock = Timestamp(1795230000s);
        begin();
        m_scheduler->subscribe();
        run("t", "a1.localhost", "sleep 1");
        m_scheduler->pass(5s);
        return Json(m_scheduler->events).dump();
    };
    const std::string first = trace();
    QCOMPARE(trace(), first);
}

QTEST_GUILESS_MAIN(ClusterTest)
#include "cluster_test.moc"
