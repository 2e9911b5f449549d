// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/regex.h"

#include <QTest>

using namespace pacer;

class RegexTest : public QObject {
    Q_OBJECT
private slots:
    void matchesTheWholeText()
    {
        const auto regex = Regex::compile("rack-[1-3]");
        QVERIFY(regex.has_value());
        QVERIFY(regex->matches("rack-2"));
        QVERIFY(!regex->matches("rack-22"));
        QVERIFY(!regex->matches("my rack-2"));
    }

    void triesEveryAlternativeForTheWholeText()
    {
        const auto regex = Regex::compile("a|ab");
        QVERIFY(regex.has_value());
        QVERIFY(regex->matches("ab"));
    }

    void saysWhereAPatternBreaks()
    {
        const auto regex = Regex::compile("rack-(");
        QVERIFY(!regex.has_value());
        QCOMPARE(regex.error().size(), std::size_t{1});
        QCOMPARE(regex.error().front().code, ErrorCode::RegexInvalid);
        QCOMPARE(regex.error().front().args.at(0), std::string("rack-("));
        QCOMPARE(regex.error().front().args.at(1), std::string("6"));
    }

    void refusesWhatMeansSomethingElseInJava()
    {
        QVERIFY(!Regex::compile("[a-z&&[^b]]").has_value());
        QVERIFY(!Regex::compile("(?U)\\w+").has_value());
        QVERIFY(Regex::compile("[]a]|[^]a]").has_value());
    }

    void knowsOnlyAsciiDigits()
    {
        const auto regex = Regex::compile("\\d+");
        QVERIFY(regex.has_value());
        QVERIFY(regex->matches("12"));
        QVERIFY(!regex->matches("١٢"));
    }

    void givesUpOnRunawayPatterns()
    {
        const auto regex = Regex::compile("(a+)+b");
        QVERIFY(regex.has_value());
        QVERIFY(!regex->matches(std::string(5000, 'a')));
    }

    void survivesTextThatIsNotUtf8()
    {
        const auto regex = Regex::compile(".*");
        QVERIFY(regex.has_value());
        [[maybe_unused]] const bool matched = regex->matches("\xff\xfe");
    }
};

QTEST_GUILESS_MAIN(RegexTest)
#include "regex_test.moc"
