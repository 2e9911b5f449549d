// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/offers.h"
#include "tests/unit/scheduler/specimens.h"

#include <QTest>

#include <algorithm>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::testing;

namespace {

Offer offerOf(const std::string& agent, int number, Milli cpus = 4000)
{
    Offer offer;
    offer.id = {agent + "-" + std::to_string(number)};
    offer.agent = AgentInfo{AgentId{agent}, "host-" + agent, {}, {}, {Attribute{"rack", "r-" + agent}}};
    offer.resources = {{"cpus", "*", cpus, {}, {}}, {"mem", "*", Milli{4'000'000}, {}, {}}};
    return offer;
}

RunSpec appWith(const std::string& id, const Constraint& constraint)
{
    AppSpec app = plainApp(id);
    app.role = "*";
    app.instances = 2;
    app.resources.cpus = 1;
    app.resources.mem = 16;
    app.constraints = {constraint};
    return specOf(std::move(app));
}

/// A scheduler that is connected, with instances that wait or run.
State connectedWith(const std::vector<Instance>& instances)
{
    State state = stateWith({});
    step(state, DriverConnected{FrameworkId{"f"}, "master", false, {}}, t0);
    Group root;
    for (const Instance& instance : instances)
        putRunSpec(root, instance.spec);
    state.root = std::make_shared<const Group>(std::move(root));
    Turn turn{state, t0, {}, {}, {}, {}, false};
    for (const Instance& instance : instances) {
        state.instances.put(instance);
        queueHeard(turn, InstanceChange{std::nullopt, instance});
    }
    return state;
}

template <class Call>
int countOf(const Effects& effects)
{
    return static_cast<int>(std::ranges::count_if(
        effects.calls, [](const ClusterCall& call) { return std::holds_alternative<Call>(call); }));
}

Effects offered(State& state, const Offer& offer, Timestamp now)
{
    return step(state, OffersReceived{{offer}}, now);
}

const OfferStatistics& statisticsOf(const State& state, const RunSpec& spec)
{
    return state.queue.at({spec.id(), "*"}).offers;
}

} // namespace

class OffersTest : public QObject {
    Q_OBJECT
private slots:
    void repeatedOfferIsCountedEachTime();
    void offerThatDiffersIsLookedAtAnew();
    void endOfAnInstanceOpensItsAgent();
    void whatWasTakenMeanwhileIsNoLastingRefusal();
    void reservationsThatNobodyNeedsAreGivenUp();
    void offersAreWantedUntilTheAgentOfAForgottenReservationOffered();
};

void OffersTest::reservationsThatNobodyNeedsAreGivenUp()
{
    const RunSpec web = appWith("/web", {"rack", ConstraintOperator::Like, "none"});
    State state = connectedWith({instanceOf(web, "1", Condition::Scheduled)});
    const auto diskOf = [](const std::string& framework, const std::string& owner) {
        return OfferedResource{
            "disk", "r", Milli{64'000},
            Reservation{"r", "", {{"marathon_framework_id", framework}, {"marathon_task_id", owner}}},
            DiskSource{DiskType::Root, "", {}, "v#" + owner, false}};
    };
    Offer offer = offerOf("a", 1);
    offer.resources.push_back(diskOf("f", "gone.instance-1"));
    offer.resources.push_back(diskOf("f", instanceOf(web, "1", Condition::Scheduled).id.value));
    offer.resources.push_back(diskOf("somebody else's", "gone.instance-2"));
    const Effects effects = offered(state, offer, t0);
    QCOMPARE(countOf<AcceptOffer>(effects), 1);
    for (const ClusterCall& call : effects.calls)
        if (const auto* const accept = std::get_if<AcceptOffer>(&call))
            QVERIFY(accept->freed == std::set<InstanceId>{{"gone.instance-1"}});
    QCOMPARE(countOf<ReviveOffers>(effects), 1); // something waits, and would like the rest of it
}

void OffersTest::offersAreWantedUntilTheAgentOfAForgottenReservationOffered()
{
    const RunSpec web = appWith("/web", {"rack", ConstraintOperator::Like, "none"});
    Instance over = instanceOf(web, "1", Condition::Killed);
    over.reserved = true;
    over.agent = AgentInfo{AgentId{"a"}, "host-a", {}, {}, {}};
    State state = stateWith({});
    step(state, DriverConnected{FrameworkId{"f"}, "master", false, {}}, t0);
    Turn turn{state, t0, {}, {}, {}, {}, false};
    reservationsHeard(turn, InstanceChange{over, {}});
    settleOffers(turn);
    QCOMPARE(countOf<ReviveOffers>(turn.effects), 1);
    QCOMPARE(countOf<SuppressOffers>(offered(state, offerOf("b", 1), t0)), 0);
    QCOMPARE(countOf<SuppressOffers>(offered(state, offerOf("a", 1), t0)), 1);
}

void OffersTest::repeatedOfferIsCountedEachTime()
{
    const RunSpec web = appWith("/web", {"rack", ConstraintOperator::Like, "none"});
    State state = connectedWith({instanceOf(web, "1", Condition::Scheduled)});
    for (int i = 0; i < 3; ++i) {
        const Effects effects = offered(state, offerOf("a", i), t0 + i * 1s);
        QCOMPARE(countOf<DeclineOffer>(effects), 1);
        QCOMPARE(countOf<SuppressOffers>(effects), 0); // it still waits
    }
    const OfferStatistics& statistics = statisticsOf(state, web);
    QCOMPARE(statistics.processed, 3);
    QCOMPARE(statistics.unused, 3);
    QCOMPARE(statistics.firstReasons.at(static_cast<std::size_t>(Refusal::UnfulfilledConstraint)), 3);
    QVERIFY(statistics.lastUnusedAt == t0 + 2s);
    QCOMPARE(statistics.lastUnused.size(), std::size_t{1});
    QCOMPARE(statistics.lastReasons.at(static_cast<std::size_t>(Refusal::UnfulfilledConstraint)), 1);
    const Rejection& last = statistics.lastUnused.at(AgentId{"a"});
    QCOMPARE(last.offer->id.value, std::string("a-2"));
    QVERIFY(last.at == t0 + 2s);
}

void OffersTest::offerThatDiffersIsLookedAtAnew()
{
    const RunSpec web = appWith("/web", {"rack", ConstraintOperator::Like, "r-b"});
    State state = connectedWith({instanceOf(web, "1", Condition::Scheduled)});
    offered(state, offerOf("a", 1), t0);
    offered(state, offerOf("b", 1, 500), t0);
    QCOMPARE(countOf<AcceptOffer>(offered(state, offerOf("b", 2, 500), t0)), 0);
    QCOMPARE(countOf<AcceptOffer>(offered(state, offerOf("b", 3), t0)), 1);
}

void OffersTest::endOfAnInstanceOpensItsAgent()
{
    const RunSpec web = appWith("/web", {"hostname", ConstraintOperator::Unique, {}});
    Instance running = instanceOf(web, "1", Condition::Running);
    running.agent = offerOf("a", 0).agent;
    State state = connectedWith({running, instanceOf(web, "2", Condition::Scheduled)});
    for (int i = 1; i < 3; ++i)
        QCOMPARE(countOf<AcceptOffer>(offered(state, offerOf("a", i), t0)), 0);
    TaskStatus gone;
    gone.task = running.tasks.front().id;
    gone.state = TaskState::Failed;
    step(state, TaskStatusReceived{gone}, t0);
    QCOMPARE(countOf<AcceptOffer>(offered(state, offerOf("a", 3), t0)), 0); // its delay has just begun
    QCOMPARE(countOf<AcceptOffer>(offered(state, offerOf("a", 4), t0 + 2s)), 1);
}

void OffersTest::whatWasTakenMeanwhileIsNoLastingRefusal()
{
    const RunSpec big = appWith("/big", {"rack", ConstraintOperator::Like, "r-a"});
    const RunSpec same = appWith("/same", {"rack", ConstraintOperator::Like, "r-a"});
    State state = connectedWith(
        {instanceOf(big, "1", Condition::Scheduled), instanceOf(same, "1", Condition::Scheduled)});
    QCOMPARE(countOf<AcceptOffer>(offered(state, offerOf("a", 1, 1000), t0)), 1); // enough for one of both
    QCOMPARE(countOf<AcceptOffer>(offered(state, offerOf("a", 2, 1000), t0)), 1);
}

QTEST_GUILESS_MAIN(OffersTest)
#include "offers_test.moc"
