// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/source_map.h"

#include <QTest>

using namespace pacer::wire;

namespace {

std::string textOf(std::string_view text, const TextRange& range)
{
    return std::string(text.substr(range.begin, range.end - range.begin));
}

} // namespace

class SourceMapTest : public QObject {
    Q_OBJECT
private slots:
    void knowsEveryMember()
    {
        const std::string_view text = "{\"id\": \"/a\", \"list\": [1, {\"x/y\": true}], \"s\": \"q\\\"}\"}";
        const SourceMap map(text);
        QCOMPARE(textOf(text, map.find("")->value), std::string(text));
        QCOMPARE(textOf(text, map.find("/id")->value), std::string("\"/a\""));
        QCOMPARE(textOf(text, *map.find("/id")->key), std::string("\"id\""));
        QCOMPARE(textOf(text, map.find("/list/0")->value), std::string("1"));
        QCOMPARE(textOf(text, map.find("/list/1/x~1y")->value), std::string("true"));
        QCOMPARE(textOf(text, map.find("/s")->value), std::string("\"q\\\"}\""));
        QVERIFY(!map.find("/nope"));
        QCOMPARE(textOf(text, *map.nearest("/id/deeper/still").key), std::string("\"id\""));
    }

    void findsThePointerOfAPlace()
    {
        const std::string_view text = "{\"a\": {\"b\": 12}, \"c\": 3}";
        const SourceMap map(text);
        QCOMPARE(map.pointerAt(text.find("12")), std::string("/a/b"));
        QCOMPARE(map.pointerAt(text.find("\"a\"") + 1), std::string("/a"));
        QCOMPARE(map.pointerAt(0), std::string());
    }

    void positionsCountCharacters()
    {
        const std::string_view text = "{\n  \"\xC3\xBC\": 1\n}";
        const SourceMap map(text);
        const std::size_t one = text.find('1');
        QVERIFY((map.position(one) == TextPosition{2, 8}));
        QCOMPARE(map.offset({2, 8}), one);
        QCOMPARE(map.offset({99, 1}), text.size());
    }

    void copesWithTextBeingTyped_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("known");
        QTest::newRow("no value yet") << QByteArray("{\"a\": 1, \"b\": ") << QByteArray("/b");
        QTest::newRow("no colon yet") << QByteArray("{\"a\": 1, \"b\"}") << QByteArray("/b");
        QTest::newRow("open string") << QByteArray("{\"a\": \"x\n, \"b\": 2}") << QByteArray("/b");
        QTest::newRow("open name") << QByteArray("{\"a\": 1, \"b") << QByteArray("/b");
        QTest::newRow("missing comma") << QByteArray("{\"a\": 1 \"b\": 2}") << QByteArray("/b");
        QTest::newRow("open list") << QByteArray("{\"l\": [1, 2") << QByteArray("/l/1");
        QTest::newRow("wrong bracket") << QByteArray("{\"l\": [1}, \"b\": 2}") << QByteArray("/l/0");
        QTest::newRow("nothing") << QByteArray("") << QByteArray("");
    }
    void copesWithTextBeingTyped()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, known);
        const SourceMap map(text.toStdString());
        QVERIFY(map.find(known.toStdString()) != nullptr);
    }

    void everyPrefixEnds()
    {
        const std::string text =
            std::string(300, '[') + "{\"a\": [1, {\"b\": \"c\\\"d\"}, null], \"e\": }}]]},,::\"\"";
        for (std::size_t size = 0; size <= text.size(); ++size)
            QVERIFY(SourceMap(text.substr(0, size)).find("") != nullptr);
    }
};

QTEST_GUILESS_MAIN(SourceMapTest)
#include "source_map_test.moc"
