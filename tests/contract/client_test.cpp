// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/event_source.h"
#include "core/api/qt_transport.h"
#include "core/api/sse_parser.h"
#include "core/wire/event_json.h"
#include "core/wire/json_text.h"
#include "tests/contract/client_bodies.h"
#include "tests/support/tiny_server.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <random>

using namespace pacer;
using namespace pacer::api;
using pacer::test::RecordedAnswer;
using pacer::test::RecordedStream;
using pacer::tests::TinyServer;

namespace {

bool same(const std::vector<StreamEvent>& events, const std::vector<StreamEvent>& others)
{
    return std::ranges::equal(events, others, [](const StreamEvent& a, const StreamEvent& b) {
        return a.type == b.type && a.data == b.data;
    });
}

using Engine = std::mt19937;

/// A length between 1 and `longest`, short ones as likely as long ones.
qsizetype pieceLength(Engine& chance, int longest)
{
    const int bound = std::uniform_int_distribution(1, longest)(chance);
    return std::uniform_int_distribution(1, bound)(chance);
}

std::vector<QByteArray> cut(const QByteArray& bytes, Engine& chance, int longest)
{
    std::vector<QByteArray> pieces;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = pieceLength(chance, longest);
        pieces.push_back(bytes.mid(at, length));
        at += length;
    }
    return pieces;
}

/// The body in chunks of any size, whose borders fall anywhere: inside words, characters and line ends.
QByteArray chunked(const QByteArray& body, Engine& chance)
{
    QByteArray text;
    for (const QByteArray& piece : cut(body, chance, 700))
        text += QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
    return text + "0\r\n\r\n";
}

std::vector<StreamEvent> eventsOf(const QByteArray& bytes)
{
    return SseParser().feed(bytes);
}

/// Writes `bytes` in pieces of any size, each on a turn of the event loop of its own.
void drip(QTcpSocket* socket, const QByteArray& bytes, quint32 seed)
{
    Engine chance(seed);
    for (const QByteArray& piece : cut(bytes, chance, 4000))
        QMetaObject::invokeMethod(
            socket,
            [socket, piece] {
                socket->write(piece);
                socket->flush();
            },
            Qt::QueuedConnection);
}

} // namespace

/// What servers of every age were heard to say, read by the console's client.
class ClientTest : public QObject {
    Q_OBJECT

private slots:
    void readsEveryAnswer()
    {
        const std::vector<RecordedAnswer>& answers = test::recordedAnswers();
        QVERIFY(answers.size() > 1000);
        QStringList losses;
        for (const RecordedAnswer& answer : answers) {
            if (const QString loss = test::lossOf(answer); !loss.isEmpty())
                losses << answer.name + ": " + loss;
        }
        QVERIFY2(losses.isEmpty(), qPrintable(losses.join('\n')));
    }

    void readsEveryEvent()
    {
        QStringList strange;
        std::size_t count = 0;
        for (const RecordedStream& stream : test::recordedStreams()) {
            for (const StreamEvent& event : eventsOf(stream.bytes)) {
                ++count;
                const auto json = wire::parseJson(event.data.toStdString());
                const auto read = json ? wire::readEvent(*json) : Result<ApiEvent>(tl::unexpect, Errors{});
                if (!read || wire::eventType(read->body) != event.type.toStdString())
                    strange << stream.name + ' ' + event.type + ' ' + QString::fromUtf8(event.data.left(200));
            }
        }
        QVERIFY(count > 5000);
        QVERIFY2(strange.isEmpty(), qPrintable(strange.join('\n')));
    }

    void findsTheSameEventsHoweverTheBytesAreCut()
    {
        for (const RecordedStream& stream : test::recordedStreams()) {
            const std::vector<StreamEvent> whole = eventsOf(stream.bytes);
            for (const int longest : {1, 3, 50, 5000}) {
                if (longest == 1 && stream.bytes.size() > 20'000)
                    continue;
                Engine chance(static_cast<quint32>(longest));
                SseParser parser;
                std::vector<StreamEvent> events;
                for (const QByteArray& piece : cut(stream.bytes, chance, longest)) {
                    for (StreamEvent& event : parser.feed(piece))
                        events.push_back(std::move(event));
                }
                QVERIFY2(same(events, whole), qPrintable(stream.name));
            }
        }
    }

    void readsBodiesInChunksOfAnySize()
    {
        TinyServer server;
        QByteArray sending;
        server.reply = [&](const QByteArray&) { return sending; };
        ConnectionProfile profile;
        profile.url = server.url();
        QtTransport transport(profile);
        Engine chance(7);
        const std::vector<RecordedAnswer>& answers = test::recordedAnswers();
        for (std::size_t i = 0; i < answers.size(); i += 20) {
            const RecordedAnswer& answer = answers[i];
            if (answer.status < 200 || answer.status == 204 || (answer.status >= 300 && answer.status < 400))
                continue;
            sending = "HTTP/1.1 " + QByteArray::number(answer.status)
                      + " X\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(answer.body, chance);
            std::optional<Result<HttpResponse>> got;
            transport.send({}, this, [&](Result<HttpResponse> response) { got = std::move(response); });
            QTRY_VERIFY(got);
            QVERIFY2(got->has_value(), qPrintable(answer.name));
            QVERIFY2((*got)->body == answer.body, qPrintable(answer.name));
            QCOMPARE((*got)->status, answer.status);
        }
    }

    void followsStreamsHoweverTheyArrive_data()
    {
        QTest::addColumn<bool>("inChunks");
        QTest::newRow("plain") << false;
        QTest::newRow("behind a proxy that sends chunks") << true;
    }
    void followsStreamsHoweverTheyArrive()
    {
        QFETCH(bool, inChunks);
        quint32 seed = 1;
        for (const RecordedStream& stream : test::recordedStreams()) {
            if (stream.bytes.size() > 30'000)
                continue;
            TinyServer server;
            ConnectionProfile profile;
            profile.url = server.url();
            EventSource source(profile);
            std::vector<StreamEvent> events;
            connect(&source, &EventSource::received, this,
                    [&](const StreamEvent& event) { events.push_back(event); });
            source.start();
            QTRY_VERIFY(!server.heads.empty());
            Engine chance(++seed);
            const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream;charset=utf-8\r\n";
            const QByteArray rest = inChunks
                                        ? "Transfer-Encoding: chunked\r\n\r\n" + chunked(stream.bytes, chance)
                                        : "Connection: close\r\n\r\n" + stream.bytes;
            drip(server.sockets.back(), head + rest, seed);
            const std::vector<StreamEvent> whole = eventsOf(stream.bytes);
            QTRY_VERIFY2(events.size() >= whole.size(), qPrintable(stream.name));
            QVERIFY2(same(events, whole), qPrintable(stream.name));
        }
    }
};

QTEST_GUILESS_MAIN(ClientTest)
#include "client_test.moc"
