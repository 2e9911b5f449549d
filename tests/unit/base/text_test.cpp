// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <QTest>

using namespace pacer;

class TextTest : public QObject {
    Q_OBJECT
private slots:
    void keepsEmptyParts()
    {
        using Parts = std::vector<std::string_view>;
        QVERIFY((split("a//b", '/') == Parts{"a", "", "b"}));
        QVERIFY((split("", ',') == Parts{""}));
        QVERIFY((split("/", '/') == Parts{"", ""}));
    }

    void joinsWithTheSeparatorBetween()
    {
        QCOMPARE(join({"a", "b", ""}, "/"), std::string("a/b/"));
        QCOMPARE(join({}, "/"), std::string());
    }

    void trimsBothEnds()
    {
        QVERIFY(trimmed(" \t a b\n") == "a b");
        QVERIFY(trimmed(" \n").empty());
    }

    void changesOnlyAsciiLetters()
    {
        QCOMPARE(toUpperAscii("az-é"), std::string("AZ-é"));
        QCOMPARE(toLowerAscii("AZ-É"), std::string("az-É"));
        QVERIFY(equalsIgnoringCase("Docker", "DOCKER"));
        QVERIFY(!equalsIgnoringCase("docker", "dock"));
    }

    void writesTheShortestNumber()
    {
        QCOMPARE(numberText(0.1), std::string("0.1"));
        QCOMPARE(numberText(128), std::string("128"));
        QCOMPARE(numberText(1e6), std::string("1000000"));
        QCOMPARE(numberText(-0.25), std::string("-0.25"));
        QCOMPARE(floatingText(128), std::string("128.0"));
        QCOMPARE(floatingText(0.5), std::string("0.5"));
    }

    void countsEdits()
    {
        QCOMPARE(editDistance("instances", "instances"), std::size_t{0});
        QCOMPARE(editDistance("instance", "instances"), std::size_t{1});
        QCOMPARE(editDistance("memm", "mem"), std::size_t{1});
        QCOMPARE(editDistance("", "cpus"), std::size_t{4});
        QCOMPARE(editDistance("cmd", "cpus"), std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(TextTest)
#include "text_test.moc"
