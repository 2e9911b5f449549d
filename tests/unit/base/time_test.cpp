// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <QTest>

using namespace pacer;
using namespace std::chrono_literals;

class TimeTest : public QObject {
    Q_OBJECT
private slots:
    void writesThreeDigitsAndZ()
    {
        const Timestamp day = std::chrono::sys_days{std::chrono::year{2024} / 1 / 31};
        QCOMPARE(formatTimestamp(day), std::string("2024-01-31T00:00:00.000Z"));
        QCOMPARE(formatTimestamp(day + 23h + 59min + 1s + 7ms + 999us),
                 std::string("2024-01-31T23:59:01.007Z"));
        QCOMPARE(formatTimestamp(Timestamp{}), std::string("1970-01-01T00:00:00.000Z"));
    }

    void readsOffsets_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"2024-02-29T10:00:00.000Z", "2024-02-29T12:00:00+02:00", "2024-02-29T05:30:00-04:30",
              "2024-02-29T10:00Z", "2024-02-29T10:00:00.000000Z"})
            QTest::newRow(text) << QByteArray(text);
    }
    void readsOffsets()
    {
        QFETCH(QByteArray, text);
        const auto time = parseTimestamp(text.toStdString());
        QVERIFY(time.has_value());
        QCOMPARE(formatTimestamp(*time), std::string("2024-02-29T10:00:00.000Z"));
    }

    void refusesWhatIsNoMoment_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", "2024-02-29", "2024-02-29T10:00:00", "2023-02-29T10:00:00Z", "2024-13-01T10:00:00Z",
              "2024-02-29T25:00:00Z", "2024-02-29T10:00:00Zx", "yesterday"})
            QTest::newRow(text) << QByteArray(text);
    }
    void refusesWhatIsNoMoment()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseTimestamp(text.toStdString()).has_value());
    }

    void readsBackWhatItWrote()
    {
        const Timestamp time = std::chrono::sys_days{std::chrono::year{2031} / 12 / 1} + 7h + 123456789ns;
        QVERIFY(parseTimestamp(formatTimestamp(time)) == cutToMilliseconds(time));
    }

    void cutsTowardsThePast()
    {
        QVERIFY(cutToMilliseconds(Timestamp{} + 1999us) == Timestamp{} + 1ms);
        QVERIFY(cutToMilliseconds(Timestamp{} - 1us) == Timestamp{} - 1ms);
    }
};

QTEST_GUILESS_MAIN(TimeTest)
#include "time_test.moc"
