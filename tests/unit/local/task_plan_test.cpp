// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/task_environment.h"
#include "core/local/task_plan.h"
#include "core/local/task_record.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pacer;
using namespace pacer::local;
using namespace std::chrono_literals;

class TaskPlanTest : public QObject {
    Q_OBJECT

private slots:
    void aMesosCheckOfAnAppProbesTheHostPort()
    {
        AppSpec app;
        app.portDefinitions = {{10000, "web", PortProtocol::Tcp, {}},
                               {10001, "admin", PortProtocol::Tcp, {}}};
        HealthCheck check;
        check.protocol = HealthCheckProtocol::MesosHttp;
        check.path = "ping";
        check.portIndex = 1;
        check.intervalSeconds = 7;
        app.healthChecks = {check};
        const auto plans = plansOf(launchOf(app, {31000, 31001}), {});
        QCOMPARE(plans.size(), std::size_t{1});
        QCOMPARE(plans[0].checks.size(), std::size_t{1});
        QCOMPARE(plans[0].checks[0].url, std::string("http://127.0.0.1:31001/ping"));
        QVERIFY(plans[0].checks[0].interval == Duration{7s});
    }

    void checksOfTheSchedulerAreNotOurs()
    {
        AppSpec app;
        app.healthChecks = {HealthCheck{}};
        QVERIFY(plansOf(launchOf(app, {}), {})[0].checks.empty());
    }

    void aContainerPortIsReachedThroughItsHostPort()
    {
        AppSpec app;
        app.networks = {{NetworkMode::Bridge, std::nullopt, {}}};
        app.container = Container{};
        app.container->docker = DockerImage{"python:3", false, false, {}, std::nullopt};
        app.container->portMappings = {{8080, 0, 0, PortProtocol::Tcp, std::nullopt, {}, {}}};
        GeneralCheck check;
        check.kind = TcpCheck{std::nullopt, 8080, std::nullopt};
        app.check = check;
        const auto plans = plansOf(launchOf(app, {31005}), {});
        QCOMPARE(plans[0].checks[0].port, 31005);
        QVERIFY(!plans[0].checks[0].health);
        QVERIFY(plans[0].image);
        QVERIFY(!plans[0].image->hostNetwork);
        QCOMPARE(plans[0].image->ports[0].hostPort, 31005);
        QCOMPARE(plans[0].image->ports[0].containerPort, 8080);
    }

    void theAgentAddsItsVariablesBelowThoseOfTheLaunch()
    {
        const EnvironmentFacts facts{"127.0.0.1:8080",
                                     "slave(1)@127.0.0.1:8080",
                                     "127.0.0.1",
                                     "marathon",
                                     {"agent"},
                                     {"framework"},
                                     "executor",
                                     "/sandbox",
                                     5s};
        const auto environment = taskEnvironment(facts, {{"PATH", "/own"}, {"PORT0", "31000"}});
        QCOMPARE(environment.at("PATH"), std::string("/own"));
        QCOMPARE(environment.at("PORT0"), std::string("31000"));
        QCOMPARE(environment.at("MESOS_SANDBOX"), std::string("/sandbox"));
        QCOMPARE(environment.at("MESOS_SLAVE_ID"), std::string("agent"));
        QCOMPARE(environment.at("MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD"), std::string("5secs"));
        QVERIFY(!environment.contains("HOME"));
    }

    void aRecordSurvivesTheDisk()
    {
        TaskRecord record;
        record.task = {"app.instance-1._app.1"};
        record.instance = {"app.instance-1"};
        record.app = PathId::absolute("/app");
        record.framework = {"fw"};
        record.executor = "executor";
        record.container = "c";
        record.run = "/run";
        record.directory = "/run/tasks/x";
        record.used = {100, 32000, 1, 2, {31000, 31001, 31007}};
        record.resources = {0.1, 32, 1.5, 2};
        record.killGrace = 1500ms;
        record.containerName = "pacer-c";
        record.pod = true;
        CheckPlan command;
        command.argv = {"/bin/sh", "-c", "exit 0\n"};
        command.interval = 3s;
        command.maxFailures = 4;
        CheckPlan http;
        http.kind = CheckPlan::Kind::Http;
        http.health = false;
        http.url = "http://127.0.0.1:1/";
        record.checks = {command, http};

        const QTemporaryDir folder;
        QVERIFY(writeRecord(folder.path().toStdString(), record));
        const std::optional<TaskRecord> read = readRecord(folder.path().toStdString());
        QVERIFY(read);
        QVERIFY(read->used == record.used);
        QVERIFY(read->resources == record.resources);
        QVERIFY(read->checks == record.checks);
        QVERIFY(*read == record);
        QVERIFY(!readRecord("/not/there"));
    }

private:
    static scheduler::Launch launchOf(const AppSpec& app, const std::vector<int>& hostPorts)
    {
        Instance instance{{"app.instance-1"}, RunSpec{std::make_shared<const AppSpec>(app)}};
        Task& task = instance.tasks.emplace_back();
        task.id = {"app.instance-1._app.1"};
        task.hostPorts.assign(hostPorts.begin(), hostPorts.end());
        instance.agent = AgentInfo{.host = "127.0.0.1"};
        return {instance, {}, {}, {}};
    }
};

QTEST_GUILESS_MAIN(TaskPlanTest)
#include "task_plan_test.moc"
