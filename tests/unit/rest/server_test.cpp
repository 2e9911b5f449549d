// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/raw_client.h"
#include "tests/support/rest_world.h"

#include <QTest>

using namespace pacer;
using namespace std::chrono_literals;
using pacer::test::RawClient;
using pacer::test::RestWorld;

namespace {

std::string eventsRequest(const std::string& query = {}, const std::string& accept = "text/event-stream")
{
    return "GET /v2/events" + query + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\n\r\n";
}

} // namespace

class ServerTest : public QObject {
    Q_OBJECT

private slots:
    void putsTheHeadersOnEveryAnswer()
    {
        RestWorld world;
        for (const char* target : {"/ping", "/v2/info", "/v2/nope"}) {
            const auto answer = world.get(target);
            QCOMPARE(answer.header("X-Marathon-Leader"), world.server.url());
            QCOMPARE(answer.header("Cache-Control"), std::string("no-cache, no-store, must-revalidate"));
            QCOMPARE(answer.header("X-Frame-Options"), std::string("DENY"));
        }
    }

    void asksForTheToken()
    {
        rest::ServerOptions options;
        options.access.token = "abc";
        RestWorld world(nullptr, options);
        const auto refused = world.get("/v2/apps");
        QCOMPARE(refused.status, 401);
        QVERIFY(refused.header("WWW-Authenticate").starts_with("Basic"));
        QVERIFY(!refused.message().empty());
        QCOMPARE(world.ask("GET", "/v2/apps", {}, {{"Authorization", "Bearer abc"}}).status, 200);
        QCOMPARE(world.get("/ping").text, std::string("pong"));
        const auto foreign = world.ask("GET", "/ping", {}, {{"Origin", "http://evil.example"}});
        QCOMPARE(foreign.status, 403);
    }

    void saysPongInEveryType()
    {
        RestWorld world;
        const auto ping = [&](const char* accept) {
            return world.ask("GET", "/ping", {}, {{"Accept", accept}});
        };
        QCOMPARE(ping("*/*").header("Content-Type"), std::string("text/plain"));
        QCOMPARE(ping("application/json").text, std::string("\"pong\""));
        QCOMPARE(ping("text/html").header("Content-Type"), std::string("text/html"));
        QCOMPARE(ping("image/png").status, 204);
    }

    void tellsAboutItself()
    {
        RestWorld world;
        const auto info = world.get("/v2/info").body;
        QCOMPARE(info["name"].get<std::string>(), std::string("marathon"));
        QCOMPARE(info["version"].get<std::string>(), std::string("1.11.24"));
        QCOMPARE(info["frameworkId"].get<std::string>(), std::string("fw-1"));
        QCOMPARE(info["pacer"]["version"].get<std::string>(), std::string("0.1.0"));
        QCOMPARE("http://" + info["leader"].get<std::string>(), world.server.url());
        QVERIFY(world.get("/v2/leader").body["leader"] == info["leader"]);
        QCOMPARE(world.ask("DELETE", "/v2/leader").status, 405);
        QCOMPARE(world.get("/v2/plugins").text, std::string(R"({"plugins":[]})"));
        QCOMPARE(world.get("/v2/pods").text, std::string("[]"));
        QCOMPARE(world.get("/metrics").body["version"].get<std::string>(), std::string("4.0.0"));
        QCOMPARE(world.ask("HEAD", "/v2/pods").status, 200);
    }

    void abdicatesWhenItCan()
    {
        std::atomic<int> abdicated = 0;
        rest::ServerOptions options = RestWorld::anonymous();
        options.abdicate = [&] { ++abdicated; };
        RestWorld world(nullptr, options);
        QCOMPARE(world.ask("DELETE", "/v2/leader").text,
                 std::string(R"({"message":"Leadership abdicated","details":[]})"));
        QTRY_COMPARE(abdicated.load(), 1);
    }

    void streamsEvents()
    {
        RestWorld world;
        RawClient first(world.server.port());
        first.send(eventsRequest());
        const std::string head = first.readUntil("\r\n\r\n");
        QVERIFY(head.starts_with("HTTP/1.1 200"));
        QVERIFY(head.find("Content-Type: text/event-stream;charset=utf-8\r\n") != std::string::npos);
        QVERIFY(head.find("Transfer-Encoding") == std::string::npos);
        const std::string attached = first.readUntil("\r\n\r\n");
        QVERIFY(
            attached.starts_with("event: event_stream_attached\r\ndata: {\"remoteAddress\":\"127.0.0.1\","));

        RawClient second(world.server.port());
        second.send(eventsRequest("?event_type=deployment_info&plan-format=light"));
        QVERIFY(second.readUntil("\r\n\r\n").starts_with("HTTP/1.1 200"));
        QVERIFY(first.readUntil("\r\n\r\n").starts_with("event: event_stream_attached"));

        QCOMPARE(world.ask("POST", "/v2/apps", R"({"id": "/a", "cmd": "x1"})").status, 201);
        QVERIFY(second.readUntil("\r\n\r\n").starts_with("event: deployment_info\r\ndata: {"));
        const std::string post = first.readUntil("\"eventType\":\"api_post_event\"");
        QVERIFY2(post.find(R"("clientIp":"127.0.0.1","uri":"/v2/apps")") != std::string::npos, post.c_str());

        second.close();
        QVERIFY(first.readUntil("event: event_stream_detached\r\n").ends_with("event_stream_detached\r\n"));
    }

    void sendsHeartBeats()
    {
        rest::ServerOptions options = RestWorld::anonymous();
        options.events.heartbeat = 20ms;
        RestWorld world(nullptr, options);
        RawClient client(world.server.port());
        client.send(eventsRequest("?event_type=nothing"));
        client.readUntil("\r\n\r\n");
        QCOMPARE(client.readUntil("\r\n"), std::string("\r\n"));
    }

    void wantsTheExactAcceptHeader()
    {
        RestWorld world;
        for (const char* accept : {"*/*", "text/event-stream, application/json"}) {
            RawClient client(world.server.port());
            client.send(eventsRequest({}, accept));
            QVERIFY(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 405"));
        }
        QCOMPARE(world.ask("HEAD", "/v2/events").status, 200);
        QCOMPARE(world.get("/v2/events/").status, 404);
    }

    void cutsAReaderThatDoesNotRead()
    {
        rest::ServerOptions options = RestWorld::anonymous();
        options.events.backlogBytes = 64 * 1024;
        RestWorld world(nullptr, options);
        RawClient lazy(world.server.port(), 4096);
        lazy.send(eventsRequest());
        lazy.readUntil("\r\n\r\n");
        RawClient witness(world.server.port());
        witness.send(eventsRequest("?event_type=event_stream_detached"));
        witness.readUntil("\r\n\r\n");
        ApiEvent large{{}, GroupChangeEvent{PathId{}, {}, std::string(16 * 1024, 'x')}};
        for (int i = 0; i < 2000; ++i)
            world.server.publish(large);
        QVERIFY(witness.readUntil("event: event_stream_detached\r\n").ends_with("event_stream_detached\r\n"));
    }
};

QTEST_GUILESS_MAIN(ServerTest)
#include "server_test.moc"
