// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/error_json.h"
#include "core/wire/error_texts.h"
#include "core/wire/json_text.h"
#include "tests/support/fixture.h"

#include <QTest>

using namespace pacer;
using namespace pacer::wire;

class ErrorJsonTest : public QObject {
    Q_OBJECT
private slots:
    void everyCodeHasARow()
    {
        for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
            const ErrorText& text = errorText(static_cast<ErrorCode>(i));
            QCOMPARE(static_cast<int>(text.code), i);
            QVERIFY(!text.sentence.empty());
            QVERIFY(text.status >= 400);
        }
    }

    void readingComesBeforeRules()
    {
        const Errors errors{{ErrorCode::MustBeEmpty, "/uris", {}},
                            {ErrorCode::ExpectedString, "/healthChecks/0/path", {}},
                            {ErrorCode::TooShort, "/cmd", {}}};
        QCOMPARE(httpStatus(errors), 422);
        QCOMPARE(
            jsonText(writeErrors(errors)),
            std::string(
                R"({"message":"Invalid JSON","details":[{"path":"/healthChecks(0)/path",)"
                R"("errors":["error.expected.jsstring"]},{"path":"/cmd","errors":["error.minLength"]}]})"));
    }

    void rulesAreGroupedByPath()
    {
        const Errors errors{{ErrorCode::RuleText, "", {"must not be root"}},
                            {ErrorCode::OutOfRange, "/x", {"1.2", "0.0", "1.0"}},
                            {ErrorCode::MustBeEmpty, "/x", {}}};
        QCOMPARE(
            jsonText(writeErrors(errors)),
            std::string(
                R"({"message":"Object is not valid","details":[{"path":"/","errors":["must not be root"]},)"
                R"({"path":"/x","errors":["got 1.2, expected between 0.0 and 1.0","must be empty"]}]})"));
    }

    void nestedAppsStartTheirOwnPath()
    {
        const Errors errors{{ErrorCode::NotDefined, "/groups/0/apps/1/container/docker", {}},
                            {ErrorCode::IdNotChild, "/apps/0/id", {"/g"}}};
        const std::string text = jsonText(writeErrors(errors, {.nameNestedApps = true}));
        QVERIFY(text.find("not defined (at /groups(0)/apps(1))") != std::string::npos);
        QVERIFY(text.find("\"path\":\"/container/docker\"") != std::string::npos);
        QVERIFY(text.find("\"path\":\"/apps(0)/id\"") != std::string::npos);
        QVERIFY(jsonText(writeErrors(errors, {.nameNestedApps = false})).find("not defined (at")
                == std::string::npos);
    }

    void plainMessages()
    {
        const Errors notFound{{ErrorCode::AppNotFound, "", {"/nope"}}};
        QCOMPARE(httpStatus(notFound), 404);
        QCOMPARE(jsonText(writeErrors(notFound)), std::string(R"({"message":"App '/nope' does not exist"})"));
        QCOMPARE(jsonText(writeErrors(notFound, {.emptyDetails = true})),
                 std::string(R"({"message":"App '/nope' does not exist","details":[]})"));
        const Errors locked{{ErrorCode::AppLocked, "", {"d1", "d2"}}};
        QCOMPARE(httpStatus(locked), 409);
        QCOMPARE(writeErrors(locked).at("deployments").size(), std::size_t{2});
    }

    void syntaxErrorsCarryText()
    {
        const auto broken = parseJson("{\"id\":\"/a\",}");
        QCOMPARE(httpStatus(broken.error()), 400);
        const Json body = writeErrors(broken.error());
        QVERIFY(body.at("message") == "Invalid JSON");
        QVERIFY(body.at("details").get<std::string>().starts_with("Unexpected character ('}' (code 125))"));
        QVERIFY(writeErrors(parseJson(" ").error()).at("message") == "Please specify data in JSON format");
    }

    void bodiesAreReadBack()
    {
        const Errors errors{{ErrorCode::BelowMinimum, "/healthChecks/0/port", {}},
                            {ErrorCode::PatternMismatch, "/labels/8080", {}}};
        QVERIFY(readErrors(422, jsonText(writeErrors(errors))) == errors);
        const Errors rule = readErrors(
            422, R"({"message":"Object is not valid","details":[{"path":"/","errors":["a","b"]}]})");
        QVERIFY(rule == (Errors{{ErrorCode::RuleText, "", {"a"}}, {ErrorCode::RuleText, "", {"b"}}}));
        QVERIFY(readErrors(404, R"({"message":"App '/x' does not exist","details":[]})")
                == (Errors{{ErrorCode::HttpStatus, "", {"404", "App '/x' does not exist"}}}));
        QVERIFY(readErrors(409, R"({"message":"m","deployments":[{"id":"d"}]})")
                == (Errors{{ErrorCode::AppLocked, "", {"d"}}}));
        QVERIFY(readErrors(502, "<html>bad</html>")
                == (Errors{{ErrorCode::HttpStatus, "", {"502", "<html>bad</html>"}}}));
    }

    void pathsTranslateBothWays()
    {
        for (const char* pointer :
             {"", "/id", "/constraints/0/2", "/labels/1", "/env/NAME/secret", "/env/keys/0"}) {
            const std::string path = marathonPath(pointer);
            QCOMPARE(pointerOfMarathonPath(path), std::string(pointer));
        }
        QCOMPARE(marathonPath("/constraints/0/2"), std::string("/constraints(0)(2)"));
        QCOMPARE(marathonPath("/labels/1"), std::string("/labels/1"));
        QCOMPARE(marathonPath("/env/keys/0"), std::string("/env/keys(0)"));
    }
};

QTEST_GUILESS_MAIN(ErrorJsonTest)
#include "error_json_test.moc"
