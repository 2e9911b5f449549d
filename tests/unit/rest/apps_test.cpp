// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rest_world.h"

#include <QTest>

using namespace pacer;
using pacer::test::RestWorld;

namespace {

const std::string webApp =
    R"({"id": "/shop/web", "cmd": "sleep 1000", "cpus": 0.1, "mem": 32, "instances": 2, "labels": {"tier": "front"}})";

} // namespace

class AppsTest : public QObject {
    Q_OBJECT

private slots:
    void createsReadsScalesAndDeletes()
    {
        RestWorld world;
        const auto created = world.ask("POST", "/v2/apps", webApp);
        QCOMPARE(created.status, 201);
        QCOMPARE(created.header("Location"), world.server.url() + "/shop/web");
        QCOMPARE(created.body["tasksRunning"].get<int>(), 0);
        QCOMPARE(created.body["deployments"][0]["id"].get<std::string>(),
                 created.header("Marathon-Deployment-Id"));
        QVERIFY(!created.body.contains("versionInfo"));

        world.engine.launchAll("host-a");
        const auto shown = world.get("/v2/apps//shop/web");
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown.body["app"]["tasksRunning"].get<int>(), 2);
        QCOMPARE(shown.body["app"]["tasks"].size(), std::size_t(2));
        QCOMPARE(shown.body["app"]["tasks"][0]["host"].get<std::string>(), std::string("host-a"));
        QVERIFY(shown.body["app"].contains("versionInfo"));
        QCOMPARE(world.get("/v2/deployments").body.size(), std::size_t(0));

        const auto scaled = world.ask("PUT", "/v2/apps/shop/web?force=true", R"({"instances": 5})");
        QCOMPARE(scaled.status, 200);
        QVERIFY(scaled.body.contains("version"));
        QVERIFY(world.get("/v2/deployments").body[0]["id"] == scaled.body["deploymentId"]);
        QCOMPARE(world.get("/v2/queue").body["queue"][0]["count"].get<int>(), 3);

        QCOMPARE(world.ask("DELETE", "/v2/apps/shop/web").status, 200);
        QCOMPARE(world.get("/v2/apps/shop/web").status, 404);
        QCOMPARE(world.get("/v2/groups/shop").status, 200);
    }

    void filtersTheList()
    {
        RestWorld world;
        QCOMPARE(world.ask("POST", "/v2/apps", webApp).status, 201);
        QCOMPARE(world.ask("POST", "/v2/apps", R"({"id": "/db", "cmd": "run-db", "instances": 0})").status,
                 201);
        const auto ids = [&](const std::string& query) {
            std::vector<std::string> found;
            const auto answer = world.get("/v2/apps" + query);
            for (const auto& app : answer.body["apps"])
                found.push_back(app["id"].get<std::string>());
            return found;
        };
        QVERIFY((ids("") == std::vector<std::string>{"/db", "/shop/web"}));
        QVERIFY((ids("?id=WEB") == std::vector<std::string>{"/shop/web"}));
        QVERIFY((ids("?cmd=RUN") == std::vector<std::string>{"/db"}));
        QVERIFY((ids("?label=tier==front") == std::vector<std::string>{"/shop/web"}));
        QVERIFY(ids("?label=tier==front&cmd=run").empty());
        const auto broken = world.get("/v2/apps?label=a%20b");
        QCOMPARE(broken.status, 422);
        QCOMPARE(broken.message(),
                 std::string("Can not parse label selector a b. Reason: end of input expected"));
        QCOMPARE(world.get("/v2/apps/shop/*").body["*"].size(), std::size_t(1));
        QCOMPARE(world.get("/v2/apps/*").body["*"].size(), std::size_t(2));
        QCOMPARE(world.get("/v2/apps//*").status, 404);
    }

    void wordsErrorsAsPromised()
    {
        RestWorld world;
        QCOMPARE(world.ask("POST", "/v2/apps", webApp).status, 201);
        const auto check = [&](const char* method, const char* target, const char* body, int status,
                               const char* text) {
            const auto answer = world.ask(method, target, body);
            QVERIFY2(answer.status == status, (std::string(target) + ": " + answer.text).c_str());
            QVERIFY2(answer.text.starts_with(text), answer.text.c_str());
        };
        check("POST", "/v2/apps", webApp.c_str(), 409,
              R"({"message":"An app with id [/shop/web] already exists."})");
        check("POST", "/v2/apps", "{", 400, "{\"message\":\"Invalid JSON\",\"details\":\"");
        check("POST", "/v2/apps", R"({"id": "/a"})", 422,
              "{\"message\":\"Object is not valid\",\"details\":[");
        check("POST", "/v2/apps", R"({"id": "/a", "cmd": 5})", 422,
              "{\"message\":\"Invalid JSON\",\"details\":[");
        check("GET", "/v2/apps/nope", "", 404, R"({"message":"App '/nope' does not exist","details":[]})");
        check("DELETE", "/v2/apps/nope", "", 404, R"({"message":"App '/nope' does not exist"})");
        check("POST", "/v2/apps/nope/restart", "", 404, R"({"message":"App '/nope' does not exist"})");
        check("GET", "/v2/apps/nope/*", "", 404,
              R"({"message":"Group '/nope' does not exist","details":[]})");
        check("PATCH", "/v2/apps/nope", R"({"cmd": "sleep 5"})", 404,
              R"({"message":"App '/nope' does not exist"})");
        check("PATCH", "/v2/apps/nope", R"({"instances": 1})", 422, "{\"message\":\"Object is not valid\"");
        check("PUT", "/v2/apps", "{}", 422, "{\"message\":\"Invalid JSON\"");
        check("PUT", "/v2/apps", R"([{"cmd": "x"}])", 422,
              R"({"message":"requirement failed: App Update must have app id set"})");
        check("GET", "/v2/apps/shop/web/versions/yesterday", "", 422,
              R"({"message":"Invalid timestamp provided 'yesterday'. Expecting ISO-8601 datetime string."})");
        check(
            "GET", "/v2/apps/shop/web/versions/2015-01-01T01:00:00%2B01:00", "", 404,
            R"({"message":"App '/shop/web' does not exist in version 2015-01-01T00:00:00.000Z","details":[]})");
        check("DELETE", "/v2/apps/shop/web/tasks?scale=true&wipe=true", "", 400,
              R"({"message":"You cannot use scale and wipe at the same time."})");
        check("POST", "/v2/tasks/delete", R"({"ids": ["x"]})", 400,
              "{\"message\":\"Invalid task id 'x'. [taskId x");
        check("DELETE", "/v2/deployments/nope", "", 404,
              R"({"message":"DeploymentPlan nope does not exist","details":[]})");
        check("DELETE", "/v2/queue/nope/delay", "", 404,
              R"({"message":"Application /nope not found in tasks queue.","details":[]})");
        check("PUT", "/v2/apps/shop/web", R"({"version": "2015-01-01T00:00:00.000Z"})", 404,
              R"({"message":"App '/shop/web' does not exist"})");
        check("GET", "/v2/nope", "", 404, R"({"message":"URI not found"})");
    }

    void locksWhatIsBeingDeployed()
    {
        RestWorld world;
        const auto created = world.ask("POST", "/v2/apps", webApp);
        const auto locked = world.ask("PUT", "/v2/apps/shop/web", R"({"cmd": "sleep 5"})");
        QCOMPARE(locked.status, 409);
        QCOMPARE(locked.body["deployments"][0]["id"].get<std::string>(),
                 created.header("Marathon-Deployment-Id"));
        QCOMPARE(world.ask("PUT", "/v2/apps/shop/web?force=true", R"({"cmd": "sleep 5"})").status, 200);
        const auto id = world.get("/v2/deployments").body[0]["id"].get<std::string>();
        const auto stopped = world.ask("DELETE", "/v2/deployments/" + id + "?force=true");
        QCOMPARE(stopped.status, 202);
        QCOMPARE(stopped.text, std::string());
    }

    void changesManyAtOnce()
    {
        RestWorld world;
        QCOMPARE(world.ask("POST", "/v2/apps", R"({"id": "/a", "cmd": "x1", "instances": 0})").status, 201);
        const auto put = world.ask("PUT", "/v2/apps",
                                   R"([{"id": "a", "mem": 65}, {"id": "/b", "cmd": "y1", "instances": 0}])");
        QCOMPARE(put.status, 200);
        QCOMPARE(world.get("/v2/apps/a").body["app"]["mem"].get<double>(), 65.0);
        QCOMPARE(world.get("/v2/apps/b").status, 200);
        QCOMPARE(world.ask("PATCH", "/v2/apps", R"([{"id": "/nope", "instances": 1}])").status, 404);
        QCOMPARE(world.ask("PUT", "/v2/apps/new", R"({"cmd": "z1", "id": "ignored", "instances": 0})").status,
                 201);
        QCOMPARE(world.get("/v2/apps/new").status, 200);
        const auto versions = world.get("/v2/apps/a/versions/").body["versions"];
        QCOMPARE(versions.size(), std::size_t(2));
        const std::string first = std::min(versions[0].get<std::string>(), versions[1].get<std::string>());
        QCOMPARE(world.get("/v2/apps/a/versions/" + first).body["mem"].get<double>(), 128.0);
        QCOMPARE(world.ask("PUT", "/v2/apps/a", "{\"version\": \"" + first + "\"}").status, 200);
        QCOMPARE(world.get("/v2/apps/a").body["app"]["mem"].get<double>(), 128.0);
    }

    void killsTasks()
    {
        RestWorld world;
        QCOMPARE(world.ask("POST", "/v2/apps", webApp).status, 201);
        world.engine.launchAll("host-a");
        const auto tasks = world.get("/v2/tasks?status=running&status=bogus").body["tasks"];
        QCOMPARE(tasks.size(), std::size_t(2));
        QCOMPARE(world.get("/v2/tasks?status[]=staging").body["tasks"].size(), std::size_t(0));
        QCOMPARE(world.get("/v2/apps/shop/web/tasks").body["tasks"].size(), std::size_t(2));
        QCOMPARE(world.get("/v2/apps/shop/*/tasks").body["tasks"].size(), std::size_t(2));

        const std::string first = tasks[0]["id"].get<std::string>();
        const auto killed = world.ask("DELETE", "/v2/apps/shop/web/tasks/" + first);
        QCOMPARE(killed.status, 200);
        QCOMPARE(killed.body["task"]["id"].get<std::string>(), first);
        const auto unknown = world.ask("DELETE", "/v2/apps/shop/web/tasks/bogus");
        QCOMPARE(unknown.status, 404);
        QCOMPARE(unknown.message(), std::string("Task 'bogus' does not exist"));
        QCOMPARE(world.ask("DELETE", "/v2/apps/shop/web/tasks/x.instance-bar._app.1").status, 422);
        QCOMPARE(world.ask("DELETE", "/v2/apps/shop/web/tasks?host=nowhere").body["tasks"].size(),
                 std::size_t(0));

        const std::string second = tasks[1]["id"].get<std::string>();
        const auto scaled =
            world.ask("POST", "/v2/tasks/delete?scale=true", "{\"ids\": [\"" + second + "\"]}");
        QCOMPARE(scaled.status, 200);
        QVERIFY(scaled.body.contains("deploymentId"));
        QCOMPARE(world.get("/v2/apps/shop/web").body["app"]["instances"].get<int>(), 1);
    }

    void changesGroups()
    {
        RestWorld world;
        const std::string group = R"({"id": "/g", "apps": [{"id": "a", "cmd": "x1", "instances": 2}],
            "groups": [{"id": "sub", "apps": [{"id": "b", "cmd": "x2", "instances": 1}]}]})";
        const auto planned = world.ask("PUT", "/v2/groups?dryRun=true", group);
        QCOMPARE(planned.status, 200);
        QVERIFY(planned.body["steps"].size() > 0);
        QCOMPARE(world.get("/v2/groups/g").status, 404);

        const auto created = world.ask("POST", "/v2/groups", group);
        QCOMPARE(created.status, 201);
        QCOMPARE(created.header("Location"), world.server.url() + "/g");
        QCOMPARE(world.ask("POST", "/v2/groups", group).status, 409);
        QCOMPARE(world.get("/v2/groups/g").body["groups"][0]["apps"][0]["id"].get<std::string>(),
                 std::string("/g/sub/b"));
        QCOMPARE(world.get("/v2/groups/g?embed=group.apps").body["groups"].size(), std::size_t(0));
        QCOMPARE(world.get("/v2/groups?embed=group.groups").body["apps"].size(), std::size_t(0));
        const auto detailed = world.get("/v2/groups/g?embed=group.apps&embed=group.apps.counts");
        QCOMPARE(detailed.body["apps"][0]["tasksRunning"].get<int>(), 0);
        QCOMPARE(world.get("/v2/groups/g/apps").body.size(), std::size_t(2));
        QCOMPARE(world.get("/v2/groups/nope/apps").body.size(), std::size_t(0));
        QVERIFY(world.get("/v2/groups/versions").body.size() >= 1);
        QCOMPARE(world.get("/v2/groups/g/versions/").status, 404);

        QCOMPARE(world.ask("PUT", "/v2/groups/g?force=true", R"({"scaleBy": 2})").status, 200);
        QCOMPARE(world.get("/v2/apps/g/a").body["app"]["instances"].get<int>(), 4);
        QCOMPARE(world.ask("PATCH", "/v2/groups/g", "{}").status, 200);
        QCOMPARE(world.ask("PATCH", "/v2/groups/nope", "{}").status, 404);
        QCOMPARE(world.ask("DELETE", "/v2/groups/g?force=true").status, 200);
        const auto missing = world.ask("DELETE", "/v2/groups/nope");
        QCOMPARE(missing.text, std::string(R"({"message":"Group '/nope' does not exist"})"));
    }
};

QTEST_GUILESS_MAIN(AppsTest)
#include "apps_test.moc"
