// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/recordio.h"

#include <QTest>

using namespace pacer;
using namespace pacer::mesos;

namespace {

std::string framed(const std::string& record)
{
    return std::to_string(record.size()) + '\n' + record;
}

} // namespace

class RecordioTest : public QObject {
    Q_OBJECT

private slots:
    void cutsAnywhere()
    {
        const std::vector<std::string> sent{"{}", "", std::string("a\0b", 3), "\xea\xb0\x80", "12\n34"};
        std::string stream;
        for (const std::string& record : sent)
            stream += framed(record);
        for (std::size_t first = 0; first <= stream.size(); ++first) {
            for (std::size_t second = first; second <= stream.size(); ++second) {
                RecordReader reader;
                std::vector<std::string> got;
                for (const std::string& part :
                     {stream.substr(0, first), stream.substr(first, second - first), stream.substr(second)}) {
                    auto records = reader.feed(part);
                    QVERIFY(records);
                    got.insert(got.end(), records->begin(), records->end());
                }
                QVERIFY(got == sent);
                QVERIFY(!reader.isInsideRecord());
            }
        }
    }

    void knowsWhenARecordIsCut()
    {
        RecordReader reader;
        QVERIFY(reader.feed("1")->empty());
        QVERIFY(reader.isInsideRecord());
        QVERIFY(reader.feed("0\nabc")->empty());
        QVERIFY(reader.isInsideRecord());
        QCOMPARE(reader.feed("defghij")->size(), std::size_t{1});
        QVERIFY(!reader.isInsideRecord());
    }

    void refusesWhatIsNoLength_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a letter") << QByteArray("x\n");
        QTest::newRow("an empty line") << QByteArray("\n{}");
        QTest::newRow("a sign") << QByteArray("-1\n");
        QTest::newRow("a carriage return") << QByteArray("2\r\n{}");
        QTest::newRow("HTML") << QByteArray("<html>");
        QTest::newRow("digits without end") << QByteArray(30, '1');
        QTest::newRow("more than 64 bits") << QByteArray("99999999999999999999\n");
        QTest::newRow("beyond the limit") << QByteArray("1001\n");
    }
    void refusesWhatIsNoLength()
    {
        QFETCH(QByteArray, bytes);
        RecordReader reader(1000);
        QVERIFY(!reader.feed(bytes.toStdString()));
        QVERIFY2(!reader.feed("2\n{}"), "it stays refused");
        RecordReader slow(1000);
        bool refused = false;
        for (const char byte : bytes)
            refused = !slow.feed(std::string(1, byte)) || refused;
        QVERIFY2(refused, "also byte by byte");
    }
};

QTEST_GUILESS_MAIN(RecordioTest)
#include "recordio_test.moc"
