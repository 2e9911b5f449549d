// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/daemon.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <array>

using namespace pacer::test;

namespace {

Json agent(const std::string& name, double cpus, const std::string& region, int gpus, int lastPort)
{
    return {{"name", name},
            {"hostname", name},
            {"attributes", {{"rack", "of-" + name}}},
            {"cpus", cpus},
            {"mem", cpus * 1024},
            {"disk", 10000},
            {"gpus", gpus},
            {"ports", Json::array({Json::array({31000, lastPort})})},
            {"region", region}};
}

Json waitingApp(const std::string& id, const Json& more)
{
    Json definition = smallApp(id, "serve");
    definition.update(more);
    return definition;
}

Json constraint(const char* field, const char* op, const char* value)
{
    return Json::array({Json::array({field, op, value})});
}

const Json* find(const Json& list, const char* key, const std::string& value)
{
    for (const Json& item : list) {
        if (item.value(key, std::string()) == value)
            return &item;
    }
    return nullptr;
}

} // namespace

/// Everything that waits says on /v2/queue what for.
class WaitingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyCauseIsNamed_data();
    void everyCauseIsNamed();
    void saysHowMuchIsMissing();
    void anotherRegionIsNamedThoughItIsNoReason();
    void aDelayHasItsEndAndItsFailure();
    void whoHasAPlaceWaitsForIt();

private:
    QString write(const char* name, const Json& json);
    Json item(const std::string& id);
    Json nearest(const std::string& id);

    QTemporaryDir m_folder;
    Daemon m_daemon;
};

QString WaitingTest::write(const char* name, const Json& json)
{
    QFile file(m_folder.filePath(QString::fromLatin1(name)));
    if (file.open(QIODevice::WriteOnly))
        file.write(RestClient::dump(json));
    return file.fileName();
}

Json WaitingTest::item(const std::string& id)
{
    const Json queue = m_daemon.get("/v2/queue?embed=lastUnusedOffers").json();
    for (const Json& one : queue.value("queue", Json::array())) {
        if (one.at("app").at("id") == id)
            return one;
    }
    return Json::object();
}

Json WaitingTest::nearest(const std::string& id)
{
    return item(id).value("nearestMiss", Json::object());
}

void WaitingTest::initTestCase()
{
    const QString agents =
        write("agents.json",
              Json::array({agent("a-1", 5, "home", 0, 31009), agent("b-1", 4, "home", 0, 31004),
                           agent("gpu-1", 2, "home", 2, 31004), agent("remote-1", 2, "far", 0, 31004)}));
    const QString script =
        write("script.json",
              Json::array({{{"app", "/wait/delay"}, {"afterMs", 0}, {"then", "exit 1"}},
                           {{"app", "/keeper"}, {"instance", 1}, {"afterMs", 1500}, {"then", "exit 2"}}}));
    QVERIFY(m_daemon.start({"--anonymous", "--master", "simulated", "--agents", agents, "--simulated-script",
                            script, "--mesos-role", "prod", "--enable-features", "gpu_resources"}));

    const Json anywhere = {{"GPU_SCHEDULING_BEHAVIOR", "unrestricted"}};
    const Json unique =
        Json::array({Json::array({"hostname", "UNIQUE"}), Json::array({"@region", "IS", "home"})});
    for (const Json& definition : std::array{
             waitingApp("/wait/cpus", {{"cpus", 6}}), waitingApp("/wait/mem", {{"mem", 9000}}),
             waitingApp("/wait/disk", {{"disk", 25000}}), waitingApp("/wait/gpus", {{"gpus", 3}}),
             waitingApp("/wait/ports", {{"requirePorts", true}, {"portDefinitions", {{{"port", 9999}}}}}),
             waitingApp("/wait/rack", {{"constraints", constraint("rack", "CLUSTER", "none")}}),
             waitingApp("/wait/unique", {{"instances", 4}, {"constraints", unique}, {"labels", anywhere}}),
             waitingApp("/wait/role", {{"role", "prod"}, {"acceptedResourceRoles", {"prod"}}}),
             waitingApp("/wait/scarce", {{"constraints", constraint("hostname", "CLUSTER", "gpu-1")}}),
             waitingApp("/wait/region", {{"constraints", constraint("hostname", "CLUSTER", "remote-1")}}),
             waitingApp("/wait/delay", {{"backoffSeconds", 3600}, {"maxLaunchDelaySeconds", 3600}})}) {
        const Answer answer = m_daemon.post("/v2/apps", definition);
        QVERIFY2(answer.status == 201, answer.body.constData());
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("wait/unique"), 3, 20'000);
}

void WaitingTest::everyCauseIsNamed_data()
{
    QTest::addColumn<QString>("agent");
    QTest::addColumn<QString>("reason");
    QTest::newRow("/wait/cpus") << "a-1"
                                << "InsufficientCpus";
    QTest::newRow("/wait/mem") << "a-1"
                               << "InsufficientMemory";
    QTest::newRow("/wait/disk") << "a-1"
                                << "InsufficientDisk";
    QTest::newRow("/wait/gpus") << "gpu-1"
                                << "InsufficientGpus";
    QTest::newRow("/wait/ports") << "a-1"
                                 << "InsufficientPorts";
    QTest::newRow("/wait/rack") << "a-1"
                                << "UnfulfilledConstraint";
    QTest::newRow("/wait/unique") << "a-1"
                                  << "UnfulfilledConstraint";
    QTest::newRow("/wait/role") << "a-1"
                                << "UnfulfilledRole";
    QTest::newRow("/wait/scarce") << "gpu-1"
                                  << "DeclinedScarceResources";
}

void WaitingTest::everyCauseIsNamed()
{
    const std::string id = QTest::currentDataTag();
    QFETCH(const QString, agent);
    QFETCH(const QString, reason);
    const auto isRefused = [&] {
        const Json offers = item(id).value("lastUnusedOffers", Json::array());
        return std::ranges::any_of(offers, [&](const Json& one) {
            return one.at("offer").at("hostname") == agent.toStdString() && !one.at("reason").empty();
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isRefused(), 10'000);
    const Json waiting = item(id);
    QCOMPARE(waiting.at("count").get<int>(), 1);
    QVERIFY(waiting.at("delay").at("overdue").get<bool>());
    const Json* counted = find(waiting.at("processedOffersSummary").at("rejectSummaryLastOffers"), "reason",
                               reason.toStdString());
    QVERIFY(counted);
    QVERIFY2(counted->at("declined").get<int>() >= 1, waiting.dump(1).c_str());
    const Json& nearest = waiting.at("nearestMiss");
    QVERIFY2(nearest.at("hostname") == agent.toStdString(), nearest.dump().c_str());
    QCOMPARE(nearest.at("lacks").size(), std::size_t{1});
    QVERIFY2(nearest.at("lacks").at(0).at("reason") == reason.toStdString(), nearest.dump().c_str());
}

void WaitingTest::saysHowMuchIsMissing()
{
    const Json cpus = nearest("/wait/cpus").at("lacks").at(0);
    QCOMPARE(cpus.at("needed").get<double>(), 6.0);
    QCOMPARE(cpus.at("offered").get<double>(), 4.99); // a-1 has 5, one small instance runs there
    QCOMPARE(nearest("/wait/gpus").at("lacks").at(0).at("offered").get<double>(), 2.0);
    QCOMPARE(nearest("/wait/ports").at("lacks").at(0).at("port").get<int>(), 9999);
    const Json rack = nearest("/wait/rack").at("lacks").at(0);
    QVERIFY(rack.at("constraint") == constraint("rack", "CLUSTER", "none").at(0));
    QCOMPARE(rack.at("found").get<std::string>(), std::string("of-a-1"));
    const Json unique = nearest("/wait/unique").at("lacks").at(0);
    QVERIFY(unique.at("constraint") == Json::array({"hostname", "UNIQUE"}));
}

void WaitingTest::anotherRegionIsNamedThoughItIsNoReason()
{
    QTRY_VERIFY_WITH_TIMEOUT(nearest("/wait/region").contains("lacks"), 10'000);
    const Json waiting = item("/wait/region");
    const Json& nearest = waiting.at("nearestMiss");
    QCOMPARE(nearest.at("hostname").get<std::string>(), std::string("remote-1"));
    QVERIFY(!nearest.at("lacks").at(0).contains("reason"));
    QCOMPARE(nearest.at("lacks").at(0).at("found").get<std::string>(), std::string("far"));
}

void WaitingTest::aDelayHasItsEndAndItsFailure()
{
    QTRY_VERIFY_WITH_TIMEOUT(!item("/wait/delay").value("/delay/overdue"_json_pointer, true), 10'000);
    const Json waiting = item("/wait/delay");
    QVERIFY(waiting.at("delay").at("timeLeftSeconds").get<int>() > 3000);
    QCOMPARE(waiting.at("lastTaskFailure").at("message").get<std::string>(),
             std::string("Command exited with status 1"));
}

/// A resident app whose agent was filled while it was away.
void WaitingTest::whoHasAPlaceWaitsForIt()
{
    const Json onB = constraint("hostname", "CLUSTER", "b-1");
    Json keeper = waitingApp("/keeper", {{"cpus", 3}, {"backoffSeconds", 6}, {"constraints", onB}});
    keeper["container"] = {
        {"type", "MESOS"},
        {"volumes", {{{"containerPath", "data"}, {"mode", "RW"}, {"persistent", {{"size", 16}}}}}}};
    keeper["unreachableStrategy"] = "disabled";
    keeper["upgradeStrategy"] = {{"minimumHealthCapacity", 0}, {"maximumOverCapacity", 0}};
    const Answer answer = m_daemon.post("/v2/apps", keeper);
    QVERIFY2(answer.status == 201, answer.body.constData());
    QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("keeper"), 1, 10'000);
    QCOMPARE(m_daemon.post("/v2/apps", waitingApp("/filler", {{"cpus", 3}, {"constraints", onB}})).status,
             201);
    QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("filler"), 1, 20'000);
    const auto refusedElsewhere = [this] {
        const Json waiting = item("/keeper");
        const Json* counted = waiting.empty()
                                  ? nullptr
                                  : find(waiting.at("processedOffersSummary").at("rejectSummaryLastOffers"),
                                         "reason", "NoCorrespondingReservationFound");
        return counted && counted->at("declined").get<int>() >= 2;
    };
    QTRY_VERIFY_WITH_TIMEOUT(refusedElsewhere(), 20'000);
    QCOMPARE(nearest("/keeper").at("hostname").get<std::string>(), std::string("b-1"));
    QCOMPARE(nearest("/keeper").at("lacks").at(0).at("reason").get<std::string>(),
             std::string("InsufficientCpus"));
}

QTEST_GUILESS_MAIN(WaitingTest)
#include "waiting_test.moc"
