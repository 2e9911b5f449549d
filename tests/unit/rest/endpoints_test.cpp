// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/log_levels.h"
#include "core/rest/meter.h"
#include "tests/support/rest_world.h"

#include <QFile>
#include <QTest>

#include <boost/beast/zlib/inflate_stream.hpp>

#include <mutex>

using namespace pacer;
using namespace pacer::rest;
using namespace std::chrono_literals;
using pacer::test::RestWorld;

namespace {

/// The recorded exchanges with a server about itself.
wire::Json recorded()
{
    QFile file(QStringLiteral(PACER_TESTS_DIR "/fixtures/marathon/recorded/server.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return wire::parseJson(file.readAll().toStdString()).value_or(wire::Json{});
}

std::string unpacked(const std::string& gzip, std::size_t room)
{
    namespace zlib = boost::beast::zlib;
    std::string text(room, '\0');
    zlib::inflate_stream stream;
    zlib::z_params params;
    params.next_in = gzip.data() + 10;
    params.avail_in = gzip.size() - 18;
    params.next_out = text.data();
    params.avail_out = text.size();
    boost::beast::error_code ec;
    stream.write(params, zlib::Flush::sync, ec);
    text.resize(text.size() - params.avail_out);
    return text;
}

} // namespace

/// What the server tells about itself, and the forms of its answers.
class EndpointsTest : public QObject {
    Q_OBJECT

private slots:
    void answersAsRecorded_data()
    {
        QTest::addColumn<int>("index");
        const wire::Json exchanges = recorded();
        for (std::size_t i = 0; i < exchanges.size(); ++i) {
            const auto& request = exchanges[i]["request"];
            QTest::addRow("%d %s %s", static_cast<int>(i), request["method"].get<std::string>().c_str(),
                          request["path"].get<std::string>().c_str())
                << static_cast<int>(i);
        }
    }
    void answersAsRecorded()
    {
        QFETCH(int, index);
        const wire::Json exchange = recorded()[static_cast<std::size_t>(index)];
        const wire::Json& request = exchange["request"];
        const wire::Json& response = exchange["response"];
        RestWorld world;
        net::Headers headers;
        const wire::Json given = request.value("headers", wire::Json::object());
        for (const auto& [name, value] : given.items()) {
            if (name != "Content-Type")
                headers.emplace_back(name, value.get<std::string>());
        }
        const auto answer =
            world.ask(request["method"], request["path"],
                      request.contains("body") ? wire::jsonText(request["body"]) : "", headers);
        const int status = response["status"].get<int>();
        QCOMPARE(answer.status, status == 500 ? 404 : status); // an unknown path is not our fault
        const auto recordedHeader = [&](const char* name) {
            return response["headers"].value(name, std::string());
        };
        QCOMPARE(answer.header("Content-Type"), recordedHeader("Content-Type"));
        QCOMPARE(answer.header("Vary"), recordedHeader("Vary"));
        if (request["path"] == "/")
            QCOMPARE(answer.header("Location"), world.server.url() + "/ui/");
        else
            QCOMPARE(answer.header("Location"), recordedHeader("Location"));
        if (status != 200 || request["method"] == "POST")
            QVERIFY2(answer.body == response["body"] || response["body"] == "", answer.text.c_str());
    }

    void showsPagesToPeople()
    {
        RestWorld world;
        for (const char* path : {"/ui/", "/api-console/index.html"}) {
            const auto page = world.ask("GET", path, {}, {{"Accept", "text/html"}});
            QCOMPARE(page.status, 200);
            QVERIFY(page.header("Content-Type").starts_with("text/html"));
            QVERIFY(page.text.starts_with("<!DOCTYPE html>"));
        }
        QCOMPARE(world.get("/ui").header("Location"), world.server.url() + "/ui/");
        QCOMPARE(world.get("/ui/nope").status, 404);
    }

    void deliversTheSchemas()
    {
        RestWorld world;
        for (const char* name : {"app", "group", "pod"}) {
            QFile file(QStringLiteral(PACER_TESTS_DIR "/../resources/schemas/%1.json").arg(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(world.get(std::string("/v2/schemas/") + name).text, file.readAll().toStdString());
        }
        QCOMPARE(world.get("/v2/schemas/nope").status, 404);
        QCOMPARE(world.ask("DELETE", "/v2/schemas/app").status, 405);
    }

    void pausesAndResumesSlotUpdates()
    {
        RestWorld world;
        const auto put = [&](const char* cmd) {
            std::string body = R"({"id": "/a", "instances": 4, "cmd": "CMD",)"
                               R"( "upgradeStrategy": {"rolling": {"order": "start-first"}}})";
            body.replace(body.find("CMD"), 3, cmd);
            return world.ask("PUT", "/v2/apps/a", body).status;
        };
        QCOMPARE(put("one"), 201);
        world.engine.launchAll("h1");
        const auto app = world.get("/v2/apps/a").body["app"];
        QCOMPARE(app["upgradeStrategy"]["maximumOverCapacity"].get<double>(), 0.25);
        QCOMPARE(app["upgradeStrategy"]["rolling"]["failureAction"].get<std::string>(), std::string("pause"));
        QCOMPARE(put("two"), 200);

        const auto deployment = world.get("/v2/deployments").body.at(0);
        QCOMPARE(deployment["updateStatus"]["state"].get<std::string>(), std::string("UPDATING"));
        QCOMPARE(deployment["currentActions"].at(0)["progress"]["old"].get<int>(), 4);
        const std::string path = "/v2/deployments/" + deployment["id"].get<std::string>();
        QCOMPARE(world.ask("POST", path + "/resume").status, 422);
        QCOMPARE(world.ask("POST", path + "/pause").status, 202);
        const auto paused = world.get("/v2/deployments").body.at(0)["updateStatus"];
        QCOMPARE(paused["state"].get<std::string>(), std::string("PAUSED"));
        QCOMPARE(paused["pause"]["cause"].get<std::string>(), std::string("operator"));
        QCOMPARE(world.ask("POST", path + "/resume").status, 202);
        QCOMPARE(world.ask("POST", "/v2/deployments/nope/resume").status, 404);
    }

    void countsWhatIsThere()
    {
        RestWorld world;
        QCOMPARE(world.ask("POST", "/v2/apps", R"({"id": "/g/a", "cmd": "xy", "instances": 3})").status, 201);
        world.engine.launchAll("h1");
        const auto metrics = world.get("/metrics").body;
        const auto gauge = [&](const std::string& name) {
            return metrics["gauges"]["marathon." + name + ".gauge"]["value"].get<double>();
        };
        QCOMPARE(gauge("apps.active"), 1.0);
        QCOMPARE(gauge("groups.active"), 2.0);
        QCOMPARE(gauge("instances.running"), 3.0);
        QCOMPARE(gauge("instances.staged"), 0.0);
        QCOMPARE(metrics["counters"]["marathon.tasks.launched.counter"]["count"].get<int>(), 3);
        QCOMPARE(metrics["counters"]["marathon.deployments.counter"]["count"].get<int>(), 1);
        QCOMPARE(metrics["meters"]["marathon.http.responses.2xx.rate.meter"]["count"].get<int>(), 1);
        const auto text = world.get("/metrics/prometheus").text;
        QVERIFY(text.find("# TYPE marathon_apps_active_gauge gauge\nmarathon_apps_active_gauge 1\n\n")
                != std::string::npos);
        QVERIFY(
            text.find("# TYPE marathon_tasks_launched_counter counter\nmarathon_tasks_launched_counter 3\n")
            != std::string::npos);
    }

    void averagesOverMinutes()
    {
        const Meter::Time start{1000s};
        Meter meter(start);
        for (int i = 0; i < 50; ++i)
            meter.mark(start + 1s);
        QCOMPARE(meter.read(start + 4s).m1, 0.0);
        QCOMPARE(meter.read(start + 5s).m1, 10.0);
        QCOMPARE(meter.read(start + 5s).mean, 10.0);
        const auto later = meter.read(start + 65s);
        QVERIFY(later.m1 > 3.6 && later.m1 < 3.7); // 10/e after a minute of nothing
        QVERIFY(later.m15 > later.m5 && later.m5 > later.m1);
        QCOMPARE(later.count, std::uint64_t{50});
    }

    void turnsLoggers()
    {
        RestWorld world;
        QCOMPARE(world.get("/logging").body["pacer.rest"].get<std::string>(),
                 std::string("INFO (inherited)"));
        QCOMPARE(world.ask("POST", "/logging", R"({"logger": "pacer", "level": "WARN"})").text,
                 std::string(R"({"level":"warn","logger":"pacer"})"));
        const auto levels = world.get("/logging").body;
        QCOMPARE(levels["ROOT"].get<std::string>(), std::string("INFO"));
        QCOMPARE(levels["pacer"].get<std::string>(), std::string("WARN"));
        QCOMPARE(levels["pacer.rest"].get<std::string>(), std::string("WARN (inherited)"));
        QCOMPARE(world.ask("POST", "/logging", "{").status, 400);
    }

    void turnsLoggersBackInTime()
    {
        LogLevels levels;
        const Timestamp now{1h};
        QVERIFY(!levels.admits("pacer.rest.requests", LogLevel::Debug, now));
        levels.set("pacer.rest", LogLevel::Debug, 5s, now);
        levels.set("pacer.rest", LogLevel::Trace, 5s, now + 1s);
        QVERIFY(levels.admits("pacer.rest.requests", LogLevel::Debug, now + 2s));
        QCOMPARE(levels.all(now + 2s)["pacer.rest"], std::string("TRACE"));
        QVERIFY(!levels.admits("pacer.rest.requests", LogLevel::Debug, now + 6s));
        QCOMPARE(levels.all(now + 6s)["pacer.rest"], std::string("INFO (inherited)"));
    }

    void namesRequestsWhenAsked()
    {
        std::mutex mutex;
        std::vector<std::string> lines;
        ServerOptions options = RestWorld::anonymous();
        options.log = [&](const std::string& line) {
            const std::lock_guard lock(mutex);
            lines.push_back(line);
        };
        RestWorld world(nullptr, options);
        world.get("/ping");
        world.ask("POST", "/logging", R"({"logger": "pacer.rest.requests", "level": "debug"})");
        world.get("/v2/nope?x=1");
        const std::lock_guard lock(mutex);
        QCOMPARE(lines.size(), std::size_t{2});
        QVERIFY2(lines.back().starts_with("127.0.0.1 GET /v2/nope?x=1 404 "), lines.back().c_str());
    }

    void keepsOtherPagesOutUnlessTold()
    {
        const net::Headers foreign{{"Origin", "http://board.example"}};
        RestWorld closed;
        QCOMPARE(closed.ask("GET", "/v2/apps", {}, foreign).status, 403);
        QCOMPARE(closed.get("/v2/apps").header("Access-Control-Allow-Origin"), std::string());

        ServerOptions options;
        options.access.token = "abc";
        options.allowedOrigins = {"http://first.example", "http://board.example"};
        RestWorld open(nullptr, options);
        net::Headers headers = foreign;
        headers.emplace_back("Access-Control-Request-Headers", "authorization, x-a");
        const auto preflight = open.ask("OPTIONS", "/v2/apps", {}, headers);
        QCOMPARE(preflight.status, 200);
        QCOMPARE(preflight.header("Access-Control-Allow-Origin"), std::string("http://board.example"));
        QCOMPARE(preflight.header("Access-Control-Allow-Headers"), std::string("authorization,  x-a"));
        QCOMPARE(preflight.header("Access-Control-Allow-Methods"), std::string("GET, HEAD, OPTIONS"));
        QCOMPARE(preflight.header("Access-Control-Max-Age"), std::string("86400"));
        QCOMPARE(open.ask("GET", "/v2/apps", {}, foreign).status, 401);
        net::Headers known = foreign;
        known.emplace_back("Authorization", "Bearer abc");
        QCOMPARE(open.ask("GET", "/v2/apps", {}, known).status, 200);
        QCOMPARE(open.ask("DELETE", "/v2/apps/a", {}, known).status, 403);
        QCOMPARE(open.get("/ping").header("Access-Control-Allow-Origin"),
                 std::string("http://board.example"));
    }

    void packsForThoseWhoAsk()
    {
        RestWorld world;
        const std::string plain = world.get("/v2/schemas/app").text;
        const auto packed = world.ask("GET", "/v2/schemas/app", {}, {{"Accept-Encoding", "deflate, gzip"}});
        QCOMPARE(packed.header("Content-Encoding"), std::string("gzip"));
        QCOMPARE(packed.header("Vary"), std::string("Accept-Encoding, User-Agent"));
        QVERIFY(packed.text.size() < plain.size() / 2);
        QCOMPARE(unpacked(packed.text, plain.size() + 1), plain);
        for (const char* encoding : {"identity", "gzip;q=0", "deflate"}) {
            const auto answer = world.ask("GET", "/v2/schemas/app", {}, {{"Accept-Encoding", encoding}});
            QCOMPARE(answer.header("Content-Encoding"), std::string());
            QCOMPARE(answer.text, plain);
        }
        const auto small = world.ask("GET", "/ping", {}, {{"Accept-Encoding", "gzip"}});
        QCOMPARE(small.text, std::string("pong"));
    }

    void answersTheSameWithAndWithoutSlashes()
    {
        RestWorld world;
        QCOMPARE(world.ask("POST", "/v2/apps/", R"({"id": "/g/a", "cmd": "xy"})").status, 201);
        for (const char* path : {"/v2/apps/g/a", "/v2/apps//g/a", "/v2/apps/g//a/", "/v2/apps/", "/ping/",
                                 "/v2/apps//g/a/versions/"})
            QCOMPARE(world.get(path).status, 200);
        for (const char* path : {"//v2/apps", "/v2//apps", "/v2/info/x", "/ping/x", "/v2", "/v2/events/"})
            QCOMPARE(world.get(path).text, std::string(R"({"message":"URI not found"})"));
        const auto head = world.ask("HEAD", "/v2/apps/g/a");
        QCOMPARE(head.status, 200);
        QCOMPARE(head.text, std::string());
        QCOMPARE(head.header("Vary"), std::string());
        const auto options = world.ask("OPTIONS", "/v2/apps");
        QCOMPARE(options.status, 200);
        QCOMPARE(options.header("Allow"), std::string("GET, HEAD, PATCH, POST, PUT"));
        QCOMPARE(world.ask("PUT", "/v2/info").text, std::string(R"({"message":"Method Not Allowed"})"));
    }
};

QTEST_GUILESS_MAIN(EndpointsTest)
#include "endpoints_test.moc"
