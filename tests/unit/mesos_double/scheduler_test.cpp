// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/test_scheduler.h"

#include <QTest>

using namespace pacer;
using namespace pacer::mesos_double;
using namespace std::chrono_literals;

/// A framework's life on the double: offers, tasks, updates, failover.
class SchedulerTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void offersEveryAgentAfterTheSubscription();
    void beatsEveryFifteenSeconds();
    void runsATaskToItsEnd();
    void offersTheRestWhenTheFilterIsOver();
    void repeatsAnUpdateUntilItIsAcknowledged();
    void refusesInvalidLaunchesOneByOne();
    void dropsTasksOnAUsedOffer();
    void killsWithTheGraceOfTheTask();
    void endsAPodWhenOneTaskFails();
    void saysNothingWhileSuppressed();
    void keepsReservationsAndVolumes();
    void reportsFailedOperationsWithAnIdOnly();
    void throwsTheFirstOfTwoSubscribersOut();
    void keepsTasksThroughADisconnection();
    void removesAFrameworkThatStaysAway();
    void splitsTheClusterBetweenRoles();
    void countsNoMoreThanThereIs();
    void judgesHealthAsTheExecutorDoes();

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
};

void SchedulerTest::init()
{
    m_clock = Timestamp(1795230000s);
    begin();
}

void SchedulerTest::cleanup()
{
    m_scheduler.reset();
    m_master.reset();
}

void SchedulerTest::offersEveryAgentAfterTheSubscription()
{
    QCOMPARE(m_scheduler->subscribe(), 200);
    QCOMPARE(m_scheduler->events.size(), std::size_t(3));
    QCOMPARE(textOf(m_scheduler->events[0], "type"), std::string("SUBSCRIBED"));
    QCOMPARE(textOf(m_scheduler->events[1], "type"), std::string("HEARTBEAT"));
    QCOMPARE(m_scheduler->offers.size(), std::size_t(3));
    const Json offer = m_scheduler->offerOf("a1.localhost");
    QCOMPARE(resourcesFrom(offer["resources"]).scalar("cpus"), 4.0);
    QCOMPARE(offer["attributes"].size(), std::size_t(6));
    // Without REGION_AWARE the agent of the other region is not seen.
    begin();
    m_scheduler->info["capabilities"] = capabilityJson({"MULTI_ROLE"});
    m_scheduler->subscribe();
    QCOMPARE(m_scheduler->offers.size(), std::size_t(2));
    QCOMPARE(textOf(m_scheduler->offers[0]["resources"][0], "role"), std::string("*"));
}

void SchedulerTest::beatsEveryFifteenSeconds()
{
    m_scheduler->subscribe();
    m_scheduler->pass(46s);
    QCOMPARE(m_scheduler->take("HEARTBEAT").size(), std::size_t(4));
}

void SchedulerTest::runsATaskToItsEnd()
{
    m_scheduler->subscribe();
    const Json offer = m_scheduler->offerOf("a1.localhost");
    QCOMPARE(
        m_scheduler
            ->accept(offer, {TestScheduler::launch({TestScheduler::task(offer, "t", "sleep 1; exit 3")})})
            .status,
        202);
    m_scheduler->pass(2s);
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING RUNNING FAILED"));
    const Json last = m_scheduler->statusesOf("t").back();
    QCOMPARE(textOf(last, "message"), std::string("Command exited with status 3"));
    QVERIFY(last.contains("container_status") && !last.contains("reason"));
    QVERIFY(m_master->taskStates().empty());
    QCOMPARE(
        m_scheduler
            ->call("RECONCILE", {{"tasks", {{{"task_id", idJson("t")}, {"agent_id", offer["agent_id"]}}}}})
            .status,
        202);
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING RUNNING FAILED GONE"));
}

void SchedulerTest::offersTheRestWhenTheFilterIsOver()
{
    m_scheduler->subscribe();
    const Json offer = m_scheduler->offerOf("a2.localhost");
    m_scheduler->accept(offer, {TestScheduler::launch({TestScheduler::task(offer, "t", "sleep 1000")})}, 3);
    m_scheduler->pass(2900ms);
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, m_scheduler->offerOf("a2.localhost"));
    m_scheduler->pass(700ms);
    QCOMPARE(resourcesFrom(m_scheduler->offerOf("a2.localhost")["resources"]).scalar("cpus"), 3.9);
}

void SchedulerTest::repeatsAnUpdateUntilItIsAcknowledged()
{
    m_scheduler->acknowledges = false;
    m_scheduler->subscribe();
    const Json offer = m_scheduler->offerOf("a1.localhost");
    m_scheduler->accept(offer, {TestScheduler::launch({TestScheduler::task(offer, "t", "sleep 1")})});
    m_scheduler->pass(9s);
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING"));
    m_scheduler->pass(2s);
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING STARTING"));
    m_scheduler->pass(18s);
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING STARTING"));
    m_scheduler->pass(2s);
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING STARTING STARTING"));
    const Json status = m_scheduler->statusesOf("t").back();
    m_scheduler->acknowledges = true;
    const Json body{
        {"agent_id", status["agent_id"]}, {"task_id", status["task_id"]}, {"uuid", status["uuid"]}};
    m_scheduler->call("ACKNOWLEDGE", body);
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING STARTING STARTING RUNNING FINISHED"));
}

void SchedulerTest::refusesInvalidLaunchesOneByOne()
{
    m_scheduler->subscribe();
    const Json offer = m_scheduler->offerOf("a1.localhost");
    Json big = TestScheduler::task(offer, "big", "true", 999);
    Json slash = TestScheduler::task(offer, "a/b", "true");
    Json bare = TestScheduler::task(offer, "bare", "true");
    bare.erase("command");
    Json unhealthy = TestScheduler::task(offer, "hc", "true");
    unhealthy["health_check"] = {{"type", "TCP"}};
    m_scheduler->accept(offer, {TestScheduler::launch({big, slash, bare, unhealthy,
                                                       TestScheduler::task(offer, "good", "sleep 1000")})});
    const auto message = [&](const char* task) {
        return textOf(m_scheduler->statusesOf(task).front(), "message");
    };
    QCOMPARE(
        message("big"),
        std::string(
            "Total resources cpus(allocated: r):999; mem(allocated: r):32 required by task and its executor "
            "is more than available ports(allocated: r):[31000-31999]; cpus(allocated: r):4; "
            "mem(allocated: r):4096; disk(allocated: r):10000"));
    QCOMPARE(message("a/b"), std::string("'a/b' contains invalid characters"));
    QCOMPARE(
        message("bare"),
        std::string("Task should have at least one (but not both) of CommandInfo or ExecutorInfo present"));
    QCOMPARE(message("hc"),
             std::string("Task uses invalid health check: Expecting 'tcp' to be set for TCP health check"));
    m_scheduler->pass(1s);
    QCOMPARE(m_scheduler->statesOf("good"), std::string("STARTING RUNNING"));
    QCOMPARE(m_scheduler->statesOf("big"), std::string("ERROR"));
}

void SchedulerTest::dropsTasksOnAUsedOffer()
{
    m_scheduler->subscribe();
    const Json offer = m_scheduler->offerOf("a1.localhost");
    m_scheduler->accept(offer, {});
    m_scheduler->accept(offer, {TestScheduler::launch({TestScheduler::task(offer, "t", "true")})});
    const Json status = m_scheduler->statusesOf("t").front();
    QCOMPARE(textOf(status, "state"), std::string("TASK_DROPPED"));
    QCOMPARE(textOf(status, "message"),
             "Task launched with invalid offers: Offer " + idOf(offer, "id") + " is no longer valid");
}

void SchedulerTest::killsWithTheGraceOfTheTask()
{
    m_scheduler->subscribe();
    const Json offer = m_scheduler->offerOf("a1.localhost");
    Json deaf = TestScheduler::task(offer, "deaf", "trap \"\" TERM; while true; do sleep 1; done");
    deaf["kill_policy"] = {{"grace_period", {{"nanoseconds", 2000000000}}}};
    Json polite =
        TestScheduler::task(offer, "polite", "trap 'echo bye; exit 0' TERM; while true; do sleep 1; done");
    m_scheduler->accept(offer, {TestScheduler::launch({deaf, polite})});
    m_scheduler->pass(1s);
    for (const char* id : {"deaf", "polite"})
        m_scheduler->call("KILL", {{"task_id", idJson(id)}});
    m_scheduler->pass(1s);
    QCOMPARE(m_scheduler->statesOf("polite"), std::string("STARTING RUNNING KILLING KILLED"));
    QCOMPARE(textOf(m_scheduler->statusesOf("polite").back(), "message"),
             std::string("Command exited with status 0"));
    QCOMPARE(m_scheduler->statesOf("deaf"), std::string("STARTING RUNNING KILLING"));
    m_scheduler->pass(1500ms);
    QCOMPARE(textOf(m_scheduler->statusesOf("deaf").back(), "message"),
             std::string("Command terminated with signal Killed"));
}

void SchedulerTest::endsAPodWhenOneTaskFails()
{
    m_scheduler->subscribe();
    const Json offer = m_scheduler->offerOf("a1.localhost");
    const Json executor{{"type", "DEFAULT"},
                        {"executor_id", idJson("pod")},
                        {"resources", TestScheduler::task(offer, "x", "true")["resources"]}};
    const Json group{{"executor", executor},
                     {"task_group",
                      {{"tasks",
                        {TestScheduler::task(offer, "a", "sleep 1000"),
                         TestScheduler::task(offer, "b", "sleep 1; exit 3")}}}}};
    m_scheduler->accept(offer, {Json{{"type", "LAUNCH_GROUP"}, {"launch_group", group}}});
    m_scheduler->pass(3s);
    QCOMPARE(m_scheduler->statesOf("b"), std::string("STARTING RUNNING FAILED"));
    QCOMPARE(m_scheduler->statesOf("a"), std::string("STARTING RUNNING KILLING KILLED"));
    const auto failures = m_scheduler->take("FAILURE");
    QCOMPARE(failures.size(), std::size_t(1));
    QCOMPARE(idOf(failures[0]["failure"], "executor_id"), std::string("pod"));
    const Json status = m_scheduler->statusesOf("a").front();
    QVERIFY(status["container_status"]["container_id"].contains("parent"));
    m_scheduler->pass(1s);
    double cpus = 0;
    for (const Json& one : m_scheduler->offers)
        if (textOf(one, "hostname") == "a1.localhost")
            cpus += resourcesFrom(one["resources"]).scalar("cpus");
    QCOMPARE(cpus, 4.0);
}

void SchedulerTest::saysNothingWhileSuppressed()
{
    m_scheduler->subscribe();
    m_scheduler->call("SUPPRESS");
    Json ids = Json::array();
    for (const Json& offer : m_scheduler->offers)
        ids.push_back(offer["id"]);
    m_scheduler->call("DECLINE", {{"offer_ids", ids}, {"filters", {{"refuse_seconds", 3600}}}});
    m_scheduler->take("OFFERS");
    m_scheduler->pass(10s);
    QVERIFY(m_scheduler->take("OFFERS").empty());
    m_scheduler->call("REVIVE");
    QCOMPARE(m_scheduler->take("OFFERS").size(), std::size_t(1));
}

void SchedulerTest::keepsReservationsAndVolumes()
{
    m_scheduler->subscribe();
    const Json offer = m_scheduler->offerOf("a1.localhost");
    const Json reservation{{"type", "DYNAMIC"}, {"role", "r"}, {"principal", "p"}};
    const auto scalar = [&](const char* name, double value) {
        return Json{{"name", name},
                    {"type", "SCALAR"},
                    {"scalar", {{"value", value}}},
                    {"reservations", {reservation}}};
    };
    Json volume = scalar("disk", 64);
    volume["disk"] = {{"persistence", {{"id", "v"}, {"principal", "p"}}},
                      {"volume", {{"mode", "RW"}, {"container_path", "data"}}}};
    Json task = TestScheduler::task(offer, "t", "sleep 1");
    task["resources"] = {scalar("cpus", 0.5), scalar("mem", 64), volume};
    m_scheduler->accept(
        offer,
        {Json{{"type", "RESERVE"},
              {"id", idJson("op1")},
              {"reserve", {{"resources", {scalar("cpus", 0.5), scalar("mem", 64), scalar("disk", 64)}}}}},
         Json{{"type", "CREATE"}, {"id", idJson("op2")}, {"create", {{"volumes", {volume}}}}},
         TestScheduler::launch({task})});
    m_scheduler->pass(3s);
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING RUNNING FINISHED"));
    const auto reports = m_scheduler->take("UPDATE_OPERATION_STATUS");
    QCOMPARE(reports.size(), std::size_t(2));
    for (const Json& report : reports) {
        const Json& status = report["update_operation_status"]["status"];
        QCOMPARE(textOf(status, "state"), std::string("OPERATION_FINISHED"));
        m_scheduler->call("ACKNOWLEDGE_OPERATION_STATUS", {{"agent_id", status["agent_id"]},
                                                           {"uuid", status["uuid"]["value"]},
                                                           {"operation_id", status["operation_id"]}});
    }
    const Json again = m_scheduler->offerOf("a1.localhost");
    QCOMPARE(again["resources"].size(), std::size_t(3));
    m_scheduler->accept(
        again,
        {Json{{"type", "DESTROY"}, {"destroy", {{"volumes", {volume}}}}},
         Json{{"type", "UNRESERVE"},
              {"unreserve", {{"resources", {scalar("cpus", 0.5), scalar("mem", 64), scalar("disk", 64)}}}}}});
    m_scheduler->pass(600ms);
    const Json plain = m_scheduler->offerOf("a1.localhost");
    for (const Json& resource : plain["resources"])
        QVERIFY(!resource.contains("reservations"));
}

void SchedulerTest::reportsFailedOperationsWithAnIdOnly()
{
    m_scheduler->subscribe();
    const Json offer = m_scheduler->offerOf("a1.localhost");
    Json volume{{"name", "disk"}, {"type", "SCALAR"}, {"scalar", {{"value", 5}}}};
    volume["disk"] = {{"persistence", {{"id", "v"}}},
                      {"volume", {{"mode", "RW"}, {"container_path", "data"}}}};
    const Json create{{"type", "CREATE"}, {"create", {{"volumes", {volume}}}}};
    Json named = create;
    named["id"] = idJson("bad");
    m_scheduler->accept(offer, {create, named});
    const auto reports = m_scheduler->take("UPDATE_OPERATION_STATUS");
    QCOMPARE(reports.size(), std::size_t(1));
    const Json& status = reports[0]["update_operation_status"]["status"];
    QCOMPARE(textOf(status, "state"), std::string("OPERATION_ERROR"));
    QVERIFY(!status.contains("uuid"));
    QVERIFY(textOf(status, "message")
                .starts_with("Invalid resources: Invalid DiskInfo: Persistent volumes cannot"));
}

void SchedulerTest::throwsTheFirstOfTwoSubscribersOut()
{
    m_scheduler->subscribe();
    const StreamId first = m_scheduler->stream;
    const std::string before = m_scheduler->streamId;
    TestScheduler second(*m_master, m_clock);
    second.id = m_scheduler->id;
    second.info["id"] = idJson(second.id);
    const Reply reply = second.post({{"type", "SUBSCRIBE"},
                                     {"framework_id", idJson(second.id)},
                                     {"subscribe", {{"framework_info", second.info}}}},
                                    {});
    std::vector<Output> ofFirst;
    for (Output& output : m_master->takeOutputs())
        if (output.stream == first)
            ofFirst.push_back(std::move(output));
    QCOMPARE(ofFirst.size(), std::size_t(2));
    QVERIFY(ofFirst[0].text.find("Framework failed over") != std::string::npos);
    QCOMPARE(ofFirst[1].kind, Output::Kind::End);
    QCOMPARE(m_scheduler->call("SUPPRESS").status, 400);
    m_scheduler->streamId = headerOf(reply.headers, "Mesos-Stream-Id").value();
    QVERIFY(m_scheduler->streamId != before);
    QCOMPARE(m_scheduler->call("SUPPRESS").status, 202);
}

void SchedulerTest::keepsTasksThroughADisconnection()
{
    m_scheduler->subscribe();
    const Json offer = m_scheduler->offerOf("a1.localhost");
    m_scheduler->accept(offer, {TestScheduler::launch({TestScheduler::task(offer, "t", "sleep 4")})});
    m_scheduler->pass(1s);
    m_master->closed(m_scheduler->stream, m_clock);
    QCOMPARE(m_scheduler->call("RECONCILE", Json::object()).status, 403);
    m_scheduler->pass(10s);
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING RUNNING"));
    m_scheduler->subscribe();
    QCOMPARE(m_scheduler->statesOf("t"), std::string("STARTING RUNNING FINISHED"));
}

void SchedulerTest::removesAFrameworkThatStaysAway()
{
    m_scheduler->subscribe();
    const Json offer = m_scheduler->offerOf("a1.localhost");
    m_scheduler->accept(offer, {TestScheduler::launch({TestScheduler::task(offer, "t", "sleep 1000")})});
    m_scheduler->pass(1s);
    m_master->closed(m_scheduler->stream, m_clock);
    m_scheduler->pass(61s);
    QVERIFY(m_master->taskStates().empty());
    m_scheduler->events.clear();
    m_scheduler->subscribe();
    QCOMPARE(textOf(m_scheduler->events.front()["error"], "message"),
             std::string("Framework has been removed"));
    QVERIFY(m_scheduler->streamEnded);
}

void SchedulerTest::splitsTheClusterBetweenRoles()
{
    m_scheduler->info["roles"] = {"a", "b"};
    m_scheduler->subscribe();
    std::map<std::string, int> roles;
    for (const Json& offer : m_scheduler->offers)
        ++roles[textOf(offer["allocation_info"], "role")];
    QCOMPARE(roles.size(), std::size_t(2));
}

void SchedulerTest::countsNoMoreThanThereIs()
{
    m_scheduler->subscribe();
    for (int round = 0; round < 20; ++round) {
        for (const Json& offer : std::vector<Json>(m_scheduler->offers))
            m_scheduler->accept(
                offer,
                {TestScheduler::launch({TestScheduler::task(
                    offer, "t" + std::to_string(round) + textOf(offer, "hostname"), "sleep 1000", 0.5)})},
                0.1);
        m_scheduler->pass(600ms);
    }
    QCOMPARE(m_master->taskStates().size(), std::size_t(24));
}

void SchedulerTest::judgesHealthAsTheExecutorDoes()
{
    m_scheduler->subscribe();
    TaskScript script;
    script.probes = {{100ms, true, {}}, {1s, false, {}}, {2s, false, {}}, {3s, true, {}},
                     {4s, true, {}},    {5s, false, {}}, {6s, false, {}}, {7s, false, {}}};
    m_master->addScript({"t", script});
    const Json offer = m_scheduler->offerOf("a1.localhost");
    Json task = TestScheduler::task(offer, "t", "sleep 1000");
    task["health_check"] = {{"type", "TCP"}, {"tcp", {{"port", 80}}}, {"grace_period_seconds", 0}};
    m_scheduler->accept(offer, {TestScheduler::launch({task})});
    m_scheduler->pass(9s);
    std::string healths;
    for (const Json& status : m_scheduler->statusesOf("t"))
        healths += status.contains("healthy") ? (flagOf(status, "healthy") ? '+' : '-') : '.';
    QCOMPARE(healths, std::string("..+--+---.-"));
    QCOMPARE(textOf(m_scheduler->statusesOf("t").back(), "state"), std::string("TASK_KILLED"));
}

QTEST_GUILESS_MAIN(SchedulerTest)
#include "scheduler_test.moc"
