// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/response_reader.h"

#include <QTest>

using namespace pacer;
using namespace pacer::net;

namespace {

/// What is read, written down in one line.
struct Heard {
    std::string text;
    ResponseReader reader{{[this](const Response& head) { text += '(' + std::to_string(head.status) + ' '; },
                           [this](std::string_view part) { text += part; }, [this] { text += ')'; }}};
};

constexpr std::string_view answers = "HTTP/1.1 100 Continue\r\n\r\n"
                                     "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"
                                     "HTTP/1.1 400 Bad Request\r\nContent-Length: 4\r\n\r\noops"
                                     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                     "3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n";

} // namespace

class ResponseReaderTest : public QObject {
    Q_OBJECT

private slots:
    void readsAnswersCutAnywhere()
    {
        for (std::size_t cut = 0; cut <= answers.size(); ++cut) {
            Heard heard;
            QVERIFY(heard.reader.feed(answers.substr(0, cut)));
            QVERIFY(heard.reader.feed(answers.substr(cut)));
            QCOMPARE(heard.text, std::string("(202 )(400 oops)(200 abcd)"));
            QVERIFY(heard.reader.finish());
        }
    }

    void readsByteByByte()
    {
        Heard heard;
        for (const char byte : answers)
            QVERIFY(heard.reader.feed({&byte, 1}));
        QCOMPARE(heard.text, std::string("(202 )(400 oops)(200 abcd)"));
    }

    void endsABodyWithTheConnection()
    {
        Heard heard;
        QVERIFY(heard.reader.feed("HTTP/1.0 200 OK\r\n\r\nabc"));
        QCOMPARE(heard.text, std::string("(200 abc"));
        QVERIFY(heard.reader.finish());
        QCOMPARE(heard.text, std::string("(200 abc)"));
    }

    void aCutAnswerIsAFault()
    {
        Heard heard;
        QVERIFY(heard.reader.feed("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"));
        QVERIFY(!heard.reader.finish());
    }

    void anAnnouncedLengthCostsNothing()
    {
        Heard heard;
        QVERIFY(heard.reader.feed("HTTP/1.1 200 OK\r\nContent-Length: 9000000000000000000\r\n\r\nabc"));
        QCOMPARE(heard.text, std::string("(200 abc"));
    }

    void refusesWhatIsNoHttp()
    {
        QVERIFY(!Heard().reader.feed("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
        QVERIFY(!Heard().reader.feed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"));
        QVERIFY(!Heard().reader.feed("HTTP/1.1 200 OK\r\nX: " + std::string(100'000, 'x')));
    }
};

QTEST_GUILESS_MAIN(ResponseReaderTest)
#include "response_reader_test.moc"
