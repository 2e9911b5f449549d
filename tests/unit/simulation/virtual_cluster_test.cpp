// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/virtual_cluster.h"

#include <QTest>

#include <algorithm>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::simulation;
using namespace std::chrono_literals;

namespace {

/// A scheduler's end of the cluster: acknowledges what it is told, unless it is deaf.
class Rig {
public:
    explicit Rig(ClusterSetup setup = {}, int agents = 1)
        : m_cluster([&] {
            setup.agents = equalAgents(agents);
            return std::move(setup);
        }())
    {
        m_cluster.connect(now);
        listen();
    }

    void call(const ClusterCall& call)
    {
        m_cluster.call(call, now);
        listen();
    }
    void runFor(Duration time)
    {
        const Timestamp end = now + time;
        while (m_cluster.nextDue() && *m_cluster.nextDue() <= end) {
            now = std::max(now, *m_cluster.nextDue());
            m_cluster.advance(now);
            listen();
        }
        now = end;
    }
    /// Launches `spec` on the latest offer.
    Launch launch(const RunSpec& spec, const std::string& name)
    {
        Instance instance{{"i-" + name}, spec};
        instance.agent = offers.back().agent;
        const std::size_t tasks = spec.pod() ? spec.pod()->containers.size() : 1;
        for (std::size_t i = 0; i < tasks; ++i)
            instance.tasks.emplace_back().id = {name + '.' + std::to_string(i)};
        const Launch one{
            instance, {}, {}, {{"cpus", "*", toMilli(1)}, {"ports", "*", Ranges{{31000, 31000}}}}};
        call(AcceptOffer{offers.back().id, {one}});
        return one;
    }
    ProbeOutcome probe(const std::string& task, bool readiness = false, ProbeKind kind = ProbeKind::Http)
    {
        SendProbe one;
        one.task = {task};
        one.readiness = readiness;
        one.kind = kind;
        m_cluster.probe(one);
        return std::get<ProbeAnswered>(m_cluster.takeReports().back()).outcome;
    }
    /// The states of a task so far.
    std::vector<TaskState> statesOf(const std::string& task) const
    {
        std::vector<TaskState> states;
        for (const TaskStatus& status : statuses) {
            if (status.task.value == task)
                states.push_back(status.state);
        }
        return states;
    }
    VirtualCluster& cluster() { return m_cluster; }
    void listen()
    {
        for (bool more = true; more;) {
            more = false;
            for (const Event& event : m_cluster.takeReports()) {
                if (const auto* received = std::get_if<OffersReceived>(&event))
                    offers.insert(offers.end(), received->offers.begin(), received->offers.end());
                else if (const auto* told = std::get_if<TaskStatusReceived>(&event))
                    more = heard(told->status) || more;
                else
                    others.push_back(event);
            }
        }
    }

    Timestamp now = Timestamp{} + 1000h;
    std::vector<Offer> offers;
    std::vector<TaskStatus> statuses;
    std::vector<Event> others;
    bool deaf = false;

private:
    bool heard(const TaskStatus& status)
    {
        if (deaf)
            return false;
        statuses.push_back(status);
        if (!status.uuid.empty())
            m_cluster.call(AcknowledgeStatus{status.task, *status.agent, status.uuid}, now);
        return !status.uuid.empty();
    }

    VirtualCluster m_cluster;
};

AppSpec plainApp()
{
    AppSpec app;
    app.id = PathId::absolute("/web");
    app.cmd = "sleep 100";
    return app;
}

RunSpec specOf(AppSpec app)
{
    return RunSpec(std::make_shared<const AppSpec>(std::move(app)));
}

RunSpec checkedApp(int maxFailures)
{
    AppSpec app = plainApp();
    HealthCheck check;
    check.protocol = HealthCheckProtocol::MesosHttp;
    check.intervalSeconds = 5;
    check.maxConsecutiveFailures = maxFailures;
    app.healthChecks = {check};
    return specOf(app);
}

RunSpec podOfTwo()
{
    PodSpec pod;
    pod.id = PathId::absolute("/pod");
    pod.containers.resize(2);
    pod.containers[0].name = "a";
    pod.containers[1].name = "b";
    return RunSpec(std::make_shared<const PodSpec>(std::move(pod)));
}

ClusterSetup scripted(std::vector<FaultRule> rules)
{
    ClusterSetup setup;
    setup.faults = FaultPlan(std::move(rules));
    return setup;
}

using States = std::vector<TaskState>;

} // namespace

class VirtualClusterTest : public QObject {
    Q_OBJECT
private slots:
    void connectsAndOffers();
    void offersAgainWhateverWasDeclined();
    void suppressedUntilRevived();
    void runsAndStops();
    void takesFromTheOffer();
    void refusesWhatWasNotOffered();
    void repeatsWhatIsNotAcknowledged();
    void answersReconciliation();
    void aScriptEndsInstances();
    void aScriptMakesInstancesUnreachable();
    void probesFollowTheScript();
    void checksBesideTheTaskKill();
    void aPodLivesAndDiesTogether();
    void agentsGoAndComeBack();
    void badWaysLoseNothingForEver();
    void aSchedulerThatReturnsHearsTheRest();
};

void VirtualClusterTest::connectsAndOffers()
{
    Rig rig({}, 3);
    const auto* connected = std::get_if<DriverConnected>(&rig.others.at(0));
    QVERIFY(connected && !connected->again);
    rig.runFor(0ms);
    QCOMPARE(rig.offers.size(), std::size_t{3});
    rig.runFor(1s);
    QCOMPARE(rig.offers.size(), std::size_t{3}); // not twice before they are answered
}

void VirtualClusterTest::offersAgainWhateverWasDeclined()
{
    Rig rig;
    rig.runFor(0ms);
    for (int i = 0; i < 5; ++i) {
        rig.call(DeclineOffer{rig.offers.back().id, 120s});
        rig.runFor(100ms);
    }
    QCOMPARE(rig.offers.size(), std::size_t{6});
}

void VirtualClusterTest::suppressedUntilRevived()
{
    Rig rig;
    rig.runFor(0ms);
    rig.call(SuppressOffers{});
    rig.call(DeclineOffer{rig.offers.back().id, std::nullopt});
    rig.runFor(1h);
    QCOMPARE(rig.offers.size(), std::size_t{1});
    QVERIFY(!rig.cluster().nextDue()); // nothing to do at all
    rig.call(ReviveOffers{});
    rig.runFor(0ms);
    QCOMPARE(rig.offers.size(), std::size_t{2});
}

void VirtualClusterTest::runsAndStops()
{
    Rig rig;
    rig.runFor(0ms);
    rig.launch(specOf(plainApp()), "web");
    rig.runFor(19ms);
    QCOMPARE(rig.statesOf("web.0"), States{TaskState::Starting});
    rig.runFor(1ms);
    QCOMPARE(rig.statesOf("web.0"), (States{TaskState::Starting, TaskState::Running}));
    QCOMPARE(rig.statuses.back().ipAddresses.at(0).address, std::string("10.0.0.1"));
    rig.call(KillTask{{"web.0"}, std::nullopt, std::nullopt});
    rig.call(KillTask{{"web.0"}, std::nullopt, std::nullopt});
    rig.runFor(20ms);
    QCOMPARE(rig.statesOf("web.0"), (States{TaskState::Starting, TaskState::Running, TaskState::Killed}));
    QCOMPARE(rig.statuses.back().message, std::string("Command terminated with signal Terminated"));
    QCOMPARE(rig.cluster().liveTasks(), std::size_t{0});
    rig.runFor(1s);
    QVERIFY(rig.offers.back().resources == rig.offers.front().resources);
}

void VirtualClusterTest::takesFromTheOffer()
{
    Rig rig;
    rig.runFor(0ms);
    rig.launch(specOf(plainApp()), "web");
    rig.runFor(100ms);
    QCOMPARE(rig.offers.size(), std::size_t{2});
    QCOMPARE(std::get<Milli>(rig.offers.back().resources.at(0).amount), toMilli(31));
    QCOMPARE(std::get<Ranges>(rig.offers.back().resources.at(3).amount).at(0).begin, 31001U);
}

void VirtualClusterTest::refusesWhatWasNotOffered()
{
    Rig rig;
    rig.runFor(0ms);
    const Launch first = rig.launch(specOf(plainApp()), "web");
    Instance other = *first.instance;
    other.tasks.front().id = {"late"};
    const Launch late{other, {}, {}, first.resources};
    rig.call(AcceptOffer{rig.offers.back().id, {late}}); // answered already
    QCOMPARE(rig.statesOf("late"), States{TaskState::Dropped});
    rig.runFor(100ms);
    rig.call(AcceptOffer{rig.offers.back().id, {late}}); // its port is taken
    QCOMPARE(rig.statesOf("late"), (States{TaskState::Dropped, TaskState::Error}));
    rig.runFor(100ms);
    rig.call(AcceptOffer{rig.offers.back().id, {first}}); // its id is taken
    QCOMPARE(rig.statuses.back().state, TaskState::Error);
    QCOMPARE(rig.cluster().liveTasks(), std::size_t{1});
}

void VirtualClusterTest::repeatsWhatIsNotAcknowledged()
{
    Rig rig;
    rig.runFor(0ms);
    rig.deaf = true;
    rig.launch(specOf(plainApp()), "web");
    rig.runFor(5s);
    rig.deaf = false;
    rig.runFor(4s);
    QCOMPARE(rig.statesOf("web.0"), States{});
    rig.runFor(1s); // both follow, in order
    QCOMPARE(rig.statesOf("web.0"), (States{TaskState::Starting, TaskState::Running}));
    rig.runFor(1min);
    QCOMPARE(rig.statesOf("web.0").size(), std::size_t{2});
}

void VirtualClusterTest::answersReconciliation()
{
    Rig rig;
    rig.runFor(0ms);
    rig.launch(specOf(plainApp()), "web");
    rig.runFor(1s);
    rig.statuses.clear();
    rig.call(ReconcileTasks{});
    QCOMPARE(rig.statesOf("web.0"), States{TaskState::Running});
    QVERIFY(rig.statuses.back().uuid.empty());
    QCOMPARE(rig.statuses.back().reason, StatusReason::Reconciliation);
    rig.call(ReconcileTasks{{{{"gone"}, AgentId{"agent-1"}}, {{"strange"}, std::nullopt}}});
    QCOMPARE(rig.statesOf("gone"), States{TaskState::Gone});
    QCOMPARE(rig.statesOf("strange"), States{TaskState::Unknown});
}

void VirtualClusterTest::aScriptEndsInstances()
{
    Rig rig(
        scripted({{"/web", {}, 1, 200ms, {FaultKind::Exit, 3}}, {"/web", {}, 2, 0ms, {FaultKind::Lost, 0}}}));
    rig.runFor(0ms);
    rig.launch(specOf(plainApp()), "one");
    rig.runFor(219ms);
    QCOMPARE(rig.statesOf("one.0").back(), TaskState::Running);
    rig.runFor(1ms);
    QCOMPARE(rig.statesOf("one.0").back(), TaskState::Failed);
    QCOMPARE(rig.statuses.back().message, std::string("Command exited with status 3"));
    rig.runFor(100ms);
    rig.launch(specOf(plainApp()), "two");
    rig.runFor(100ms);
    QCOMPARE(rig.statesOf("two.0"), (States{TaskState::Starting, TaskState::Running, TaskState::Lost}));
    rig.launch(specOf(plainApp()), "three");
    rig.runFor(1h);
    QCOMPARE(rig.statesOf("three.0").back(), TaskState::Running);
}

void VirtualClusterTest::aScriptMakesInstancesUnreachable()
{
    Rig rig(scripted({{"*", {}, {}, 1s, {FaultKind::Unreachable, 0}}}));
    rig.runFor(0ms);
    rig.launch(specOf(plainApp()), "web");
    rig.runFor(2s);
    QCOMPARE(rig.statesOf("web.0").back(), TaskState::Unreachable);
    QVERIFY(rig.statuses.back().unreachableSince.has_value());
    rig.call(KillTask{{"web.0"}, std::nullopt, std::nullopt});
    rig.runFor(1min);
    QCOMPARE(rig.statesOf("web.0").back(), TaskState::Unreachable);
    QVERIFY(!rig.probe("web.0").sent);
}

void VirtualClusterTest::probesFollowTheScript()
{
    Rig rig(scripted({{"*", {}, {}, 0ms, {FaultKind::NotReady, 0}},
                      {"*", {}, {}, 1s, {FaultKind::Ready, 0}},
                      {"*", {}, {}, 2s, {FaultKind::Unhealthy, 0}},
                      {"*", {}, {}, 3s, {FaultKind::Healthy, 0}}}));
    AppSpec app = plainApp();
    app.readinessChecks.resize(1);
    app.readinessChecks.front().httpStatusCodesForReady = {204};
    rig.runFor(0ms);
    rig.launch(specOf(app), "web");
    QVERIFY(!rig.probe("web.0").sent); // does not run yet
    rig.runFor(30ms);
    QCOMPARE(rig.probe("web.0", true).status, 503);
    QCOMPARE(rig.probe("web.0").status, 200);
    rig.runFor(1s);
    QCOMPARE(rig.probe("web.0", true).status, 204);
    rig.runFor(1s);
    QCOMPARE(rig.probe("web.0").status, 500);
    QVERIFY(!rig.probe("web.0", false, ProbeKind::Tcp).connected);
    rig.runFor(1s);
    QVERIFY(rig.probe("web.0", false, ProbeKind::Tcp).connected);
    QVERIFY(!rig.probe("other").connected);
}

void VirtualClusterTest::checksBesideTheTaskKill()
{
    Rig rig(scripted({{"*", {}, {}, 1s, {FaultKind::Unhealthy, 0}}}));
    rig.runFor(0ms);
    rig.launch(checkedApp(3), "web");
    rig.runFor(500ms);
    QCOMPARE(rig.statuses.back().healthy, std::optional(true));
    rig.runFor(600ms);
    QCOMPARE(rig.statuses.back().healthy, std::optional(false));
    rig.runFor(9s); // two more failures, five seconds apart, would be one too many
    QCOMPARE(rig.statesOf("web.0").back(), TaskState::Running);
    rig.runFor(2s);
    QCOMPARE(rig.statesOf("web.0").back(), TaskState::Killed);
    QCOMPARE(rig.statuses.back().healthy, std::optional(false));

    Rig patient(scripted({{"*", {}, {}, 0ms, {FaultKind::Unhealthy, 0}}}));
    patient.runFor(0ms);
    patient.launch(checkedApp(0), "web");
    patient.runFor(1min);
    QCOMPARE(patient.statesOf("web.0").back(), TaskState::Running);
}

void VirtualClusterTest::aPodLivesAndDiesTogether()
{
    Rig rig(scripted({{"/pod", {}, {}, 1s, {FaultKind::Exit, 1}}}));
    rig.runFor(0ms);
    rig.launch(podOfTwo(), "pod");
    rig.runFor(500ms);
    QCOMPARE(rig.statesOf("pod.0").back(), TaskState::Running);
    QCOMPARE(rig.statesOf("pod.1").back(), TaskState::Running);
    rig.runFor(1s);
    QCOMPARE(rig.statesOf("pod.0").back(), TaskState::Failed);
    QCOMPARE(rig.statesOf("pod.1").back(), TaskState::Killed);
    rig.call(DeclineOffer{rig.offers.back().id, std::nullopt});
    rig.runFor(1s);
    QVERIFY(rig.offers.back().resources == rig.offers.front().resources);
}

void VirtualClusterTest::agentsGoAndComeBack()
{
    Rig rig;
    rig.runFor(0ms);
    rig.launch(specOf(plainApp()), "web");
    rig.runFor(150ms);
    rig.cluster().loseAgent({"agent-1"}, rig.now);
    rig.listen();
    QCOMPARE(rig.statesOf("web.0").back(), TaskState::Unreachable);
    QVERIFY(std::holds_alternative<OfferRescinded>(rig.others.at(rig.others.size() - 2)));
    QVERIFY(std::holds_alternative<AgentLost>(rig.others.back()));
    const std::size_t offers = rig.offers.size();
    rig.runFor(1min);
    QCOMPARE(rig.offers.size(), offers);
    rig.cluster().regainAgent({"agent-1"}, rig.now);
    rig.listen();
    QCOMPARE(rig.statesOf("web.0").back(), TaskState::Running);
    rig.runFor(1s);
    QCOMPARE(rig.offers.size(), offers + 1);
}

void VirtualClusterTest::badWaysLoseNothingForEver()
{
    ClusterSetup setup;
    setup.messages = {40, 20, 30, 5s};
    setup.seed = 7;
    Rig rig(std::move(setup));
    rig.runFor(0ms);
    for (int i = 0; i < 10; ++i) {
        const Launch launch = rig.launch(specOf(plainApp()), "web" + std::to_string(i));
        rig.runFor(100ms);
        rig.call(KillTask{launch.instance->tasks.front().id, std::nullopt, std::nullopt});
        rig.runFor(100ms);
    }
    rig.runFor(1h);
    QCOMPARE(rig.cluster().liveTasks(), std::size_t{0});
    for (int i = 0; i < 10; ++i) {
        const States states = rig.statesOf("web" + std::to_string(i) + ".0");
        QVERIFY(std::ranges::count(states, TaskState::Killed) > 0);
    }
}

void VirtualClusterTest::aSchedulerThatReturnsHearsTheRest()
{
    Rig rig;
    rig.runFor(0ms);
    rig.launch(specOf(plainApp()), "web");
    rig.cluster().disconnect();
    rig.runFor(1min);
    QCOMPARE(rig.statesOf("web.0"), States{TaskState::Starting});
    rig.cluster().connect(rig.now);
    rig.listen();
    QVERIFY(std::get<DriverConnected>(rig.others.back()).again);
    QCOMPARE(rig.statesOf("web.0"), (States{TaskState::Starting, TaskState::Running}));
}

QTEST_GUILESS_MAIN(VirtualClusterTest)
#include "virtual_cluster_test.moc"
