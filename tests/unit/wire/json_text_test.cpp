// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json_text.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace pacer;
using namespace pacer::wire;

class JsonTextTest : public QObject {
    Q_OBJECT
private slots:
    void limitsHold()
    {
        const std::string deep(100'000, '[');
        QCOMPARE(parseJson(deep).error().at(0).code, ErrorCode::JsonTooDeep);
        QCOMPARE(parseJson("[1, 2]", {.bytes = 3, .depth = 64}).error().at(0).code, ErrorCode::JsonTooLarge);
        QVERIFY(parseJson(std::string(64, '[') + std::string(64, ']')).has_value());
        QVERIFY(parseJson("[\"[[[[[[[\", \"\\\"{{{{\"]", {.bytes = 100, .depth = 1}).has_value());
    }

    void strictness_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"{\"a\":1} x", "/* c */ {}", "{'a':1}", "[01]", "[NaN]", "{\"a\":1,}", "hello", "[1e999]"})
            QTest::newRow(text) << QByteArray(text);
    }
    void strictness()
    {
        QFETCH(QByteArray, text);
        const auto json = parseJson(text.toStdString());
        QVERIFY(!json);
        QCOMPARE(json.error().at(0).code, ErrorCode::JsonSyntax);
    }

    void placeOfTheMistake()
    {
        const auto json = parseJson("{\n  \"a\": hello\n}");
        QCOMPARE(json.error().at(0).args.at(1), std::string("2"));
        QVERIFY(json.error().at(0).args.at(0).starts_with("Unrecognized token 'hello'"));
        QVERIFY(parseJson("{\"a\":").error().at(0).args.at(0).starts_with("Unexpected end-of-input"));
    }

    void lastOfEqualKeysCounts() { QCOMPARE(parseJson(R"({"a":1,"b":2,"a":3})")->at("a").get<int>(), 3); }

    void numbersOnTheWire()
    {
        const Json json = parseJson(R"({"mem":128.0,"cpus":0.1,"n":3})").value();
        QCOMPARE(jsonText(json), std::string(R"({"mem":128.0,"cpus":0.1,"n":3})"));
        QCOMPARE(jsonTextWithoutFractions(json), std::string(R"({"mem":128,"cpus":0.1,"n":3})"));
    }

    void charactersOutsideTheBasicPlaneAreEscaped()
    {
        Json json;
        json["a"] = "x\xF0\x9F\x98\x80y\xC3\xA4\xE2\x82\xAC";
        QCOMPARE(jsonText(json), std::string("{\"a\":\"x\\uD83D\\uDE00y\xC3\xA4\xE2\x82\xAC\"}"));
        QVERIFY(parseJson(jsonText(json)).value() == json);
        json["a"] = "\xF4\x8F\xBF\xBF"; // the last one there is
        QCOMPARE(jsonText(json), std::string("{\"a\":\"\\uDBFF\\uDFFF\"}"));
    }

    void brokenUtf8IsReplaced()
    {
        Json json;
        json["message"] = std::string("a\xff") + "b";
        QCOMPARE(jsonText(json), std::string("{\"message\":\"a\xEF\xBF\xBD"
                                             "b\"}"));
    }
};

QTEST_GUILESS_MAIN(JsonTextTest)
#include "json_text_test.moc"
