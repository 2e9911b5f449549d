// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rest_world.h"

#include <QTest>

using namespace pacer;
using pacer::test::RestWorld;

namespace {

const std::string web = R"({"id": "/web", "cmd": "sleep 100", "instances": 2, "cpus": 0.1, "mem": 16})";
const std::string betterWeb = R"({"id": "/web", "cmd": "sleep 200", "instances": 2, "cpus": 0.1, "mem": 16})";

} // namespace

/// What is added to the API of deployments: their history and the rehearsal.
class DeploymentsTest : public QObject {
    Q_OBJECT
private slots:
    void keepsAHistory()
    {
        RestWorld world;
        QCOMPARE(world.get("/v2/deployments/history").text, std::string(R"({"history":[]})"));
        // "ada:secret"
        const auto created = world.ask(
            "POST", "/v2/apps", web, {{"Authorization", "Basic YWRhOnNlY3JldA=="}, {"User-Agent", "curl/8"}});
        QCOMPARE(created.status, 201);
        QCOMPARE(world.get("/v2/deployments/history").body["history"].size(), 0U); // it runs
        world.engine.launchAll("host");
        auto history = world.get("/v2/deployments/history").body;
        QCOMPARE(history["history"].size(), 1U);
        QVERIFY(!history.contains("next"));
        const wire::Json first = history["history"][0];
        QVERIFY(first["outcome"] == "succeeded");
        QVERIFY(first["number"] == 1);
        QVERIFY(first["by"]["user"] == "ada");
        QVERIFY(first["by"]["client"] == "curl/8");
        QVERIFY(first["by"]["address"] == "127.0.0.1");
        QVERIFY(first["affectedApps"] == wire::Json::array({"/web"}));
        QCOMPARE(first["steps"].size(), 2U);
        QVERIFY(first["steps"][1].contains("startedAt"));
        QVERIFY(first["steps"][1].contains("endedAt"));
        QVERIFY(!first.contains("endedBy"));

        const auto changed = world.ask("PUT", "/v2/apps/web", betterWeb);
        const std::string id = changed.body["deploymentId"];
        QCOMPARE(world.ask("DELETE", "/v2/deployments/" + id + "?force=true").status, 202);
        history = world.get("/v2/deployments/history?limit=1").body;
        QVERIFY(history["next"] == 2);
        QVERIFY(history["history"][0]["outcome"] == "stopped");
        QVERIFY(history["history"][0]["id"] == id);
        QVERIFY(history["history"][0].contains("endedBy"));
        QVERIFY(world.get("/v2/deployments/history?limit=1&before=2").body["history"][0] == first);
        QCOMPARE(world.get("/v2/deployments/history?app=/web").body["history"].size(), 2U);
        QCOMPARE(world.get("/v2/deployments/history?app=/other").body["history"].size(), 0U);
    }

    void refusesWhatIsNoNumber()
    {
        RestWorld world;
        for (const char* query : {"limit=0", "limit=x", "before=-1", "before="})
            QCOMPARE(world.get(std::string("/v2/deployments/history?") + query).status, 422);
        QCOMPARE(world.ask("POST", "/v2/deployments/history", "{}").status, 405);
    }

    void rehearsesAndChangesNothing()
    {
        RestWorld world;
        QCOMPARE(world.ask("POST", "/v2/apps", web).status, 201);
        world.engine.launchAll("host");
        const auto forecast = world.ask("POST", "/v2/deployments/rehearsal", betterWeb);
        QCOMPARE(forecast.status, 200);
        QVERIFY2(forecast.body["ends"] == true, forecast.text.c_str());
        QVERIFY(forecast.body["seconds"].get<double>() > 0);
        const wire::Json& app = forecast.body["apps"][0];
        QVERIFY(app["id"] == "/web");
        QVERIFY(app["peakInstances"] == 4);
        QVERIFY(app["lowestHealthy"] == 2);
        QVERIFY(app["timeline"][0] == wire::Json({{"at", 0.0}, {"old", 2}, {"new", 0}, {"healthy", 2}}));
        QVERIFY(forecast.body["resources"]["peak"]["cpus"] == 0.4);
        QVERIFY(world.get("/v2/deployments").body.empty());
        QVERIFY(world.get("/v2/apps/web").body["app"]["cmd"] == "sleep 100");

        const auto group =
            world.ask("POST", "/v2/deployments/rehearsal", R"({"id": "/", "apps": [)" + betterWeb + "]}");
        QVERIFY(group.body["apps"][0]["peakInstances"] == 4);
        const auto list = world.ask("POST", "/v2/deployments/rehearsal", '[' + web + ']');
        QCOMPARE(list.body["steps"].size(), 0U);
    }

    void refusesWhatTheChangeWouldBeRefusedFor()
    {
        RestWorld world;
        QCOMPARE(world.ask("POST", "/v2/deployments/rehearsal", "{").status, 400);
        QCOMPARE(world.ask("POST", "/v2/deployments/rehearsal", R"({"id": "/web", "cpus": -1})").status, 422);
        QCOMPARE(world.ask("POST", "/v2/apps", web).status, 201); // runs still
        QCOMPARE(world.ask("POST", "/v2/deployments/rehearsal", betterWeb).status, 409);
        QCOMPARE(world.ask("POST", "/v2/deployments/rehearsal?force=true", betterWeb).status, 200);
    }
};

QTEST_GUILESS_MAIN(DeploymentsTest)
#include "deployments_test.moc"
