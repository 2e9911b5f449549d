// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_client.h"
#include "core/net/http_server.h"
#include "tests/support/raw_client.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <fstream>
#include <future>
#include <mutex>

using namespace pacer;
using namespace pacer::net;
using namespace std::chrono_literals;
using pacer::test::RawClient;

namespace {

/// Echoes method, target and body; some targets do something else.
class EchoServer {
public:
    explicit EchoServer(ServerLimits limits = {})
        : server(
            [&] {
                ServerOptions options;
                options.limits = limits;
                return options;
            }(),
            [this](Request request, Respond respond) { handle(std::move(request), std::move(respond)); })
    {
        started = server.start().has_value();
    }

    void handle(Request request, Respond respond)
    {
        ++requests;
        if (request.target == "/never") {
            const std::lock_guard lock(mutex);
            kept.push_back(respond);
        } else if (request.target == "/file") {
            respond.file(Response{200, {}, {}, {}}, file);
        } else if (request.target == "/422") {
            respond(Response{422, {}, {}, "{}"});
        } else if (request.target == "/big") {
            respond(Response{200, {}, {}, std::string(3'000'000, 'x')});
        } else if (request.target == "/stream") {
            StreamOptions options = streamOptions;
            options.closed = [this] { ++closed; };
            const std::lock_guard lock(mutex);
            stream = respond.stream(Response{200, {}, {{"Content-Type", "text/event-stream"}}, {}}, options);
        } else {
            respond(Response{200, {}, {}, request.method + ' ' + request.target + ' ' + request.body});
        }
    }

    std::shared_ptr<Stream> currentStream()
    {
        const std::lock_guard lock(mutex);
        return stream;
    }

    std::atomic<int> requests = 0;
    std::atomic<int> closed = 0;
    std::string file;
    StreamOptions streamOptions;
    std::mutex mutex;
    std::vector<Respond> kept;
    std::shared_ptr<Stream> stream;
    bool started = false;
    HttpServer server;
};

Result<Response> get(const std::string& url, const std::string& method = "GET", std::string body = {})
{
    HttpClient client;
    std::promise<Result<Response>> promise;
    ClientRequest request;
    request.method = method;
    request.url = url;
    request.body = std::move(body);
    request.timeout = 10s;
    client.send(request, [&](Result<Response> answer) { promise.set_value(std::move(answer)); });
    return promise.get_future().get();
}

std::string urlOf(const EchoServer& server, const std::string& target)
{
    return "http://127.0.0.1:" + std::to_string(server.server.port()) + target;
}

} // namespace

class HttpServerTest : public QObject {
    Q_OBJECT

private slots:
    void answersSeveralRequestsOnOneConnection()
    {
        EchoServer echo;
        QVERIFY(echo.started);
        RawClient client(echo.server.port());
        client.send(
            "GET /a HTTP/1.1\r\nHost: x\r\n\r\nPOST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi");
        QVERIFY(client.readUntil("GET /a ").starts_with("HTTP/1.1 200 OK\r\n"));
        QVERIFY(client.readUntil("POST /b hi").find("Content-Length: 10\r\n") != std::string::npos);
    }

    void leavesTheBodyOfHeadAway()
    {
        EchoServer echo;
        RawClient client(echo.server.port());
        client.send("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        const std::string answer = client.readAll();
        QVERIFY(answer.find("Content-Length: 8\r\n") != std::string::npos);
        QVERIFY(answer.ends_with("\r\n\r\n"));
    }

    void writesNoPhraseFor422()
    {
        EchoServer echo;
        RawClient client(echo.server.port());
        client.send("GET /422 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QVERIFY(client.readAll().starts_with("HTTP/1.1 422 \r\n"));
    }

    void asksForTheBodyWhenTheClientWaits()
    {
        EchoServer echo;
        RawClient client(echo.server.port());
        client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(client.readUntil("\r\n\r\n"), std::string("HTTP/1.1 100 Continue\r\n\r\n"));
        client.send("ok");
        QVERIFY(client.readUntil("POST /a ok").starts_with("HTTP/1.1 200"));
    }

    void refusesWhatCannotBeTrusted_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("length and chunks") << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
                                                         "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                                           << QByteArray("400");
        QTest::newRow("two lengths") << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
                                                   "Content-Length: 5\r\n\r\nabcd")
                                     << QByteArray("400");
        QTest::newRow("no http") << QByteArray("hello there\r\n\r\n") << QByteArray("400");
        QTest::newRow("long header") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\nX: ")
                                            + QByteArray(70'000, 'a') + "\r\n\r\n"
                                     << QByteArray("431");
        QTest::newRow("long body") << QByteArray(
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999999\r\n\r\n")
                                   << QByteArray("413");
        QTest::newRow("long chunks")
            << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n186a0\r\n")
                   + QByteArray(100'000, 'a') + "\r\n0\r\n\r\n"
            << QByteArray("413");
        QTest::newRow("strange expectation")
            << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nExpect: tea\r\n\r\n")
            << QByteArray("417");
    }
    void refusesWhatCannotBeTrusted()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, status);
        ServerLimits limits;
        limits.bodyBytes = 50'000;
        EchoServer echo(limits);
        RawClient client(echo.server.port());
        client.send(request.toStdString());
        const std::string answer = client.readAll();
        QVERIFY2(answer.starts_with("HTTP/1.1 " + status.toStdString()), answer.c_str());
        QVERIFY(answer.find("Connection: close") != std::string::npos);
        QCOMPARE(echo.requests.load(), 0);
    }

    void boundsAWholeMessageInTime()
    {
        ServerLimits limits;
        limits.message = 100ms;
        limits.idle = 100ms;
        EchoServer echo(limits);
        RawClient slow(echo.server.port());
        slow.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
        QVERIFY(slow.readAll().starts_with("HTTP/1.1 408"));
        RawClient silent(echo.server.port());
        QCOMPARE(silent.readAll(), std::string());
    }

    void boundsTheHandlerInTime()
    {
        ServerLimits limits;
        limits.answer = 50ms;
        EchoServer echo(limits);
        RawClient client(echo.server.port());
        client.send("GET /never HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(client.readAll().starts_with("HTTP/1.1 503"));
        echo.kept.front()(Response{200, {}, {}, "late"}); // comes too late, and is no error
    }

    void boundsTheNumberOfConnections()
    {
        ServerLimits limits;
        limits.connections = 2;
        EchoServer echo(limits);
        RawClient first(echo.server.port());
        RawClient second(echo.server.port());
        first.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
        second.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
        first.readUntil("GET /a ");
        second.readUntil("GET /a ");
        RawClient third(echo.server.port());
        QVERIFY(third.readAll().starts_with("HTTP/1.1 503"));
    }

    void sendsLongBodiesAndFilesWhole()
    {
        QTemporaryDir dir;
        EchoServer echo;
        echo.file = dir.filePath("big").toStdString();
        std::ofstream(echo.file) << std::string(1'000'000, 'f');
        const auto big = get(urlOf(echo, "/big"));
        QVERIFY(big.has_value());
        QCOMPARE(big->body.size(), std::size_t(3'000'000));
        const auto file = get(urlOf(echo, "/file"));
        QVERIFY(file.has_value());
        QCOMPARE(file->body, std::string(1'000'000, 'f'));
        echo.file = dir.path().toStdString(); // a folder
        QCOMPARE(get(urlOf(echo, "/file"))->status, 404);
    }

    void streamsToSeveralReadersAndNoticesTheirEnd()
    {
        EchoServer echo;
        echo.streamOptions.heartbeatInterval = 20ms;
        echo.streamOptions.heartbeat = "beat";
        RawClient client(echo.server.port());
        client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(client.readUntil("\r\n\r\n").find("Connection: close") != std::string::npos);
        QVERIFY(echo.currentStream()->send(std::make_shared<const std::string>("one")));
        QVERIFY(client.readUntil("one").ends_with("one"));
        QVERIFY(client.readUntil("beat").ends_with("beat"));
        client.close();
        QTRY_COMPARE(echo.closed.load(), 1);
        QVERIFY(!echo.currentStream()->send(std::make_shared<const std::string>("two")));
    }

    void cutsAReaderThatDoesNotRead()
    {
        EchoServer echo;
        echo.streamOptions.backlogBytes = 256 * 1024;
        RawClient client(echo.server.port(), 4096);
        client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
        client.readUntil("\r\n\r\n");
        const auto chunk = std::make_shared<const std::string>(std::string(64 * 1024, 's'));
        int sent = 0;
        while (echo.currentStream()->send(chunk) && sent < 100'000)
            ++sent;
        QVERIFY(sent < 100'000);
        QTRY_COMPARE(echo.closed.load(), 1);
    }

    void dropsInsteadOfCuttingWhenTold()
    {
        EchoServer echo;
        echo.streamOptions.backlogBytes = 10;
        echo.streamOptions.dropWhenFull = true;
        RawClient client(echo.server.port());
        client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
        client.readUntil("\r\n\r\n");
        QVERIFY(!echo.currentStream()->send(std::make_shared<const std::string>("far too long for it")));
        QVERIFY(echo.currentStream()->send(std::make_shared<const std::string>("fits")));
        QVERIFY(client.readUntil("fits").ends_with("fits"));
    }

    void stopsWithStreamsAndQuestionsOpen()
    {
        ServerLimits limits;
        limits.stopGrace = 50ms;
        EchoServer echo(limits);
        RawClient stream(echo.server.port());
        stream.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
        stream.readUntil("\r\n\r\n");
        RawClient waiting(echo.server.port());
        waiting.send("GET /never HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_COMPARE(echo.requests.load(), 2);
        echo.server.stop();
        QCOMPARE(echo.closed.load(), 1);
        QCOMPARE(stream.readAll(), std::string());
        echo.kept.front()(Response{});
        QVERIFY(!RawClient(echo.server.port()).connected());
    }

    void saysWhyItCannotListen()
    {
        EchoServer echo;
        ServerOptions options;
        options.port = echo.server.port();
        HttpServer second(options, [](const Request&, const Respond& respond) { respond(Response{}); });
        const auto started = second.start();
        QVERIFY(!started.has_value());
        QVERIFY(started.error().front().code == ErrorCode::NetworkUnreachable);
    }
};

QTEST_GUILESS_MAIN(HttpServerTest)
#include "http_server_test.moc"
