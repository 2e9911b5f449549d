// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/many_readers.h"
#include "tests/integration/strict_stream.h"
#include "tests/support/fixture.h"
#include "tests/support/raw_client.h"
#include "tests/support/rest_world.h"

#include <QDir>
#include <QTest>

#include <fstream>
#include <set>

using namespace pacer;
using namespace std::chrono_literals;
using pacer::test::ManyReaders;
using pacer::test::RawClient;
using pacer::test::RestWorld;
using pacer::test::StrictStream;

namespace {

std::string request(const std::string& query = {})
{
    return "GET /v2/events" + query + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
}

/// A reader of the stream that has read the head already.
class Reader {
public:
    Reader(RestWorld& world, const std::string& query, int receiveBuffer = 0)
        : m_client(world.server.port(), receiveBuffer)
    {
        m_client.send(request(query));
        head = m_client.readUntil("\r\n\r\n");
    }

    /// Reads to the end of an event of this type.
    void readTo(const std::string& type)
    {
        stream.feed(m_client.readUntil("event: " + type + "\r\n"));
        stream.feed(m_client.readUntil("\r\n\r\n"));
    }
    void readHeartBeat() { stream.feed(m_client.readUntil("\r\n")); }
    void readToEnd() { stream.feed(m_client.readAll()); }
    std::vector<std::string> types() const
    {
        std::vector<std::string> names;
        for (const auto& event : stream.events)
            names.push_back(event.type);
        return names;
    }

    std::string head;
    StrictStream stream;

private:
    RawClient m_client;
};

std::vector<std::string> keysOf(const wire::Json& object)
{
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.push_back(key);
    return keys;
}

/// By event type: the orders of keys that a recorded server wrote.
std::map<std::string, std::set<std::vector<std::string>>> recordedKeys()
{
    std::map<std::string, std::set<std::vector<std::string>>> keys;
    const QDir folder(QStringLiteral(PACER_TESTS_DIR "/fixtures/marathon/recorded-stories"));
    for (const QString& file : folder.entryList({"01*.json", "02*.json", "11*.json", "12*.json"})) {
        const auto story = tests::fixture("fixtures/marathon/recorded-stories/" + file.toStdString());
        std::map<std::string, StrictStream> streams;
        for (const wire::Json& entry : story) {
            if (entry["kind"] == "sse")
                streams[entry["stream"].get<std::string>()].feed(entry["raw"].get<std::string>());
        }
        for (const auto& [name, stream] : streams) {
            for (const auto& event : stream.events)
                keys[event.type].insert(keysOf(event.data));
        }
    }
    return keys;
}

long residentKilobytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:"))
            return std::stol(line.substr(6));
    }
    return 0;
}

ApiEvent eventOf(const std::string& text)
{
    return {Timestamp{1h}, GroupChangeEvent{PathId::absolute("/g"), Timestamp{1h}, text}};
}

} // namespace

/// GET /v2/events over real sockets, read by somebody who forgives nothing.
class EventStreamTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(test::allowFiles(4096)); }

    void readsWhatARecordedServerSent()
    {
        const auto story = tests::fixture("fixtures/marathon/recorded-stories/11-event-stream.json");
        std::map<std::string, StrictStream> streams;
        for (const wire::Json& entry : story) {
            if (entry["kind"] == "sse")
                streams[entry["stream"].get<std::string>()].feed(entry["raw"].get<std::string>());
        }
        QVERIFY(streams.size() >= 5);
        for (const auto& [name, stream] : streams)
            QVERIFY2(stream.fault.empty(), (name + ": " + stream.fault).c_str());
        QVERIFY(streams["main"].heartBeats > 0);
    }

    void framesEveryEventAsRecorded()
    {
        RestWorld world;
        Reader all(world, "?plan-format=light");
        QVERIFY(all.head.starts_with("HTTP/1.1 200 OK\r\n"));
        QVERIFY(all.head.find("Connection: close\r\n") != std::string::npos);
        QVERIFY(all.head.find("Content-Encoding") == std::string::npos);
        QCOMPARE(world.ask("POST", "/v2/apps", R"({"id": "/a", "cmd": "sleep 9", "instances": 2})").status,
                 201);
        world.engine.launchAll("h1");
        all.readTo("deployment_success");
        QCOMPARE(world.ask("DELETE", "/v2/apps/a").status, 200);
        world.engine.finishKills();
        all.readTo("deployment_success");
        QVERIFY2(all.stream.fault.empty(), all.stream.fault.c_str());
        const auto known = recordedKeys();
        for (const auto& event : all.stream.events) {
            const auto keys = known.find(event.type);
            QVERIFY2(keys != known.end(), event.type.c_str());
            if (event.type != "api_post_event") // its app is as the user wrote it
                QVERIFY2(keys->second.contains(keysOf(event.data)), wire::jsonText(event.data).c_str());
        }
        const auto types = all.types();
        for (const char* type : {"event_stream_attached", "api_post_event", "group_change_success",
                                 "deployment_info", "instance_changed_event", "status_update_event",
                                 "deployment_step_success", "app_terminated_event"})
            QVERIFY2(std::ranges::count(types, type) > 0, type);
    }

    void sendsOnlyWhatWasAskedFor()
    {
        rest::ServerOptions options = RestWorld::anonymous();
        options.events.heartbeat = 20ms;
        RestWorld world(nullptr, options);
        Reader some(world, "?event_type=deployment_info&event_type=deployment_success");
        Reader nothing(world, "?event_type=no_such_event");
        Reader light(world, "?plan-format=light&event_type=group_change_success");
        QCOMPARE(world.ask("POST", "/v2/apps", R"({"id": "/a", "cmd": "sleep 9"})").status, 201);
        world.engine.launchAll("h1");
        some.readTo("deployment_success");
        const auto types = some.types();
        QCOMPARE(types.front(), std::string("deployment_info"));
        for (const std::string& type : types)
            QVERIFY(type == "deployment_info" || type == "deployment_success");
        light.readTo("group_change_success");
        for (int i = 0; i < 5; ++i)
            nothing.readHeartBeat();
        QVERIFY(nothing.stream.heartBeats >= 5);
        QVERIFY(nothing.stream.events.empty());
        for (const Reader* reader : {&some, &nothing, &light})
            QVERIFY2(reader->stream.fault.empty(), reader->stream.fault.c_str());
    }

    void beatsEveryTenSecondsUnlessTold()
    {
        QVERIFY(rest::EventStream::Options{}.heartbeat == 10s);
        rest::ServerOptions options = RestWorld::anonymous();
        options.events.heartbeat = 100ms;
        RestWorld world(nullptr, options);
        Reader reader(world, "?event_type=no_such_event");
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; i < 4; ++i)
            reader.readHeartBeat();
        QVERIFY(std::chrono::steady_clock::now() - begin > 250ms);
        QCOMPARE(reader.stream.heartBeats, 4);
    }

    void endsSlowReadersWithoutKeepingWhatTheyMiss()
    {
        rest::ServerOptions options = RestWorld::anonymous();
        options.events.backlogBytes = 256 * 1024;
        RestWorld world(nullptr, options);
        Reader witness(world, "?event_type=event_stream_detached");
        Reader lazy(world, {}, 4096);
        const long before = residentKilobytes();
        const std::string text(64 * 1024, 'x');
        for (int i = 0; i < 4000; ++i) // 250 MB
            world.server.publish(eventOf(text));
        witness.readTo("event_stream_detached");
        QVERIFY(residentKilobytes() - before < 64 * 1024);
        lazy.readToEnd(); // what was on its way, then the end
        QVERIFY2(lazy.stream.fault.empty(), lazy.stream.fault.c_str());
        QVERIFY(lazy.stream.events.size() < 1000);
        QCOMPARE(world.get("/ping").status, 200);
    }

    void dropsEventsOfSlowReadersLikeTheReference()
    {
        rest::ServerOptions options = RestWorld::anonymous();
        options.events.backlogBytes = 256 * 1024;
        options.events.slowReaderCloses = false;
        RestWorld world(nullptr, options);
        Reader lazy(world, "?event_type=group_change_failed&event_type=event_stream_attached", 4096);
        constexpr std::size_t sent = 300; // 20 MB: far more than sockets hold
        const std::string text(64 * 1024, 'x');
        for (std::size_t i = 0; i < sent; ++i)
            world.server.publish(eventOf(text));
        const Reader another(world, {});
        // It goes on reading: the drops are silent, what comes is whole.
        lazy.readTo("event_stream_attached");
        lazy.readTo("group_change_failed");
        QVERIFY2(lazy.stream.fault.empty(), lazy.stream.fault.c_str());
        QVERIFY(lazy.stream.events.size() < sent);
    }

    void servesAThousandAtOnce()
    {
        constexpr std::size_t readers = 1000;
        constexpr std::size_t events = 100;
        rest::ServerOptions options = RestWorld::anonymous();
        options.limits.connections = readers + 100;
        RestWorld world(nullptr, options);
        ManyReaders many(world.server.port(), readers,
                         request("?event_type=group_change_failed&event_type=deployment_success"));
        QCOMPARE(many.refused, 0);
        QVERIFY(many.readUntil([&] {
            return std::ranges::all_of(many.received, [](const std::string& text) {
                return text.find("\r\n\r\n") != std::string::npos;
            });
        }));
        for (std::size_t i = 0; i < events; ++i)
            world.server.publish(eventOf("number " + std::to_string(i)));
        // The scheduler goes on meanwhile.
        QCOMPARE(world.ask("POST", "/v2/apps", R"({"id": "/a", "cmd": "sleep 9"})").status, 201);
        world.engine.launchAll("h1");
        QVERIFY(many.readUntil([&] {
            return std::ranges::all_of(many.received, [](const std::string& text) {
                return text.find("event: deployment_success\r\n") != std::string::npos
                       && text.ends_with("\r\n\r\n");
            });
        }));
        for (const std::string& text : many.received) {
            StrictStream stream;
            stream.feed(std::string_view(text).substr(text.find("\r\n\r\n") + 4));
            QVERIFY2(stream.fault.empty(), stream.fault.c_str());
            QVERIFY(stream.events.size() == events + 1);
            for (std::size_t i = 0; i < events; ++i)
                QVERIFY(stream.events[i].data["reason"] == "number " + std::to_string(i));
        }
    }
};

QTEST_GUILESS_MAIN(EventStreamTest)
#include "event_stream_test.moc"
