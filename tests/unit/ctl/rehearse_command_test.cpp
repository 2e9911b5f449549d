// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/rehearse_command.h"
#include "tests/support/rest_world.h"

#include <QTest>

#include <sstream>

using namespace pacer;
using namespace pacer::ctl;
using pacer::test::RestWorld;

namespace {

const std::string web = R"({"id": "/web", "cmd": "sleep 100", "instances": 2, "cpus": 0.1, "mem": 16})";
const std::string betterWeb = R"({"id": "/web", "cmd": "sleep 200", "instances": 2, "cpus": 0.1, "mem": 16})";

struct Said {
    int code = 0;
    std::string out;
    std::string complaints;

    bool says(const std::string& text) const { return out.find(text) != std::string::npos; }
};

Said rehearsed(const RestWorld& world, const std::string& text, std::vector<std::string> arguments = {})
{
    arguments.insert(arguments.end(), {"--url", world.server.url(), "-"});
    std::istringstream in(text);
    std::ostringstream out;
    std::ostringstream complaints;
    const Outcome outcome = rehearse(arguments, in, out, complaints);
    return {static_cast<int>(outcome), out.str(), complaints.str()};
}

} // namespace

class RehearseCommandTest : public QObject {
    Q_OBJECT
private slots:
    void saysWhatWouldHappen()
    {
        RestWorld world;
        QCOMPARE(world.ask("POST", "/v2/apps", web).status, 201);
        world.engine.launchAll("host");
        const Said said = rehearsed(world, betterWeb);
        QVERIFY2(said.code == 0, said.complaints.c_str());
        QVERIFY2(said.says("The deployment takes about"), said.out.c_str());
        QVERIFY(said.says("RestartApplication /web: done after"));
        QVERIFY(said.says("cpus 0.4"));
        QVERIFY(rehearsed(world, web).says("No instance is started, stopped or replaced."));
        QVERIFY(rehearsed(world, betterWeb, {"--json"}).says("\"peakInstances\": 4"));
    }

    void aRefusalIsAnExitCode()
    {
        RestWorld world;
        QCOMPARE(world.ask("POST", "/v2/apps", web).status, 201); // runs still
        QCOMPARE(rehearsed(world, betterWeb).code, 1);
        QCOMPARE(rehearsed(world, betterWeb, {"--force"}).code, 0);
        QCOMPARE(rehearsed(world, "{").code, 2);
    }

    void wrongUsageIsSaid()
    {
        std::istringstream in;
        std::ostringstream out;
        std::ostringstream complaints;
        QVERIFY(rehearse({}, in, out, complaints) == Outcome::Unusable);
        QVERIFY(rehearse({"--what", "x", "-"}, in, out, complaints) == Outcome::Unusable);
        QVERIFY(rehearse({"/nowhere/app.json"}, in, out, complaints) == Outcome::Unusable);
        QVERIFY(!complaints.str().empty());
    }
};

QTEST_GUILESS_MAIN(RehearseCommandTest)
#include "rehearse_command_test.moc"
