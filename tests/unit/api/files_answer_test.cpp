// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/files_answer.h"

#include <QTest>

using namespace pacer;
using namespace pacer::api;

class FilesAnswerTest : public QObject {
    Q_OBJECT
private slots:
    void givesBackEveryByte_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<qint64>("offset");
        QTest::newRow("text") << QByteArray("{\"data\":\"a\\n\\\"b\\\"\\\\/\",\"offset\":7}")
                              << QByteArray("a\n\"b\"\\/") << qint64(7);
        QTest::newRow("cut character") << QByteArray("{\"data\":\"\xea\xb0\x80\xeb\",\"offset\":0}")
                                       << QByteArray("\xea\xb0\x80\xeb") << qint64(0);
        QTest::newRow("binary") << QByteArray("{\"data\":\"\\u0000\\u001B\xff\x80\",\"offset\":3}")
                                << QByteArray("\0\x1b\xff\x80", 4) << qint64(3);
        QTest::newRow("escaped pair") << QByteArray("{\"offset\":1,\"data\":\"\\uD83D\\uDE00\"}")
                                      << QByteArray("\xf0\x9f\x98\x80") << qint64(1);
        QTest::newRow("size") << QByteArray(R"({ "data" : "" , "offset" : 1932735283.0 })") << QByteArray()
                              << qint64(1932735283);
    }
    void givesBackEveryByte()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, bytes);
        QFETCH(qint64, offset);
        const Result<SandboxChunk> chunk = readFilesAnswer(body);
        QVERIFY(chunk.has_value());
        QCOMPARE(chunk->bytes, bytes);
        QCOMPARE(chunk->offset, offset);
    }

    void refusesWhatIsNoAnswer()
    {
        for (const char* body :
             {"", "[]", "{\"data\":\"x\"}", "{\"data\":\"x", "{\"data\":\"\\u12\",\"offset\":1}",
              "{\"offset\":-1,\"data\":\"\"}", "{\"data\":\"\\q\",\"offset\":1}"})
            QVERIFY2(!readFilesAnswer(body), body);
    }
};

QTEST_GUILESS_MAIN(FilesAnswerTest)
#include "files_answer_test.moc"
