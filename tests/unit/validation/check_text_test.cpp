// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation/check_text.h"
#include "tests/support/fixture.h"

#include <QTest>

#include <filesystem>

using namespace pacer;
using namespace pacer::validation;

namespace {

Schema load(const char* name)
{
    return Schema::parse(tests::fileText(std::string("../resources/schemas/") + name + ".json")).value();
}

} // namespace

class CheckTextTest : public QObject {
    Q_OBJECT
private slots:
    void marksTheValueThatIsWrong()
    {
        const auto problems = checkText("{\n  \"id\": \"/a\",\n  \"cmd\": \"sleep 5\",\n  \"cpus\": -1\n}",
                                        DocumentKind::App, {});
        QCOMPARE(problems.size(), std::size_t{1});
        QVERIFY(problems[0].error == (Error{ErrorCode::BelowMinimum, "/cpus", {"0"}}));
        QCOMPARE(problems[0].line, 4);
        QCOMPARE(problems[0].column, 11);
        QCOMPARE(problems[0].endColumn, 13);
        QVERIFY(!problems[0].isWarning);
    }

    void syntaxHasAPlace()
    {
        const auto problems = checkText("{\n  \"id\": }", DocumentKind::App, {});
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems[0].error.code, ErrorCode::JsonSyntax);
        QCOMPARE(problems[0].line, 2);
        QCOMPARE(problems[0].column, 9);
    }

    void rulesOfNestedAppsHaveAPlace()
    {
        const auto problems =
            checkText("{\"id\": \"/g\", \"apps\": [\n{\"id\": \"a\", \"cmd\": \"sleep 1\"},\n"
                      "{\"id\": \"b\"}]}",
                      DocumentKind::Group, {});
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems[0].error.where, std::string("/apps/1"));
        QCOMPARE(problems[0].line, 3);
    }

    void unknownFieldsAreWarnings()
    {
        const Schema schema = load("app");
        const auto problems = checkText(
            "{\"id\": \"/a\", \"cmd\": \"x\", \"instance\": 2,\n \"labels\": {\"anything\": \"goes\"},\n"
            " \"container\": {\"type\": \"MESOS\", \"dockr\": {}}}",
            DocumentKind::App, {}, &schema);
        QCOMPARE(problems.size(), std::size_t{2});
        QVERIFY(problems[0].isWarning);
        QVERIFY(problems[0].error
                == (Error{ErrorCode::UnknownField, "/instance", {"instance", "instances"}}));
        QCOMPARE(problems[0].column, 26);
        QVERIFY(problems[1].error
                == (Error{ErrorCode::UnknownField, "/container/dockr", {"dockr", "docker"}}));
        QCOMPARE(problems[1].line, 3);
    }

    void examplesAreWithoutFault()
    {
        const Schema app = load("app");
        const Schema group = load("group");
        const Schema pod = load("pod");
        int examples = 0;
        for (const auto& entry :
             std::filesystem::directory_iterator(std::string(PACER_TESTS_DIR) + "/../resources/examples")) {
            const std::string text =
                tests::fileText("../resources/examples/" + entry.path().filename().string());
            const DocumentKind kind = guessKind(tests::jsonOf(text));
            const Schema& schema = kind == DocumentKind::App ? app : kind == DocumentKind::Pod ? pod : group;
            const auto problems = checkText(text, kind, {}, &schema);
            QVERIFY2(problems.empty(), entry.path().c_str());
            ++examples;
        }
        QVERIFY(examples > 0);
    }
};

QTEST_GUILESS_MAIN(CheckTextTest)
#include "check_text_test.moc"
