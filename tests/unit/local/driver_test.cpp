// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/agent_book.h"
#include "core/local/local_driver.h"
#include "core/local/sandbox_files.h"
#include "tests/unit/local/recorder.h"

#include <QTemporaryDir>
#include <QTest>

#include <signal.h>

using namespace pacer;
using namespace pacer::local;
using namespace pacer::scheduler;
using namespace pacer::test;
using namespace std::chrono_literals;

// Far more than needed, for machines that are busy with something else.
constexpr int patience = 20000;

/// The driver with real processes: everything that the scheduler sees of it.
class DriverTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        startDriver();
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->freeOffers(), std::size_t{2}, patience);
    }
    void cleanup()
    {
        for (const TaskId& task : m_launched)
            m_driver->call(KillTask{task, std::nullopt, Duration::zero()});
        for (const TaskId& task : m_launched)
            QTRY_VERIFY_WITH_TIMEOUT(m_recorder->isTerminal(task), patience);
        m_launched.clear();
        m_driver.reset();
    }

    void agentsIntroduceThemselves()
    {
        const auto connected = m_recorder->connected();
        QVERIFY(connected);
        QVERIFY(!connected->again);
        const Offer offer = m_recorder->offerOf("agent-1").value();
        QCOMPARE(offer.agent.host, std::string("127.0.0.1"));
        QCOMPARE(offer.agent.zone, std::optional<std::string>("z1"));
        QCOMPARE(offer.allocationRole, std::string("marathon"));
    }

    void aTaskRunsAndFinishes()
    {
        const TaskId task = launch("echo $GREETING from $MESOS_TASK_ID; test \"$PWD\" = \"$MESOS_SANDBOX\"");
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state(task), TaskState::Finished, patience);
        const auto states = m_recorder->states(task);
        QCOMPARE(states, (std::vector{TaskState::Starting, TaskState::Running, TaskState::Finished}));
        QCOMPARE(m_recorder->last(task).message, std::string("Command exited with status 0"));
        QCOMPARE(readLog(task, "stdout"), "hello from " + task.value + '\n');
    }

    void aTaskThatFailsSaysHow()
    {
        const TaskId task = launch("exit 1");
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state(task), TaskState::Failed, patience);
        QCOMPARE(m_recorder->last(task).message, std::string("Command exited with status 1"));
        QVERIFY(!m_recorder->last(task).uuid.empty());
    }

    void whatIsTakenComesBack()
    {
        const TaskId task = launch("sleep 1000");
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state(task), TaskState::Running, patience);
        QTRY_COMPARE_WITH_TIMEOUT(offeredCpus(), Milli{3900}, patience);
        m_driver->call(KillTask{task, std::nullopt, std::nullopt});
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state(task), TaskState::Killed, patience);
        QTRY_COMPARE_WITH_TIMEOUT(offeredCpus(), Milli{4000}, patience);
    }

    void declinedOffersComeBackAfterTheirFilterOrOnRevive()
    {
        const Offer offer = m_recorder->takeOffer("agent-1").value();
        m_driver->call(DeclineOffer{offer.id, 50ms});
        QTRY_VERIFY_WITH_TIMEOUT(m_recorder->offerOf("agent-1"), patience);
        const Offer again = m_recorder->takeOffer("agent-1").value();
        m_driver->call(DeclineOffer{again.id, 1h});
        m_driver->call(ReviveOffers{});
        QTRY_VERIFY_WITH_TIMEOUT(m_recorder->offerOf("agent-1"), patience);
    }

    void anOldOfferDropsTheTask()
    {
        const Offer offer = m_recorder->takeOffer("agent-1").value();
        m_driver->call(DeclineOffer{offer.id, 1ms});
        m_driver->call(AcceptOffer{offer.id, {launchOn(offer, appWith("true"), {"late"})}});
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state({"late"}), TaskState::Dropped, patience);
    }

    void whoIgnoresTermIsKilled()
    {
        const TaskId task = launch("trap '' TERM; echo ready; while :; do sleep 0.05; done");
        QTRY_COMPARE_WITH_TIMEOUT(readLog(task, "stdout"), std::string("ready\n"), patience);
        m_driver->call(KillTask{task, std::nullopt, 200ms});
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state(task), TaskState::Killed, patience);
        QCOMPARE(m_recorder->last(task).message, std::string("Command terminated with signal Killed"));
    }

    void aFailedFetchSaysWhy()
    {
        AppSpec app = appWith("true");
        app.fetch = {{"file:///not/there.zip"}};
        const TaskId task = launch(app);
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state(task), TaskState::Failed, patience);
        const std::string message = m_recorder->last(task).message;
        QVERIFY(message.starts_with("Failed to launch container: Failed to fetch all URIs for container '"));
        QVERIFY(message.ends_with("': file:///not/there.zip: No such file or directory"));
    }

    void unknownTasksAreGone()
    {
        const AgentId agent = m_recorder->offerOf("agent-1")->agent.id;
        m_driver->call(ReconcileTasks{{{TaskId{"x"}, agent}, {TaskId{"y"}, std::nullopt}}});
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state({"x"}), TaskState::Gone, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state({"y"}), TaskState::Unknown, patience);
        QVERIFY(m_recorder->last({"x"}).reason == StatusReason::Reconciliation);
        m_driver->call(KillTask{{"z"}, agent, std::nullopt});
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state({"z"}), TaskState::Gone, patience);
    }

    void tasksOutliveTheDriver()
    {
        const TaskId runs = launch("echo $$ >> pids; exec sleep 1000");
        const TaskId ends = launch("until [ -e go ]; do sleep 0.02; done; exit 5");
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state(runs), TaskState::Running, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state(ends), TaskState::Running, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!readLog(runs, "pids").empty(), patience);
        const std::string pids = readLog(runs, "pids");
        const std::string sandbox = directoryOf(ends);

        m_driver.reset();
        QCOMPARE(::kill(std::stoi(pids), 0), 0);
        std::ofstream(sandbox + "/go") << "go";
        startDriver();
        QTRY_VERIFY_WITH_TIMEOUT(m_recorder->connected(), patience);
        QVERIFY(m_recorder->connected()->again);

        m_driver->call(ReconcileTasks{});
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state(runs), TaskState::Running, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state(ends), TaskState::Failed, patience);
        QCOMPARE(m_recorder->last(ends).message, std::string("Command exited with status 5"));
        QCOMPARE(readLog(runs, "pids"), pids);
        QTRY_COMPARE_WITH_TIMEOUT(offeredCpus(), Milli{3900}, patience);

        // Told again until it is acknowledged, and never after.
        const TaskStatus end = m_recorder->last(ends);
        m_driver->call(AcknowledgeStatus{ends, *end.agent, end.uuid});
        m_driver->call(ReconcileTasks{{{ends, end.agent}}});
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state(ends), TaskState::Gone, patience);
        QVERIFY(!readLog(ends, "pids").empty() || directoryOf(ends) == sandbox);
    }

    void aLaunchThatWasNotDoneIsDroppedAfterARestart()
    {
        AppSpec app = appWith("true");
        const std::string fifo = m_folder->path().toStdString() + "/agents/agent-1/tasks/half";
        m_driver.reset();
        std::filesystem::create_directories(fifo);
        std::ofstream record(fifo + "/task", std::ios::binary);
        for (const char* const field : {"task=half", "instance=i", "app=/app", "used.cpus=100"})
            record << field << '\0';
        record.close();
        startDriver();
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state({"half"}), TaskState::Dropped, patience);
    }

    void aHealthCheckBesideTheTaskReportsAndKills()
    {
        AppSpec app = appWith("touch well; sleep 1000");
        HealthCheck check;
        check.protocol = HealthCheckProtocol::Command;
        check.command = "test -e well";
        check.delaySeconds = 0;
        check.intervalSeconds = 0;
        check.gracePeriodSeconds = 0;
        check.maxConsecutiveFailures = 2;
        app.healthChecks = {check};
        const TaskId task = launch(app);
        QTRY_VERIFY_WITH_TIMEOUT(m_recorder->last(task).healthy == std::optional(true), patience);
        std::filesystem::remove(directoryOf(task) + "/well");
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state(task), TaskState::Killed, patience);
        QVERIFY(m_recorder->last(task).healthy == std::optional(false));
        QCOMPARE(m_recorder->last(task).message, std::string("Command terminated with signal Terminated"));
    }

    void aCheckShowsItsResult()
    {
        AppSpec app = appWith("sleep 1000");
        GeneralCheck check;
        check.kind = ExecCheck{ShellCommand{"exit 7"}};
        check.delaySeconds = 0;
        app.check = check;
        const TaskId task = launch(app);
        QTRY_VERIFY_WITH_TIMEOUT(m_recorder->last(task).checkResult.has_value(), patience);
        QCOMPARE(m_recorder->last(task).checkResult->commandExitCode, std::optional(7));
    }

    void aPodLivesAndDiesTogether()
    {
        auto pod = std::make_shared<PodSpec>();
        pod->id = PathId::absolute("/pod");
        for (const char* const name : {"one", "two"}) {
            PodContainer container;
            container.name = name;
            container.exec = PodExec{ShellCommand{"until [ -e stop ]; do sleep 0.02; done; exit 1"}, {}};
            pod->containers.push_back(container);
        }
        const Offer offer = m_recorder->takeOffer("agent-1").value();
        Launch launch = launchOn(offer, appWith("true"), {"pod-one"});
        Instance instance = *launch.instance;
        instance.spec = RunSpec{PodPtr{pod}};
        instance.tasks[0].container = "one";
        instance.tasks.push_back(instance.tasks[0]);
        instance.tasks[1].id = {"pod-two"};
        instance.tasks[1].container = "two";
        launch.instance = instance;
        launch.common = CommonVariables{"", {2, launch.common->ofTask[0]}};
        m_driver->call(AcceptOffer{offer.id, {launch}});
        m_launched.insert(m_launched.end(), {{"pod-one"}, {"pod-two"}});
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state({"pod-one"}), TaskState::Running, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state({"pod-two"}), TaskState::Running, patience);
        std::ofstream(directoryOf({"pod-one"}) + "/stop") << "stop";
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state({"pod-one"}), TaskState::Failed, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_recorder->state({"pod-two"}), TaskState::Killed, patience);
        QTRY_COMPARE_WITH_TIMEOUT(offeredCpus(), Milli{4000}, patience);
    }

    void artifactsAreResolved()
    {
        AppSpec app = appWith("true");
        app.fetch = {{"file:///not/there"}};
        m_driver->resolve({{"d1"}, RunSpec{std::make_shared<const AppSpec>(app)}});
        QTRY_VERIFY_WITH_TIMEOUT(m_recorder->resolved(), patience);
        QCOMPARE(m_recorder->resolved()->problems.size(), std::size_t{1});
    }

private:
    void startDriver()
    {
        LocalOptions options;
        options.stateDir = m_folder->path().toStdString();
        options.shim = std::filesystem::path(PACER_BIN_DIR) / "pacer-shim";
        options.role = "marathon";
        options.containers = false;
        options.agents = defaultAgents({2, 4096, 40960});
        options.agents.pop_back();
        m_recorder = std::make_shared<Recorder>();
        m_driver = std::make_unique<LocalDriver>(options);
        m_files = std::make_unique<LocalSandboxFiles>(m_driver->book());
        m_driver->start([recorder = m_recorder](const Event& event) { recorder->take(event); });
    }

    static AppSpec appWith(const std::string& command)
    {
        AppSpec app;
        app.id = PathId::absolute("/app");
        app.cmd = command;
        return app;
    }

    static Launch launchOn(const Offer& offer, const AppSpec& app, const TaskId& id)
    {
        Instance instance{{"instance-of-" + id.value}, RunSpec{std::make_shared<const AppSpec>(app)}};
        instance.agent = offer.agent;
        instance.tasks.emplace_back().id = id;
        return {instance,
                CommonVariables{"", {{{"GREETING", "hello"}}}},
                {},
                {{"cpus", "*", Milli{100}}, {"mem", "*", Milli{32000}}}};
    }

    TaskId launch(const AppSpec& app)
    {
        const TaskId id{"task-" + std::to_string(m_launched.size())};
        [this] { QTRY_VERIFY_WITH_TIMEOUT(m_recorder->offerOf("agent-1"), patience); }();
        const Offer offer = m_recorder->takeOffer("agent-1").value();
        m_driver->call(AcceptOffer{offer.id, {launchOn(offer, app, id)}});
        m_launched.push_back(id);
        return id;
    }
    TaskId launch(const std::string& command) { return launch(appWith(command)); }

    Milli offeredCpus() const { return m_recorder->offeredCpus(); }

    std::string directoryOf(const TaskId& task) const
    {
        for (const AgentSnapshot& agent : m_files->agents()) {
            for (const SandboxTask& known : agent.tasks) {
                if (known.id == task)
                    return known.directory;
            }
        }
        return {};
    }

    std::string readLog(const TaskId& task, const std::string& name) const
    {
        const auto chunk = m_files->read(directoryOf(task) + '/' + name, 0, 10000);
        return chunk ? chunk->data : std::string{};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Recorder> m_recorder;
    std::unique_ptr<LocalDriver> m_driver;
    std::unique_ptr<LocalSandboxFiles> m_files;
    std::vector<TaskId> m_launched;
};

QTEST_GUILESS_MAIN(DriverTest)
#include "driver_test.moc"
