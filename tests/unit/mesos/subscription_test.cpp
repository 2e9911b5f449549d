// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/json_access.h"
#include "core/mesos/subscription.h"
#include "tests/support/told_actions.h"

#include <QTest>

using namespace pacer;
using namespace pacer::mesos;
using namespace pacer::tests;
using namespace std::chrono_literals;

namespace {

constexpr const char* subscribedText =
    R"({"type":"SUBSCRIBED","subscribed":{"framework_id":{"value":"F"},"heartbeat_interval_seconds":15.0,)"
    R"("master_info":{"id":"M","address":{"hostname":"a","port":5050}}}})";

/// An agent's whole offer to role *.
std::string offerText(const std::string& id)
{
    return R"({"type":"OFFERS","offers":{"offers":[{"id":{"value":")" + id
           + R"("},"agent_id":{"value":"S1"},"hostname":"h","allocation_info":{"role":"*"},"resources":[)"
             R"({"name":"cpus","type":"SCALAR","scalar":{"value":4.0},"allocation_info":{"role":"*"}},)"
             R"({"name":"mem","type":"SCALAR","scalar":{"value":512.0},"allocation_info":{"role":"*"}}]}]}})";
}

std::string updateText(const std::string& task, const std::string& state)
{
    return R"({"type":"UPDATE","update":{"status":{"task_id":{"value":")" + task
           + R"("},"agent_id":{"value":"S1"},"state":")" + state + R"(","uuid":"AAAA"}}})";
}

/// One subscription, its clock, and what it says in short words.
class Rig {
public:
    explicit Rig(SubscriptionSettings settings = {})
        : subscription(std::move(settings), 7)
    {}

    std::string heard()
    {
        actions = subscription.takeActions();
        std::string text;
        for (const std::string& line : told(actions))
            text += (text.empty() ? "" : "; ") + line;
        for (const Action& action : actions) {
            if (const auto* const opened = std::get_if<OpenStream>(&action))
                attempt = opened->attempt;
            if (const auto* const sent = std::get_if<SendCall>(&action)) {
                lastCall = sent->call;
                lastBody = jsonOf(sent->body);
            }
        }
        return text;
    }

    std::string masters(std::vector<std::string> urls)
    {
        subscription.mastersFound(std::move(urls), now);
        return heard();
    }
    std::string answer(int status, const std::string& location = {})
    {
        subscription.streamAnswered(attempt, status, location, status == 200 ? "stream" : "", now);
        return heard();
    }
    std::string record(const std::string& text)
    {
        subscription.streamData(attempt, std::to_string(text.size()) + '\n' + text, now);
        return heard();
    }
    std::string body(const std::string& text)
    {
        subscription.streamData(attempt, text, now);
        return heard();
    }
    std::string end(const std::optional<Error>& why = {})
    {
        subscription.streamEnded(attempt, why, now);
        return heard();
    }
    std::string call(const scheduler::ClusterCall& call)
    {
        subscription.call(call, now);
        return heard();
    }
    std::string callAnswer(int status, const std::string& text = {}, const std::string& location = {})
    {
        subscription.callAnswered(lastCall, status, location, text, now);
        return heard();
    }
    std::string pass(Duration time)
    {
        now += time;
        subscription.passTime(now);
        return heard();
    }
    /// Until the next deadline.
    std::string wait()
    {
        now = subscription.deadline().value_or(now);
        subscription.passTime(now);
        return heard();
    }

    void subscribe()
    {
        masters({"http://a:5050"});
        answer(200);
        record(subscribedText);
    }

    Subscription subscription;
    Timestamp now{1h};
    std::uint64_t attempt = 0;
    std::uint64_t lastCall = 0;
    wire::Json lastBody;
    std::vector<Action> actions;
};

scheduler::AcceptOffer acceptance(const std::string& offer, double cpus = 1)
{
    AppSpec app;
    app.id = PathId::absolute("/web");
    app.cmd = "sleep 100";
    Instance instance{{"web.instance-1"}, RunSpec(std::make_shared<const AppSpec>(app))};
    instance.agent = AgentInfo{{"S1"}, "h", {}, {}, {}};
    instance.tasks.emplace_back().id = {"t1"};
    return {{offer},
            {scheduler::Launch{instance,
                               scheduler::CommonVariables{"", {{{"A", "b"}}}},
                               {},
                               {OfferedResource{"cpus", "*", toMilli(cpus), {}, {}}}}}};
}

} // namespace

class SubscriptionTest : public QObject {
    Q_OBJECT

private slots:
    void subscribesAndReports();
    void keepsItsIdAndSaysSo();
    void followsTheLeader();
    void triesEveryMasterThenWaits();
    void waitsLongerEachTime();
    void anElectedLeaderReplacesTheOneBefore();
    void missedHeartbeatsEndIt();
    void aMasterThatHangsIsLeft();
    void refusals_data();
    void refusals();
    void aRemovedFrameworkIsAChoice();
    void brokenStreams_data();
    void brokenStreams();
    void callsThatSayItIsOver_data();
    void callsThatSayItIsOver();
    void launchesOnlyOnOffersThatAreHeld();
    void anAcceptThatIsRefusedTellsItsTasks();
    void declinesTogether();
    void givesBackOffersNobodyAnswers();
    void reconcilesUntilAnswered();
    void addsRolesThatAreWanted();
    void acknowledgesOnlyWhenTold();
    void sendsNothingWhileItIsNotSubscribed();
};

void SubscriptionTest::subscribesAndReports()
{
    Rig rig;
    QCOMPARE(rig.masters({"http://a:5050"}), std::string("open http://a:5050/api/v1/scheduler"));
    QCOMPARE(rig.answer(200), std::string());
    QCOMPARE(rig.record(subscribedText), std::string("connected F"));
    QCOMPARE(rig.record(R"({"type":"HEARTBEAT"})"), std::string());
    QCOMPARE(rig.record(offerText("O1")), std::string("offers O1"));
    QCOMPARE(rig.record(R"({"type":"SOMETHING_NEW","something_new":{}})"), std::string());
    QCOMPARE(rig.record(updateText("t1", "TASK_RUNNING")), std::string("t1 TASK_RUNNING"));
    QCOMPARE(rig.record(R"({"type":"RESCIND","rescind":{"offer_id":{"value":"O1"}}})"),
             std::string("rescinded O1"));
    QCOMPARE(rig.record(R"({"type":"FAILURE","failure":{"agent_id":{"value":"S1"}}})"),
             std::string("agent lost S1"));
}

void SubscriptionTest::keepsItsIdAndSaysSo()
{
    SubscriptionSettings settings;
    settings.stored = FrameworkId{"F"};
    Rig rig(settings);
    QCOMPARE(rig.masters({"http://a:5050"}), std::string("open http://a:5050/api/v1/scheduler as F"));
    const auto body = jsonOf(std::get<OpenStream>(rig.actions.back()).body);
    QCOMPARE(textAt(body, {"subscribe", "framework_info", "id", "value"}), std::string("F"));
    rig.answer(200);
    QCOMPARE(rig.record(subscribedText), std::string("connected again F"));
    QCOMPARE(rig.end(), std::string("close; lost"));
    QCOMPARE(rig.wait(), std::string("open http://a:5050/api/v1/scheduler as F"));
}

void SubscriptionTest::followsTheLeader()
{
    Rig rig;
    rig.masters({"http://b:5050"});
    QCOMPARE(rig.answer(307, "//a:5051/master/api/v1/scheduler"),
             std::string("close; open http://a:5051/master/api/v1/scheduler"));
    // The leader it names is dead already: later, and not there again at once.
    QCOMPARE(rig.end(Error{ErrorCode::NetworkUnreachable, "", {"a:5051", "refused"}}), std::string("close"));
    QCOMPARE(rig.wait(), std::string("open http://b:5050/api/v1/scheduler"));
    for (int i = 0; i < 8; ++i)
        QVERIFY(rig.answer(307, "//a:5050/api/v1/scheduler").starts_with("close; open"));
    QCOMPARE(rig.answer(307, "//a:5050/api/v1/scheduler"), std::string("close"));
    rig.wait();
    QCOMPARE(rig.answer(307, "ftp://a/"), std::string("close"));
    rig.wait();
    QCOMPARE(rig.answer(307, "https://a:5443/api/v1/scheduler"),
             std::string("close; open https://a:5443/api/v1/scheduler"));
}

void SubscriptionTest::triesEveryMasterThenWaits()
{
    const Error refused{ErrorCode::NetworkUnreachable, "", {"x", "refused"}};
    Rig rig;
    QCOMPARE(rig.masters({"http://a:1", "http://b:2"}), std::string("open http://a:1/api/v1/scheduler"));
    QCOMPARE(rig.end(refused), std::string("close; open http://b:2/api/v1/scheduler"));
    QCOMPARE(rig.end(refused), std::string("close"));
    QVERIFY(rig.subscription.phase() == Subscription::Phase::Waiting);
    QCOMPARE(rig.wait(), std::string("open http://a:1/api/v1/scheduler"));
}

void SubscriptionTest::waitsLongerEachTime()
{
    Rig rig;
    rig.masters({"http://a:1"});
    Duration whole = 500ms;
    for (int i = 0; i < 12; ++i) {
        rig.end(Error{ErrorCode::NetworkUnreachable, "", {}});
        const Duration waited = *rig.subscription.deadline() - rig.now;
        QVERIFY(waited >= whole / 2 && waited <= whole);
        rig.wait();
        whole = std::min<Duration>(2 * whole, 30s);
    }
    rig.answer(200);
    rig.record(subscribedText);
    rig.now += 1min;
    rig.end();
    QVERIFY2(*rig.subscription.deadline() - rig.now <= 500ms, "it went well for a while");
}

void SubscriptionTest::anElectedLeaderReplacesTheOneBefore()
{
    Rig rig;
    rig.subscribe();
    QCOMPARE(rig.masters({}), std::string());
    QCOMPARE(rig.masters({"http://a:5050"}), std::string());
    QCOMPARE(rig.masters({"http://b:5050"}), std::string("close; lost"));
    QCOMPARE(rig.wait(), std::string("open http://b:5050/api/v1/scheduler as F"));
    QCOMPARE(rig.masters({"http://c:5050"}), std::string("close; open http://c:5050/api/v1/scheduler as F"));
    QCOMPARE(rig.masters({}), std::string("close"));
    QVERIFY(!rig.subscription.deadline());
    QCOMPARE(rig.masters({"http://d:5050"}), std::string("open http://d:5050/api/v1/scheduler as F"));
}

void SubscriptionTest::missedHeartbeatsEndIt()
{
    Rig rig;
    rig.subscribe();
    QCOMPARE(rig.pass(74s), std::string());
    rig.record(R"({"type":"HEARTBEAT"})");
    QCOMPARE(rig.pass(74s), std::string());
    QCOMPARE(rig.pass(1s), std::string("close; lost"));
}

void SubscriptionTest::aMasterThatHangsIsLeft()
{
    Rig rig;
    rig.masters({"http://a:1", "http://b:2"});
    QCOMPARE(rig.wait(), std::string("close; open http://b:2/api/v1/scheduler"));
    rig.answer(200);
    QCOMPARE(rig.wait(), std::string("close")); // a stream on which nothing comes
}

void SubscriptionTest::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("401") << 401 << "401 Unauthorized."
                         << "close; stop, refused: 401 Unauthorized.";
    QTest::newRow("400") << 400 << "Not a principal"
                         << "close; stop, refused: Not a principal";
    QTest::newRow("403") << 403 << ""
                         << "close; stop, refused: ";
    QTest::newRow("404 may be a proxy") << 404 << "404 Not Found."
                                        << "close";
    QTest::newRow("503") << 503 << "No leader elected"
                         << "close";
    QTest::newRow("500") << 500 << ""
                         << "close";
}

void SubscriptionTest::refusals()
{
    QFETCH(int, status);
    QFETCH(QString, text);
    QFETCH(QString, said);
    Rig rig;
    rig.masters({"http://a:5050"});
    QCOMPARE(rig.answer(status), std::string());
    QCOMPARE(rig.body(text.toStdString()), std::string());
    QCOMPARE(rig.end(), said.toStdString());
    Rig slow; // the body without its end
    slow.masters({"http://a:5050"});
    slow.answer(status);
    slow.body(text.toStdString());
    QCOMPARE(slow.wait(), said.toStdString());
}

void SubscriptionTest::aRemovedFrameworkIsAChoice()
{
    const char* const removed = R"({"type":"ERROR","error":{"message":"Framework has been removed"}})";
    SubscriptionSettings settings;
    settings.stored = FrameworkId{"old"};
    Rig rig(settings);
    rig.masters({"http://a:5050"});
    rig.answer(200);
    QCOMPARE(rig.record(removed), std::string("close; stop, removed: old"));
    QCOMPARE(rig.masters({"http://b:5050"}), std::string());
    QVERIFY(!rig.subscription.deadline());

    settings.startAnew = true;
    Rig other(settings);
    other.masters({"http://a:5050"});
    other.answer(200);
    QCOMPARE(other.record(removed), std::string("close"));
    QCOMPARE(other.wait(), std::string("open http://a:5050/api/v1/scheduler"));
    other.answer(200);
    QCOMPARE(other.record(subscribedText), std::string("connected F"));
    QCOMPARE(other.record(R"({"type":"ERROR","error":{"message":"Framework failed over"}})"),
             std::string("close; lost; stop, taken over: F"));
}

void SubscriptionTest::brokenStreams_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("ends");
    QTest::newRow("no length") << QByteArray("hello\n") << true;
    QTest::newRow("no JSON") << QByteArray("3\nabc") << false;
    QTest::newRow("no type") << QByteArray("2\n{}") << false;
    QTest::newRow("no body") << QByteArray("17\n{\"type\":\"OFFERS\"}") << false;
    QTest::newRow("type of a number") << QByteArray("10\n{\"type\":1}") << false;
}

void SubscriptionTest::brokenStreams()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, ends);
    Rig rig;
    rig.subscribe();
    QCOMPARE(rig.body(bytes.toStdString()), std::string(ends ? "close; lost" : ""));
    if (!ends)
        QCOMPARE(rig.record(updateText("t", "TASK_RUNNING")), std::string("t TASK_RUNNING"));
}

void SubscriptionTest::callsThatSayItIsOver_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("over");
    QTest::newRow("taken") << 202 << "" << false;
    QTest::newRow("not subscribed") << 403 << "Framework is not subscribed" << true;
    QTest::newRow("stream id") << 400 << "The stream ID 'x' included in this request didn't match ..."
                               << true;
    QTest::newRow("removed") << 400 << "Framework cannot be found" << true;
    QTest::newRow("no leader") << 503 << "No leader elected" << true;
    QTest::newRow("not the leader") << 307 << "" << true;
    QTest::newRow("a bad call") << 400 << "Failed to convert JSON into Call protobuf" << false;
}

void SubscriptionTest::callsThatSayItIsOver()
{
    QFETCH(int, status);
    QFETCH(QString, text);
    QFETCH(bool, over);
    Rig rig;
    rig.subscribe();
    QCOMPARE(rig.call(scheduler::SuppressOffers{}), std::string("call SUPPRESS by stream"));
    QCOMPARE(rig.callAnswer(status, text.toStdString(), "//b:5050/master/api/v1/scheduler"),
             std::string(over ? "close; lost" : ""));
    QCOMPARE(rig.callAnswer(403, "Framework is not subscribed"), std::string(over ? "" : "close; lost"));
    QCOMPARE(rig.wait(), std::string(status == 307 ? "open http://b:5050/master/api/v1/scheduler as F"
                                                   : "open http://a:5050/api/v1/scheduler as F"));
    rig.answer(200);
    rig.record(subscribedText);
    QCOMPARE(rig.callAnswer(403, "Framework is not subscribed"), std::string()); // of the one before
}

void SubscriptionTest::launchesOnlyOnOffersThatAreHeld()
{
    Rig rig;
    rig.subscribe();
    QCOMPARE(rig.call(acceptance("O1")), std::string("t1 TASK_DROPPED"));
    rig.record(offerText("O1"));
    QCOMPARE(rig.call(acceptance("O1")), std::string("call ACCEPT by stream"));
    const auto tasks =
        itemsAt(*itemsAt(rig.lastBody, {"accept", "operations"}).front(), {"launch", "task_infos"});
    QCOMPARE(textAt(*tasks.front(), {"agent_id", "value"}), std::string("S1"));
    QCOMPARE(rig.call(acceptance("O1")), std::string("t1 TASK_DROPPED")); // never twice
    rig.record(offerText("O2"));
    QCOMPARE(rig.call(acceptance("O2", 5)), std::string("t1 TASK_ERROR; call ACCEPT by stream"));
    rig.record(offerText("O3"));
    rig.end();
    QCOMPARE(rig.call(acceptance("O3")), std::string("t1 TASK_DROPPED"));
}

void SubscriptionTest::anAcceptThatIsRefusedTellsItsTasks()
{
    Rig rig;
    rig.subscribe();
    rig.record(offerText("O1"));
    rig.call(acceptance("O1"));
    QCOMPARE(rig.callAnswer(400, "Failed to validate"), std::string("t1 TASK_ERROR; call DECLINE by stream"));
}

void SubscriptionTest::declinesTogether()
{
    Rig rig;
    rig.subscribe();
    for (const char* const id : {"O1", "O2", "O3"})
        rig.record(offerText(id));
    rig.subscription.call(scheduler::DeclineOffer{{"O1"}, 120s}, rig.now);
    rig.subscription.call(scheduler::DeclineOffer{{"O2"}, 120s}, rig.now);
    rig.subscription.call(scheduler::DeclineOffer{{"gone"}, 120s}, rig.now);
    QCOMPARE(rig.heard(), std::string("call DECLINE by stream"));
    QCOMPARE(itemsAt(rig.lastBody, {"decline", "offer_ids"}).size(), std::size_t{2});
    QCOMPARE(numberAt(rig.lastBody, {"decline", "filters", "refuse_seconds"}), std::optional(120.0));
    rig.subscription.call(scheduler::DeclineOffer{{"O3"}, {}}, rig.now);
    rig.subscription.call(scheduler::ReviveOffers{}, rig.now);
    QCOMPARE(rig.heard(), std::string("call DECLINE by stream; call REVIVE by stream"));
}

void SubscriptionTest::givesBackOffersNobodyAnswers()
{
    Rig rig;
    rig.subscribe();
    rig.record(offerText("O1"));
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(rig.pass(59s), std::string());
        rig.record(R"({"type":"HEARTBEAT"})");
    }
    QCOMPARE(rig.pass(2s), std::string("rescinded O1; call DECLINE by stream"));
}

void SubscriptionTest::reconcilesUntilAnswered()
{
    Rig rig;
    rig.subscribe();
    QCOMPARE(rig.call(scheduler::ReconcileTasks{{{{"t1"}, AgentId{"S1"}}, {{"t2"}, {}}}}),
             std::string("call RECONCILE by stream"));
    QCOMPARE(rig.call(scheduler::ReconcileTasks{}), std::string("call RECONCILE by stream"));
    rig.record(updateText("t1", "TASK_RUNNING"));
    QCOMPARE(rig.pass(2s), std::string("call RECONCILE by stream"));
    QCOMPARE(itemsAt(rig.lastBody, {"reconcile", "tasks"}).size(), std::size_t{1});
    QCOMPARE(rig.pass(3s), std::string());
    QCOMPARE(rig.pass(1s), std::string("call RECONCILE by stream"));
    rig.record(updateText("t2", "TASK_GONE"));
    QCOMPARE(rig.pass(60s), std::string());
}

void SubscriptionTest::addsRolesThatAreWanted()
{
    Rig rig;
    rig.subscribe();
    QCOMPARE(rig.call(scheduler::ReviveOffers{{"*"}}), std::string("call REVIVE by stream"));
    QCOMPARE(rig.call(scheduler::ReviveOffers{{"dev"}}), std::string("call UPDATE_FRAMEWORK by stream"));
    QCOMPARE(rig.callAnswer(200), std::string());
    QCOMPARE(rig.call(scheduler::ReviveOffers{{"dev"}}), std::string("call REVIVE by stream"));
    rig.call(scheduler::ReviveOffers{{"bad role"}});
    QCOMPARE(rig.callAnswer(400, "Role 'bad role' is invalid"), std::string());
    QCOMPARE(rig.call(scheduler::ReviveOffers{{"dev", "*"}}), std::string("call REVIVE by stream"));
    rig.call(scheduler::ReviveOffers{{"qa"}});
    QCOMPARE(rig.callAnswer(400, "Failed to validate scheduler::Call: Expecting 'type' to be present"),
             std::string("close; lost")); // an old master
    rig.wait();
    const auto body = jsonOf(std::get<OpenStream>(rig.actions.back()).body);
    QCOMPARE(itemsAt(body, {"subscribe", "framework_info", "roles"}).size(), std::size_t{3});
}

void SubscriptionTest::acknowledgesOnlyWhenTold()
{
    Rig rig;
    rig.subscribe();
    QCOMPARE(rig.record(updateText("t1", "TASK_RUNNING")), std::string("t1 TASK_RUNNING"));
    QCOMPARE(rig.record(updateText("t1", "TASK_RUNNING")), std::string("t1 TASK_RUNNING"));
    QCOMPARE(rig.call(scheduler::AcknowledgeStatus{{"t1"}, {"S1"}, "AAAA"}),
             std::string("call ACKNOWLEDGE by stream"));
}

void SubscriptionTest::sendsNothingWhileItIsNotSubscribed()
{
    Rig rig;
    rig.masters({"http://a:5050"});
    QCOMPARE(rig.call(scheduler::KillTask{{"t1"}, {}, {}}), std::string());
    QCOMPARE(rig.call(scheduler::AcknowledgeStatus{{"t1"}, {"S1"}, "AAAA"}), std::string());
    QCOMPARE(rig.call(scheduler::DeclineOffer{{"O1"}, {}}), std::string());
    QCOMPARE(rig.call(scheduler::ReconcileTasks{}), std::string());
}

QTEST_GUILESS_MAIN(SubscriptionTest)
#include "subscription_test.moc"
