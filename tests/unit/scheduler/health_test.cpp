// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/health.h"
#include "core/scheduler/health_watch.h"
#include "tests/unit/scheduler/specimens.h"

#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::testing;

namespace {

HealthCheck check(int maxFailures = 3, int grace = 0)
{
    HealthCheck made;
    made.gracePeriodSeconds = grace;
    made.intervalSeconds = 10;
    made.maxConsecutiveFailures = maxFailures;
    return made;
}

/// The term with this seed recovers one running instance with a check and probes it once.
State probing(std::uint64_t seed, const Instance& instance)
{
    State state = makeState({}, {}, seed, t0);
    state.instances.put(instance);
    Turn turn{state, t0};
    watchHealth(turn, instance.spec);
    sendProbe(turn, {instance.id, instance.tasks.front().id, instance.version(), 0, false}, {});
    return state;
}

const Observation good{true, ""};
const Observation bad{false, "503 Service Unavailable"};

} // namespace

class HealthTest : public QObject {
    Q_OBJECT
private slots:
    void aliveWithTheFirstSuccess();
    void killsAtTheFailureAfterTheMaximum();
    void zeroMeansNeverKilled();
    void successForgetsFailures();
    void graceEndsWithTimeOrSuccess();
    void failuresOfWhatDoesNotRunAreIgnored();
    void statusDecidesOverHttp_data();
    void statusDecidesOverHttp();
    void errorsAreCauses();
    void connectionDecidesOverTcp();
    void ticksFollowEachOther();
    void unknownUntilAllHaveAResult();
    void readyByStatusAlone();
    void anAnswerToTheTermBeforeIsIgnored();
};

void HealthTest::aliveWithTheFirstSuccess()
{
    HealthResult result;
    const Judgement first = judge(result, check(), good, true, t0, t0 + 1s);
    QVERIFY(first.counted && first.flipped && !first.failed && !first.kill);
    QVERIFY(result.alive);
    QCOMPARE(result.firstSuccess, std::optional(t0 + 1s));
    QVERIFY(!judge(result, check(), good, true, t0, t0 + 2s).flipped);
    QCOMPARE(result.firstSuccess, std::optional(t0 + 1s));
    QCOMPARE(result.lastSuccess, std::optional(t0 + 2s));
}

void HealthTest::killsAtTheFailureAfterTheMaximum()
{
    HealthResult result;
    std::vector<bool> kills;
    for (int i = 1; i <= 5; ++i)
        kills.push_back(judge(result, check(3), bad, true, t0, t0 + i * 10s).kill);
    QCOMPARE(kills, (std::vector<bool>{false, false, false, true, true}));
    QCOMPARE(result.consecutiveFailures, 5);
    QCOMPARE(result.lastFailureCause, std::string("503 Service Unavailable"));
}

void HealthTest::zeroMeansNeverKilled()
{
    HealthResult result;
    for (int i = 1; i <= 50; ++i) {
        const Judgement judgement = judge(result, check(0), bad, true, t0, t0 + i * 10s);
        QVERIFY(judgement.failed && !judgement.kill);
    }
}

void HealthTest::successForgetsFailures()
{
    HealthResult result;
    judge(result, check(), good, true, t0, t0 + 1s);
    QVERIFY(judge(result, check(), bad, true, t0, t0 + 2s).flipped);
    QVERIFY(!result.alive);
    // Two results of one moment: a failure is not outdone.
    judge(result, check(), good, true, t0, t0 + 2s);
    QVERIFY(!result.alive);
    QVERIFY(judge(result, check(), good, true, t0, t0 + 3s).flipped);
    QCOMPARE(result.consecutiveFailures, 0);
}

void HealthTest::graceEndsWithTimeOrSuccess()
{
    HealthResult result;
    QVERIFY(!judge(result, check(1, 60), bad, true, t0, t0 + 59s).counted);
    QCOMPARE(result, HealthResult{});
    QVERIFY(judge(result, check(1, 60), bad, true, t0, t0 + 60s).failed);

    HealthResult early;
    judge(early, check(1, 60), good, true, t0, t0 + 1s);
    QVERIFY(judge(early, check(1, 60), bad, true, t0, t0 + 2s).failed);
}

void HealthTest::failuresOfWhatDoesNotRunAreIgnored()
{
    HealthResult result;
    QVERIFY(!judge(result, check(), bad, false, t0, t0 + 100s).counted);
    QCOMPARE(result.consecutiveFailures, 0);
}

void HealthTest::statusDecidesOverHttp_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("healthy");
    QTest::addColumn<QByteArray>("cause");
    QTest::newRow("200") << 200 << true << QByteArray();
    QTest::newRow("399") << 399 << true << QByteArray();
    QTest::newRow("400") << 400 << false << QByteArray("400 Bad Request");
    QTest::newRow("503") << 503 << false << QByteArray("503 Service Unavailable");
    QTest::newRow("unregistered") << 599 << false << QByteArray("599");
    QTest::newRow("199") << 199 << false << QByteArray("199");
}

void HealthTest::statusDecidesOverHttp()
{
    QFETCH(const int, status);
    ProbeOutcome outcome;
    outcome.status = status;
    const Observation seen = observe(check(), outcome);
    QTEST(seen.healthy, "healthy");
    QTEST(QByteArray::fromStdString(seen.cause), "cause");
}

void HealthTest::errorsAreCauses()
{
    ProbeOutcome outcome;
    outcome.sent = false;
    outcome.error = "ConnectException: Connection refused";
    const Observation seen = observe(check(), outcome);
    QVERIFY(!seen.healthy);
    QCOMPARE(seen.cause, outcome.error);
}

void HealthTest::connectionDecidesOverTcp()
{
    HealthCheck tcp = check();
    tcp.protocol = HealthCheckProtocol::Tcp;
    ProbeOutcome outcome;
    outcome.connected = true;
    QVERIFY(observe(tcp, outcome).healthy);
    outcome.connected = false;
    outcome.error = "refused";
    QVERIFY(!observe(tcp, outcome).healthy);
    QCOMPARE(observe(tcp, outcome).cause, std::string("refused"));
}

void HealthTest::ticksFollowEachOther()
{
    QCOMPARE(nextTick(check(), t0, t0), t0 + 5s);
    QCOMPARE(nextTick(check(), t0, t0 + 5s), t0 + 15s);
    QCOMPARE(nextTick(check(), t0, t0 + 16s), t0 + 25s);
    HealthCheck fast = check();
    fast.intervalSeconds = 2;
    QCOMPARE(nextTick(fast, t0, t0), t0 + 2s);
    QCOMPARE(nextTick(fast, t0, t0 + 2s), t0 + 4s);
}

void HealthTest::unknownUntilAllHaveAResult()
{
    HealthResult alive;
    alive.alive = true;
    const HealthResult dead;
    QCOMPARE(aggregateHealth({}, 1), std::optional<bool>());
    QCOMPARE(aggregateHealth({alive, std::nullopt}, 2), std::optional<bool>());
    QCOMPARE(aggregateHealth({dead, std::nullopt}, 2), std::optional<bool>());
    QCOMPARE(aggregateHealth({alive, dead}, 2), std::optional(false));
    QCOMPARE(aggregateHealth({alive, alive}, 2), std::optional(true));
}

void HealthTest::readyByStatusAlone()
{
    ReadinessCheck readiness;
    readiness.httpStatusCodesForReady = {200, 302};
    ProbeOutcome outcome;
    outcome.status = 302;
    QVERIFY(isReady(readiness, outcome));
    outcome.status = 204;
    QVERIFY(!isReady(readiness, outcome));
    outcome.status = 200;
    outcome.sent = false;
    QVERIFY(!isReady(readiness, outcome));
}

void HealthTest::anAnswerToTheTermBeforeIsIgnored()
{
    AppSpec app = plainApp("/web");
    app.healthChecks = {check()};
    const Instance one = instanceOf(specOf(app), "1", Condition::Running);
    const State before = probing(7, one);
    State state = probing(8, one);
    QCOMPARE(before.health.pending.size(), std::size_t{1});
    QCOMPARE(state.health.pending.size(), std::size_t{1});
    const ProbeId stale = before.health.pending.begin()->first;
    const ProbeId fresh = state.health.pending.begin()->first;
    ProbeOutcome outcome;
    outcome.status = 200;
    step(state, ProbeAnswered{stale, outcome}, t0 + 1s);
    QCOMPARE(state.health.pending.size(), std::size_t{1});
    QVERIFY(!healthNow(state, one));
    step(state, ProbeAnswered{fresh, outcome}, t0 + 1s);
    QVERIFY(state.health.pending.empty());
    QCOMPARE(healthNow(state, one), std::optional(true));
}

QTEST_GUILESS_MAIN(HealthTest)
#include "health_test.moc"
