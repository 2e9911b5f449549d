// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/qt_transport.h"
#include "tests/support/tiny_server.h"

#include <QTest>

#include <optional>

using namespace pacer;
using namespace pacer::api;
using pacer::tests::TinyServer;

namespace {

ConnectionProfile profileOf(const TinyServer& server)
{
    ConnectionProfile profile;
    profile.url = server.url();
    profile.token = QStringLiteral("secret");
    return profile;
}

HttpRequest get(const QString& path)
{
    HttpRequest request;
    request.path = path;
    return request;
}

} // namespace

class QtTransportTest : public QObject {
    Q_OBJECT
private slots:
    void sendsWhoAndWhat()
    {
        TinyServer server;
        server.reply = [](const QByteArray&) { return TinyServer::answer(409, "{}"); };
        QtTransport transport(profileOf(server));
        std::optional<Result<HttpResponse>> got;
        HttpRequest request = get(QStringLiteral("/v2/apps//shop/a b"));
        request.method = "PUT";
        request.body = "{}";
        request.query.addQueryItem(QStringLiteral("force"), QStringLiteral("true"));
        transport.send(request, this, [&](Result<HttpResponse> response) { got = std::move(response); });
        QVERIFY(!got);
        QTRY_VERIFY(got);
        QCOMPARE((*got)->status, 409);
        QCOMPARE((*got)->body, QByteArray("{}"));
        const QByteArray& head = server.heads.front();
        QVERIFY2(head.startsWith("PUT /v2/apps//shop/a%20b?force=true HTTP/1.1"), head);
        QVERIFY(head.contains("Authorization: Bearer secret"));
        QVERIFY(head.contains("Content-Type: application/json"));
    }

    void aServerThatIsNotThereIsUnreachable()
    {
        ConnectionProfile profile;
        {
            TinyServer gone;
            profile.url = gone.url();
        }
        QtTransport transport(profile);
        std::optional<Result<HttpResponse>> got;
        transport.send(get(QStringLiteral("/ping")), this,
                       [&](Result<HttpResponse> response) { got = std::move(response); });
        QTRY_VERIFY(got);
        QCOMPARE(got->error().front().code, ErrorCode::NetworkUnreachable);
    }

    void aSilentServerTimesOut()
    {
        TinyServer server;
        QtTransport transport(profileOf(server));
        std::optional<Result<HttpResponse>> got;
        HttpRequest request = get(QStringLiteral("/ping"));
        request.timeout = std::chrono::milliseconds(50);
        transport.send(request, this, [&](Result<HttpResponse> response) { got = std::move(response); });
        QTRY_VERIFY(got);
        QCOMPARE(got->error().front().code, ErrorCode::TimedOut);
    }

    void theTokenStaysWithItsServer()
    {
        TinyServer leader;
        leader.reply = [](const QByteArray&) { return TinyServer::answer(200, "led"); };
        TinyServer standby;
        standby.reply = [&](const QByteArray&) {
            return TinyServer::answer(307, "", "Location: " + leader.url().toEncoded() + "/x\r\n");
        };
        QtTransport transport(profileOf(standby));
        std::optional<Result<HttpResponse>> got;
        transport.send(get(QStringLiteral("/x")), this,
                       [&](Result<HttpResponse> response) { got = std::move(response); });
        QTRY_VERIFY(got);
        QCOMPARE((*got)->body, QByteArray("led"));
        QVERIFY(!leader.heads.front().contains("secret"));
    }

    void aReceiverThatIsGoneHearsNothing()
    {
        TinyServer server;
        QtTransport transport(profileOf(server));
        auto receiver = std::make_unique<QObject>();
        bool heard = false;
        transport.send(get(QStringLiteral("/slow")), receiver.get(),
                       [&](const Result<HttpResponse>&) { heard = true; });
        QTRY_VERIFY(!server.heads.empty());
        receiver.reset();
        QTRY_COMPARE(server.sockets.front()->state(), QAbstractSocket::UnconnectedState);
        QVERIFY(!heard);
    }

    void tooMuchIsRefused()
    {
        TinyServer server;
        server.reply = [](const QByteArray&) { return TinyServer::answer(200, QByteArray(2000, 'x')); };
        QtTransport transport(profileOf(server), 1000);
        std::optional<Result<HttpResponse>> got;
        transport.send(get(QStringLiteral("/big")), this,
                       [&](Result<HttpResponse> response) { got = std::move(response); });
        QTRY_VERIFY(got);
        QCOMPARE(got->error().front().code, ErrorCode::BodyTooLarge);
    }
};

QTEST_GUILESS_MAIN(QtTransportTest)
#include "qt_transport_test.moc"
