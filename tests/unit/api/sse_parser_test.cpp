// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/sse_parser.h"

#include <QFile>
#include <QTest>

using namespace pacer::api;

namespace {

std::vector<StreamEvent> parsed(const QByteArray& bytes, qsizetype chunk)
{
    SseParser parser;
    std::vector<StreamEvent> events;
    for (qsizetype at = 0; at < bytes.size(); at += chunk) {
        for (StreamEvent& event :
             parser.feed(QByteArrayView(bytes).sliced(at, std::min(chunk, bytes.size() - at))))
            events.push_back(std::move(event));
    }
    return events;
}

} // namespace

class SseParserTest : public QObject {
    Q_OBJECT
private slots:
    void acceptsEveryLineEnd_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("CR LF") << QByteArray("\r\n");
        QTest::newRow("LF") << QByteArray("\n");
        QTest::newRow("CR") << QByteArray("\r");
    }
    void acceptsEveryLineEnd()
    {
        QFETCH(QByteArray, end);
        const QByteArray text = "event: a" + end + "data: {\"x\":1}" + end + end + end + ": note" + end
                                + "event:b" + end + "data:1" + end + "data:2" + end + end;
        for (qsizetype chunk = 1; chunk <= text.size(); ++chunk) {
            const auto events = parsed(text, chunk);
            QCOMPARE(events.size(), std::size_t{2});
            QCOMPARE(events[0].type, QString("a"));
            QCOMPARE(events[0].data, QByteArray("{\"x\":1}"));
            QCOMPARE(events[1].type, QString("b"));
            QCOMPARE(events[1].data, QByteArray("1\n2"));
        }
    }

    void readsARecordedStreamInAnySplit()
    {
        QFile file(PACER_TESTS_DIR "/fixtures/marathon/events/stream.txt");
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("fixtures are not in this checkout");
        const QByteArray text = file.readAll();
        const auto whole = parsed(text, text.size());
        QVERIFY(!whole.empty());
        for (qsizetype chunk : {1, 7, 100}) {
            const auto split = parsed(text, chunk);
            QCOMPARE(split.size(), whole.size());
            for (std::size_t i = 0; i < whole.size(); ++i)
                QCOMPARE(split[i].data, whole[i].data);
        }
    }

    void anEventWithoutDataIsNone() { QVERIFY(parsed("event: a\n\n\n", 3).empty()); }

    void anUnfinishedEventIsNotGivenOut() { QVERIFY(parsed("event: a\ndata: 1\n", 4).empty()); }

    void noticesAnEndlessEvent()
    {
        SseParser parser(100);
        parser.feed("data: " + QByteArray(50, 'x'));
        QVERIFY(!parser.tooLarge());
        parser.feed(QByteArray(50, 'x'));
        QVERIFY(parser.tooLarge());
    }
};

QTEST_GUILESS_MAIN(SseParserTest)
#include "sse_parser_test.moc"
