// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/json_match.h"

#include <QTest>

using namespace pacer::test;

namespace {

const std::string deployment = "891f1b82-88ee-4509-bbdf-6a21e69ce952";
const std::string otherDeployment = "681cd4c3-f7b1-4fdd-abd4-602b3f1747e5";
const std::string version = "2026-11-21T14:25:47.338Z";
const std::string otherVersion = "2030-01-01T00:00:00.000Z";

Json task(const std::string& instance, const std::string& state)
{
    return {{"id", "web.instance-" + instance + "._app.1"}, {"state", state}, {"ports", {31000}}};
}

const std::string one = "7259f601-e5b7-11f1-8fe9-02fc00000001";
const std::string two = "7259f602-e5b7-11f1-8fe9-02fc00000001";
const std::string three = "acc3e143-e5b7-11f1-8fe9-02fc00000001";
const std::string four = "acc3e144-e5b7-11f1-8fe9-02fc00000001";

} // namespace

class JsonMatchTest : public QObject {
    Q_OBJECT

    static Differences compare(const Json& recorded, const Json& ours, Look look = Look::Values)
    {
        Names names;
        return compareJson(recorded, ours, names, look);
    }

private slots:
    void comparesNumbersAsNumbers()
    {
        QVERIFY(compare({{"mem", 128.0}}, {{"mem", 128}}).empty());
        QCOMPARE(compare({{"mem", 128.0}}, {{"mem", 129}}).front().where, std::string("/mem"));
    }

    void tellsTypesApart()
    {
        QCOMPARE(compare({{"mem", 128}}, {{"mem", "128"}}).size(), std::size_t{1});
        QCOMPARE(compare({{"mem", nullptr}}, {{"mem", 1}}).size(), std::size_t{1});
    }

    void missesAndRefusesFields()
    {
        const Differences found = compare({{"a", 1}, {"b", 2}}, {{"b", 2}, {"c", 3}});
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].where, std::string("/a"));
        QCOMPARE(found[1].where, std::string("/c"));
    }

    void learnsNamesAndHoldsThem()
    {
        Names names;
        QVERIFY(compareJson({{"version", version}}, {{"version", otherVersion}}, names).empty());
        QCOMPARE(names.translated("/versions/" + version), "/versions/" + otherVersion);
        QVERIFY(compareJson({{"version", version}}, {{"version", otherVersion}}, names).empty());
        QCOMPARE(compareJson({{"version", version}}, {{"version", version}}, names).size(), std::size_t{1});
        QCOMPARE(compareJson({{"version", deployment}}, {{"version", otherVersion}}, names).size(),
                 std::size_t{1});
    }

    void timesOfEventsAreNoNames()
    {
        Names names;
        QVERIFY(compareJson({{"stagedAt", version}}, {{"stagedAt", otherVersion}}, names).empty());
        QCOMPARE(names.translated(version), version);
        QCOMPARE(compareJson({{"stagedAt", version}}, {{"stagedAt", "now"}}, names).size(), std::size_t{1});
    }

    void comparesWhatStandsAroundAnId()
    {
        QVERIFY(
            compare({{"id", "a.instance-" + one + "._app.1"}}, {{"id", "a.instance-" + three + "._app.1"}})
                .empty());
        QCOMPARE(
            compare({{"id", "a.instance-" + one + "._app.1"}}, {{"id", "a.instance-" + three + "._app.2"}})
                .size(),
            std::size_t{1});
        // Instances are numbered by time, deployments at random.
        QCOMPARE(compare({{"id", one}}, {{"id", deployment}}).size(), std::size_t{1});
    }

    void findsPartnersInListsWithoutOrder()
    {
        const Json recorded{{"tasks", {task(one, "TASK_RUNNING"), task(two, "TASK_STAGING")}}};
        const Json ours{{"tasks", {task(three, "TASK_STAGING"), task(four, "TASK_RUNNING")}}};
        Names names;
        QVERIFY(compareJson(recorded, ours, names).empty());
        QCOMPARE(names.translated(one), four);
        QCOMPARE(names.translated(two), three);
    }

    void keepsTheOrderOfOtherLists()
    {
        QCOMPARE(compare({{"steps", {1, 2}}}, {{"steps", {2, 1}}}).size(), std::size_t{2});
        QCOMPARE(compare({{"versions", {1, 2}}}, {{"versions", {2}}}).size(), std::size_t{1});
    }

    void readsWhatTheRigDecidesByKind()
    {
        QVERIFY(compare({{"host", "a"}, {"ports", {1, 2}}}, {{"host", "b"}, {"ports", {3, 4}}}).empty());
        QCOMPARE(compare({{"ports", {1, 2}}}, {{"ports", {3}}}).size(), std::size_t{1});
        QCOMPARE(compare({{"host", "a"}}, {{"host", 1}}).size(), std::size_t{1});
    }

    void readsSettingsAndNumbersByKind()
    {
        QVERIFY(
            compare({{"zk", "a"}, {"url", nullptr}}, {{"zk", "b"}, {"url", "c"}}, Look::Settings).empty());
        QCOMPARE(compare({{"zk", "a"}}, {{"zk", 1}}, Look::Settings).size(), std::size_t{1});
        const Json recorded{{"counters", {{"a", {{"count", 1}}}}}};
        QVERIFY(compare(recorded, {{"counters", {{"b", {{"count", 7}}}}}}, Look::Cut).empty());
        QCOMPARE(compare(recorded, {{"counters", {{"b", 7}}}}, Look::Cut).size(), std::size_t{1});
    }

    void takesEveryReasonOfAProbe()
    {
        const std::string text = "Task was killed since health check failed. Reason: ";
        QVERIFY(compare({{"message", text + "a"}}, {{"message", text + "b"}}).empty());
        QCOMPARE(compare({{"message", text + "a"}}, {{"message", "Task was killed"}}).size(), std::size_t{1});
    }

    void comparesHeaders()
    {
        Names names;
        QVERIFY(names.pair("127.0.0.1:8181", "127.0.0.1:40000"));
        QVERIFY(compareText("header Location", "http://127.0.0.1:8181/a", "http://127.0.0.1:40000/a", names)
                    .empty());
        QCOMPARE(compareText("header Vary", "Accept", "", names).front().where, std::string("header Vary"));
    }
};

QTEST_GUILESS_MAIN(JsonMatchTest)
#include "json_match_test.moc"
