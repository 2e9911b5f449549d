// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rest_world.h"

#include <QTest>

#include <set>

using namespace pacer;
using pacer::test::RestWorld;

namespace {

std::set<std::string> idsOf(const wire::Json& apps)
{
    std::set<std::string> ids;
    for (const wire::Json& app : apps)
        ids.insert(app["id"].get<std::string>());
    return ids;
}

/// The list says of every app what the app says of itself.
bool agreesWithTheApps(RestWorld& world, const std::string& embeds = {})
{
    const wire::Json apps = world.get("/v2/apps" + embeds).body["apps"];
    for (const wire::Json& app : apps) {
        const wire::Json one = world.get("/v2/apps/" + app["id"].get<std::string>()).body["app"];
        for (const auto& [key, value] : app.items()) {
            if (one[key] != value)
                return false;
        }
    }
    return true;
}

std::string body(int number, int instances = 0)
{
    return R"({"id": "/g)" + std::to_string(number % 7) + "/a" + std::to_string(number)
           + R"(", "cmd": "sleep 100", "instances": )" + std::to_string(instances)
           + R"(, "labels": {"odd": ")" + (number % 2 ? "yes" : "no") + R"("}})";
}

} // namespace

/// Lists of apps, whose texts are kept until an app changes.
class AppTextsTest : public QObject {
    Q_OBJECT

private slots:
    void followEveryChange()
    {
        RestWorld world;
        QCOMPARE(world.get("/v2/apps").text, std::string(R"({"apps":[]})"));
        for (int i = 0; i < 230; ++i)
            QCOMPARE(world.ask("POST", "/v2/apps", body(i)).status, 201);
        QCOMPARE(world.get("/v2/apps").body["apps"].size(), std::size_t{230});
        QCOMPARE(world.get("/v2/apps?label=odd==yes").body["apps"].size(), std::size_t{115});
        QCOMPARE(world.get("/v2/apps?id=a22&label=odd==no").body["apps"].size(), std::size_t{6});

        QCOMPARE(world.ask("PUT", "/v2/apps//g0/a7", R"({"instances": 2})").status, 200);
        const auto waiting = world.get("/v2/apps?id=/g0/a7").body["apps"][0];
        QCOMPARE(waiting["instances"].get<int>(), 2);
        QCOMPARE(waiting["deployments"].size(), std::size_t{1});
        world.engine.launchAll("h1");
        const auto running = world.get("/v2/apps?id=/g0/a7").body["apps"][0];
        QCOMPARE(running["tasksRunning"].get<int>(), 2);
        QVERIFY(running["deployments"].empty());
        QVERIFY(agreesWithTheApps(world));

        QCOMPARE(world.ask("DELETE", "/v2/groups/g0?force=true").status, 200);
        const auto left = idsOf(world.get("/v2/apps").body["apps"]);
        QVERIFY(!left.contains("/g0/a7") && left.contains("/g1/a8"));
        QCOMPARE(left.size(), std::size_t{197});
        world.engine.finishKills();
        QCOMPARE(world.ask("POST", "/v2/apps", body(7)).status, 201);
        QCOMPARE(world.get("/v2/apps").body["apps"].size(), std::size_t{198});
    }

    void keepEachChoiceOfEmbedsForItself()
    {
        RestWorld world;
        QCOMPARE(world.ask("POST", "/v2/apps", body(1, 2)).status, 201);
        world.engine.launchAll("h1");
        for (int round = 0; round < 2; ++round) {
            QVERIFY(!world.get("/v2/apps").body["apps"][0].contains("tasks"));
            QCOMPARE(world.get("/v2/apps?embed=apps.tasks").body["apps"][0]["tasks"].size(), std::size_t{2});
            for (const char* embed : {"lastTaskFailure", "readiness", "failures", "tasks", "taskStats"})
                QCOMPARE(world.get(std::string("/v2/apps?embed=") + embed).body["apps"].size(),
                         std::size_t{1});
            QVERIFY(agreesWithTheApps(world, "?embed=apps.tasks"));
        }
    }

    void areTheSamePackedAndForHead()
    {
        RestWorld world;
        for (int i = 0; i < 150; ++i)
            QCOMPARE(world.ask("POST", "/v2/apps", body(i)).status, 201);
        const auto plain = world.get("/v2/apps");
        QVERIFY(plain.text.size() > 128 * 1024 / 2);
        QCOMPARE(plain.header("Content-Length"), std::to_string(plain.text.size()));
        const auto head = world.ask("HEAD", "/v2/apps");
        QCOMPARE(head.header("Content-Length"), plain.header("Content-Length"));
        const auto packed = world.ask("GET", "/v2/apps", {}, {{"Accept-Encoding", "gzip"}});
        QCOMPARE(packed.header("Content-Encoding"), std::string("gzip"));
        QVERIFY(packed.text.size() < plain.text.size() / 8);
    }
};

QTEST_GUILESS_MAIN(AppTextsTest)
#include "app_texts_test.moc"
