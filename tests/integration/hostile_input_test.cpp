// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/hostile_bodies.h"
#include "tests/integration/many_readers.h"
#include "tests/support/raw_client.h"
#include "tests/support/rest_world.h"

#include <QTest>

#include <sys/wait.h>

#include <array>

using namespace pacer;
using namespace std::chrono_literals;
using pacer::test::ManyReaders;
using pacer::test::RawClient;
using pacer::test::RestWorld;

namespace {

std::string post(const std::string& body, const std::string& type = "application/json")
{
    return "POST /v2/apps HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
           + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// Deadlines that a test can wait for.
rest::ServerOptions impatient()
{
    rest::ServerOptions options = RestWorld::anonymous();
    options.limits.message = 400ms;
    options.limits.idle = 400ms;
    return options;
}

/// The scheduler's own work: a deployment from its request to its end.
bool deploys(RestWorld& world, const std::string& id)
{
    const auto made =
        world.ask("POST", "/v2/apps", "{\"id\": \"" + id + "\", \"cmd\": \"sleep 9\", \"instances\": 3}");
    if (made.status != 201)
        return false;
    world.engine.launchAll("h1");
    const auto app = world.get("/v2/apps/" + id).body["app"];
    return app["tasksRunning"] == 3 && app["deployments"].empty()
           && world.get("/v2/deployments").text == "[]";
}

/// Holds `count` silent connections in a process of its own, because each end needs a file. Says how
/// many it got, and how many of them were ended by the server.
class IdleProcess {
public:
    IdleProcess(std::uint16_t port, int count)
    {
        if (::pipe(m_told.data()) != 0)
            return;
        m_child = ::fork();
        if (m_child == 0)
            hold(port, count);
        ::close(m_told[1]);
    }
    IdleProcess(const IdleProcess&) = delete;
    IdleProcess& operator=(const IdleProcess&) = delete;
    ~IdleProcess()
    {
        ::close(m_told[0]);
        if (m_child > 0)
            ::waitpid(m_child, nullptr, 0);
    }

    /// How many connections stand; afterwards, how many of them the server has ended.
    int next() const
    {
        int number = -1;
        return ::read(m_told[0], &number, sizeof number) == sizeof number ? number : -1;
    }

private:
    /// In the child: nothing but system calls.
    [[noreturn]] void hold(std::uint16_t port, int count) const
    {
        static std::array<int, 20'000> sockets;
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        int open = 0;
        for (int i = 0; i < count; ++i) {
            const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
            if (socket < 0
                || ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
                break;
            sockets[static_cast<std::size_t>(open++)] = socket;
        }
        [[maybe_unused]] auto done = ::write(m_told[1], &open, sizeof open);
        int ended = 0;
        for (int i = 0; i < open; ++i) {
            char byte = 0;
            ended += ::recv(sockets[static_cast<std::size_t>(i)], &byte, 1, 0) == 0 ? 1 : 0;
        }
        done = ::write(m_told[1], &ended, sizeof ended);
        ::_exit(0);
    }

    std::array<int, 2> m_told{-1, -1};
    pid_t m_child = -1;
};

} // namespace

/// What nobody should send, over real sockets: it is refused with the documented error or cut at the
/// deadline, and the scheduler's own work goes on.
class HostileInputTest : public QObject {
    Q_OBJECT

private slots:
    void endsSlowRequestsAtTheDeadline_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("slow head") << QByteArray("GET /v2/apps HTTP/1.1\r\nHost: loc");
        QTest::newRow("slow body") << QByteArray(
            "POST /v2/apps HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n{\"id\": ");
        QTest::newRow("slow chunks") << QByteArray(
            "POST /v2/apps HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"id");
    }
    void endsSlowRequestsAtTheDeadline()
    {
        QFETCH(QByteArray, begin);
        RestWorld world(nullptr, impatient());
        const auto since = std::chrono::steady_clock::now();
        ManyReaders slow(world.server.port(), 200, begin.toStdString());
        QVERIFY(deploys(world, "/work"));
        QVERIFY(slow.readUntil([&] { return std::ranges::all_of(slow.closed, std::identity{}); }));
        for (const std::string& answer : slow.received)
            QVERIFY2(answer.starts_with("HTTP/1.1 408 "), answer.c_str());
        QVERIFY(std::chrono::steady_clock::now() - since >= 400ms);
    }

    void isNotHeldUpByBytesThatTrickle()
    {
        RestWorld world(nullptr, impatient());
        RawClient client(world.server.port());
        client.send("GET /v2/apps HTTP/1.1\r\n");
        const auto since = std::chrono::steady_clock::now();
        int sent = 0;
        while (std::chrono::steady_clock::now() - since < 300ms && ++sent < 2000)
            client.send("X-" + std::to_string(sent) + ": a\r\n"); // never done, but always busy
        const std::string answer = client.readAll();
        QVERIFY2(answer.starts_with("HTTP/1.1 408 ") || answer.starts_with("HTTP/1.1 431 "), answer.c_str());
        QVERIFY(deploys(world, "/work"));
    }

    void refusesAHundredMegabytes()
    {
        RestWorld world;
        RawClient announced(world.server.port());
        announced.send("POST /v2/apps HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                       "Content-Length: 104857600\r\n\r\n{");
        QVERIFY(announced.readUntil("\r\n\r\n").starts_with("HTTP/1.1 413 "));

        RawClient chunked(world.server.port());
        chunked.send("POST /v2/apps HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        const std::string chunk = "100000\r\n" + std::string(1024 * 1024, '[') + "\r\n";
        for (int i = 0; i < 100; ++i)
            chunked.send(chunk); // fails silently once the server has had enough
        const std::string answer = chunked.readAll();
        QVERIFY2(answer.empty() || answer.starts_with("HTTP/1.1 413 "), answer.c_str());
        QVERIFY(deploys(world, "/work"));
    }

    void judgesBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        for (const test::HostileBody& each : test::hostileBodies())
            QTest::newRow(each.name) << each.body << each.status;
    }
    void judgesBodies()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        RestWorld world;
        RawClient client(world.server.port());
        client.send(post(body.toStdString()));
        const std::string answer = client.readAll();
        QVERIFY2(answer.starts_with("HTTP/1.1 " + std::to_string(status) + ' '),
                 answer.substr(0, 400).c_str());
        if (status >= 400)
            QVERIFY(answer.find("\"message\":") != std::string::npos);
        QVERIFY(deploys(world, "/work"));
    }

    void takesTheLastOfEqualKeys()
    {
        RestWorld world;
        const std::string body =
            R"({"id": "/first", "cmd": "one", "instances": 1, "id": "/a", "cmd": "two", "instances": 0})";
        QCOMPARE(world.ask("POST", "/v2/apps", body).status, 201);
        QCOMPARE(world.get("/v2/apps/a").body["app"]["cmd"].get<std::string>(), std::string("two"));
        QCOMPARE(world.get("/v2/apps/first").status, 404);
    }

    void judgesRequests_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("status");
        const QByteArray head = "POST /v2/apps HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        const auto typed = [&](const char* type) {
            return QByteArray::fromStdString(post(R"({"id": "/a", "cmd": "xy"})", type));
        };
        QTest::newRow("text/xml") << typed("text/xml") << QByteArray("415");
        QTest::newRow("form") << typed("application/x-www-form-urlencoded") << QByteArray("415");
        QTest::newRow("empty type") << typed("") << QByteArray("415");
        QTest::newRow("length and chunks")
            << head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            << QByteArray("400");
        QTest::newRow("two lengths") << head + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd"
                                     << QByteArray("400");
        QTest::newRow("negative length") << head + "Content-Length: -1\r\n\r\n" << QByteArray("400");
        QTest::newRow("length beyond counting") << head + "Content-Length: 99999999999999999999999\r\n\r\n"
                                                << QByteArray("400");
        QTest::newRow("chunk beyond counting")
            << head + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n"
            << QByteArray("400");
        QTest::newRow("no chunk") << head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" << QByteArray("400");
        QTest::newRow("no version") << QByteArray("GET /v2/apps\r\n\r\n") << QByteArray("400");
        QTest::newRow("a header without end")
            << "GET / HTTP/1.1\r\nX: " + QByteArray(100'000, 'a') << QByteArray("431");
        QTest::newRow("many headers")
            << "GET / HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(20'000) << QByteArray("431");
        QTest::newRow("two hosts") << QByteArray("GET /v2/apps HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n"
                                                 "Connection: close\r\n\r\n")
                                   << QByteArray("403");
        QTest::newRow("no host") << QByteArray("GET /v2/apps HTTP/1.0\r\n\r\n") << QByteArray("403");
        QTest::newRow("half an escape")
            << QByteArray("GET /v2/apps/%4 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            << QByteArray("404");
        QTest::newRow("an escaped zero")
            << QByteArray("GET /v2/apps/a%00b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            << QByteArray("404");
        QTest::newRow("way up") << QByteArray(
            "GET /v2/apps/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                << QByteArray("404");
        QTest::newRow("unheard-of method")
            << QByteArray("BREW /v2/apps HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            << QByteArray("405");
    }
    void judgesRequests()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, status);
        RestWorld world;
        RawClient client(world.server.port());
        client.send(request.toStdString());
        const std::string answer = client.readAll();
        QVERIFY2(answer.starts_with("HTTP/1.1 " + status.toStdString()), answer.substr(0, 400).c_str());
        QCOMPARE(world.get("/v2/apps").text, std::string(R"({"apps":[]})"));
        QVERIFY(deploys(world, "/work"));
    }

    void carriesTenThousandIdleConnections()
    {
        constexpr int idle = 10'000;
        if (!test::allowFiles(idle + 1000))
            QSKIP("the system does not let us open so many files");
        rest::ServerOptions options = RestWorld::anonymous();
        options.limits.connections = idle + 100;
        options.limits.idle = 5s;
        RestWorld world(nullptr, options);
        const IdleProcess others(world.server.port(), idle);
        QCOMPARE(others.next(), idle);
        QVERIFY(deploys(world, "/work"));
        QCOMPARE(world.get("/ping").text, std::string("pong"));
        QCOMPARE(others.next(), idle); // each was ended at its deadline
        QVERIFY(deploys(world, "/after"));
    }

    void turnsAwayWhoIsTooMany()
    {
        rest::ServerOptions options = RestWorld::anonymous();
        options.limits.connections = 50;
        RestWorld world(nullptr, options);
        ManyReaders many(world.server.port(), 90,
                         "GET /v2/events HTTP/1.1\r\nHost: localhost\r\n"
                         "Accept: text/event-stream\r\n\r\n");
        QVERIFY(many.readUntil([&] {
            return std::ranges::count_if(
                       many.received,
                       [](const std::string& answer) { return answer.starts_with("HTTP/1.1 503 "); })
                   == 40;
        }));
    }
};

QTEST_GUILESS_MAIN(HostileInputTest)
#include "hostile_input_test.moc"
