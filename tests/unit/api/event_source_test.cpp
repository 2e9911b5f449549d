// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/event_source.h"
#include "core/api/reconnect_delay.h"
#include "tests/support/tiny_server.h"

#include <QDeadlineTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace pacer;
using namespace pacer::api;
using pacer::tests::TinyServer;

namespace {

ConnectionProfile profileOf(const TinyServer& server)
{
    ConnectionProfile profile;
    profile.url = server.url();
    return profile;
}

const QByteArray streamHead =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

} // namespace

class EventSourceTest : public QObject {
    Q_OBJECT
private slots:
    void opensAndReceives()
    {
        TinyServer server;
        server.reply = [](const QByteArray&) { return streamHead + "event: a\r\ndata: 1\r\n\r\n"; };
        EventSource source(profileOf(server));
        QSignalSpy opened(&source, &EventSource::opened);
        QSignalSpy received(&source, &EventSource::received);
        source.start();
        QTRY_COMPARE(received.size(), 1);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(received[0][0].value<StreamEvent>().data, QByteArray("1"));
        QVERIFY(server.heads.front().contains("\r\nAccept: text/event-stream\r\n")
                || server.heads.front().endsWith("\r\nAccept: text/event-stream"));
        server.sockets.front()->write("event: b\r\ndata: 2\r\n\r\n");
        QTRY_COMPARE(received.size(), 2);
    }

    void manyEventsLeaveRoomForOtherWork()
    {
        constexpr int many = 40;
        TinyServer server;
        server.reply = [](const QByteArray&) {
            QByteArray stream = streamHead;
            for (int number = 0; number < many; ++number)
                stream += "event: a\r\ndata: " + QByteArray::number(number) + "\r\n\r\n";
            return stream;
        };
        EventSource source(profileOf(server));
        QList<QByteArray> data;
        qsizetype heardInBetween = 0;
        connect(&source, &EventSource::received, this, [&](const StreamEvent& event) {
            if (data.isEmpty())
                QTimer::singleShot(0, this, [&] { heardInBetween = data.size(); });
            data << event.data;
            const QDeadlineTimer busy(1); // ms of work for each
            while (!busy.hasExpired()) {
            }
        });
        source.start();
        QTRY_COMPARE(data.size(), many);
        for (int number = 0; number < many; ++number)
            QCOMPARE(data[number], QByteArray::number(number));
        QVERIFY(heardInBetween > 0 && heardInBetween < many);
    }

    void comesBackAfterAnEnd()
    {
        TinyServer server;
        server.reply = [](const QByteArray&) { return streamHead; };
        EventSource source(profileOf(server));
        QSignalSpy opened(&source, &EventSource::opened);
        QSignalSpy lost(&source, &EventSource::lost);
        source.start();
        QTRY_COMPARE(opened.size(), 1);
        server.sockets.front()->disconnectFromHost();
        QTRY_COMPARE(lost.size(), 1);
        QTRY_COMPARE(opened.size(), 2);
    }

    void tellsWhyItWasRefused()
    {
        TinyServer server;
        server.reply = [](const QByteArray&) { return TinyServer::answer(401, R"({"message":"who?"})"); };
        EventSource source(profileOf(server));
        QSignalSpy lost(&source, &EventSource::lost);
        source.start();
        QTRY_COMPARE(lost.size(), 1);
        QCOMPARE(lost[0][0].value<Errors>().front().args.front(), std::string("401"));
    }

    void isSilentAfterStop()
    {
        TinyServer server;
        server.reply = [](const QByteArray&) { return streamHead; };
        EventSource source(profileOf(server));
        QSignalSpy opened(&source, &EventSource::opened);
        QSignalSpy lost(&source, &EventSource::lost);
        source.start();
        QTRY_COMPARE(opened.size(), 1);
        source.stop();
        QTRY_COMPARE(server.sockets.front()->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(lost.size(), 0);
    }

    void waitsLongerAfterEachFailure()
    {
        using std::chrono::milliseconds;
        QCOMPARE(reconnectDelay(1, 0), milliseconds(500));
        QCOMPARE(reconnectDelay(2, 0), milliseconds(1000));
        QCOMPARE(reconnectDelay(100, 0), milliseconds(10'000));
        QCOMPARE(reconnectDelay(2, 1), milliseconds(750));
    }
};

QTEST_GUILESS_MAIN(EventSourceTest)
#include "event_source_test.moc"
