// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/validate_command.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <sstream>

using namespace pacer::ctl;

namespace {

struct Said {
    int code = 0;
    std::string out;
    std::string complaints;
};

/// Validates `text` from standard input.
Said validated(const std::string& text, std::vector<std::string> arguments = {})
{
    arguments.emplace_back("-");
    std::istringstream in(text);
    std::ostringstream out;
    std::ostringstream complaints;
    const Outcome outcome = validate(arguments, in, out, complaints);
    return {static_cast<int>(outcome), out.str(), complaints.str()};
}

} // namespace

class ValidateCommandTest : public QObject {
    Q_OBJECT
private slots:
    void aGoodAppIsSilent()
    {
        const Said said = validated("{\"id\": \"/a\", \"cmd\": \"sleep 5\"}");
        QCOMPARE(said.code, 0);
        QCOMPARE(said.out, std::string());
    }

    void mistakesHavePlacePointerAndSentence()
    {
        const Said said = validated("{\n  \"id\": \"/a\",\n  \"cmd\": \"sleep 5\",\n  \"cpus\": -1\n}");
        QCOMPARE(said.code, 1);
        QCOMPARE(said.out, std::string("stdin:4:11: error: /cpus: error.min\n"));
    }

    void unknownFieldsAreWarnings()
    {
        const std::string text = "{\"id\": \"/a\", \"cmd\": \"sleep 5\", \"instancs\": 2}";
        const Said said = validated(text);
        QCOMPARE(said.code, 0);
        QVERIFY2(said.out.find("warning: /instancs: unknown field instancs, nearest known name: instances")
                     != std::string::npos,
                 said.out.c_str());
        QCOMPARE(validated(text, {"--quiet"}).out, std::string());
    }

    void brokenJsonHasAPlace()
    {
        const Said said = validated("{\n  \"id\": hello\n}");
        QCOMPARE(said.code, 1);
        QVERIFY2(said.out.starts_with("stdin:2:"), said.out.c_str());
        QVERIFY2(said.out.find("Unrecognized token 'hello'") != std::string::npos, said.out.c_str());
    }

    void kindsAreSeenOrSaid()
    {
        const std::string pod = "{\"id\": \"/p\", \"containers\": []}";
        QVERIFY(validated(pod).out.find("/containers: error.minLength") != std::string::npos);
        QVERIFY(validated(pod, {"--kind", "app"}).out.find("must either contain one of 'cmd' or 'args'")
                != std::string::npos);
        const std::string group = "{\"id\": \"/g\", \"apps\": [{\"id\": \"a\"}]}";
        QVERIFY2(validated(group).out.find("error: /apps/0: ") != std::string::npos,
                 validated(group).out.c_str());
    }

    void settingsOfTheServerCount()
    {
        const std::string text = "{\"id\": \"/a\", \"cmd\": \"sleep 5\", \"gpus\": 1, \"role\": \"x\"}";
        QCOMPARE(validated(text).code, 0);
        QVERIFY(validated(text, {"--enable_features=secrets"}).out.find("gpu_resources is not enabled")
                != std::string::npos);
        QVERIFY(validated(text, {"--mesos-role", "*"}).out.find("got x, expected one of: [*]")
                != std::string::npos);
    }

    void filesAreNamed()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath("bad.json").toStdString();
        std::ofstream(path) << "{\"cmd\": \"sleep 5\"}";
        std::istringstream in;
        std::ostringstream out;
        std::ostringstream complaints;
        QCOMPARE(validate({path}, in, out, complaints), Outcome::Refused);
        QVERIFY2(out.str().starts_with(path + ":1:1: error: /id: 'id' is undefined on object"),
                 out.str().c_str());
        QCOMPARE(validate({path, path + ".none"}, in, out, complaints), Outcome::Unusable);
        QVERIFY(complaints.str().find("cannot be read") != std::string::npos);
        QCOMPARE(validate({}, in, out, complaints), Outcome::Unusable);
        QCOMPARE(validate({"--nonsense", "1", path}, in, out, complaints), Outcome::Unusable);
    }
};

QTEST_GUILESS_MAIN(ValidateCommandTest)
#include "validate_command_test.moc"
