// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/event_recorder.h"
#include "tests/end_to_end/support/mesos_cluster.h"

#include <QTest>

#include <set>

using namespace pacer::test;
namespace mesos_double = pacer::mesos_double;
using mesos_double::Master;

namespace {

Json webApp(int instances)
{
    Json app = smallApp("/web", "sleep 1000", instances);
    app["upgradeStrategy"] = {{"minimumHealthCapacity", 1.0}, {"maximumOverCapacity", 0.5}};
    return app;
}

Json database()
{
    Json app = smallApp("/db", "sleep 1000");
    app["container"] = {
        {"type", "MESOS"},
        {"volumes", {{{"containerPath", "data"}, {"mode", "RW"}, {"persistent", {{"size", 64}}}}}}};
    app["upgradeStrategy"] = {{"minimumHealthCapacity", 0.0}, {"maximumOverCapacity", 0.0}};
    return app;
}

Json pod()
{
    const auto container = [](const char* name) {
        return Json{{"name", name},
                    {"resources", {{"cpus", 0.02}, {"mem", 16}}},
                    {"exec", {{"command", {{"shell", "sleep 1000"}}}}}};
    };
    return {{"id", "/duo"},
            {"containers", {container("one"), container("two")}},
            {"scaling", {{"kind", "fixed"}, {"instances", 1}}}};
}

} // namespace

/// The first day with a Mesos cluster: each step goes on from the one before.
class MesosStoryTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_daemon.start(m_cluster.options()));
        // Null until the master has given one.
        QTRY_VERIFY_WITH_TIMEOUT(info().value("frameworkId", Json()).is_string(), 10'000);
        QCOMPARE(info().value("marathon_config", Json::object()).value("mesos_leader_ui_url", ""),
                 m_cluster.masterUrl().toStdString() + "/");
    }
    void cleanup() { QVERIFY(allDifferent(m_cluster.launched(""))); }

    void deploys()
    {
        QCOMPARE(m_daemon.post("/v2/apps", webApp(3)).status, 201);
        QVERIFY(ends());
        QCOMPARE(m_cluster.running("web.").size(), 3U);
        QCOMPARE(m_daemon.running("web"), 3);
    }

    void scalesUpAndDown()
    {
        QCOMPARE(m_daemon.put("/v2/apps/web", {{"instances", 6}}).status, 200);
        QVERIFY(ends());
        QCOMPARE(m_cluster.running("web.").size(), 6U);
        QCOMPARE(m_daemon.put("/v2/apps/web", {{"instances", 4}}).status, 200);
        QVERIFY(ends());
        QCOMPARE(m_cluster.running("web.").size(), 4U);
        QCOMPARE(m_cluster.launched("web.").size(), 6U);
    }

    void replacesWithinItsBounds()
    {
        const std::vector<std::string> before = m_cluster.running("web.");
        EventRecorder recorder(m_daemon);
        QTRY_VERIFY(recorder.isAttached());
        QCOMPARE(m_daemon.put("/v2/apps/web", {{"env", {{"RELEASE", "2"}}}}).status, 200);
        QVERIFY(ends());
        std::set<std::string> old;
        for (const std::string& id : before)
            old.insert(id.substr(0, id.find("._app")));
        QTRY_VERIFY(!recorder.ofType("deployment_success").empty());
        const Peaks peaks = peaksOf(recorder.events(), "/web", old);
        QCOMPARE(peaks.most, 6);
        QVERIFY(peaks.fewestRunning >= 4);
        QCOMPARE(m_cluster.running("web.").size(), 4U);
        QCOMPARE(m_cluster.launched("web.").size(), 10U);
    }

    void waitsForHealthThatMesosChecks()
    {
        m_cluster.with([](Master& master) {
            mesos_double::TaskScript script;
            script.probes = {{std::chrono::milliseconds{100}, false, {}},
                             {std::chrono::milliseconds{1500}, true, {}}};
            master.addScript({"sick.*", script});
        });
        Json app = smallApp("/sick", "sleep 1000");
        app["healthChecks"] = {{{"protocol", "COMMAND"},
                                {"command", {{"value", "true"}}},
                                {"gracePeriodSeconds", 60},
                                {"intervalSeconds", 1},
                                {"timeoutSeconds", 1},
                                {"maxConsecutiveFailures", 5}}};
        QCOMPARE(m_daemon.post("/v2/apps", app).status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon.running("sick"), 1, 10'000);
        QCOMPARE(m_daemon.deployments().size(), 1);
        QVERIFY(ends());
        QCOMPARE(m_daemon.get("/v2/apps/sick").json().at("app").at("tasksHealthy").get<int>(), 1);
        QCOMPARE(m_cluster.launched("sick.").size(), 1U);
        QCOMPARE(m_daemon.remove("/v2/apps/sick").status, 200);
    }

    void runsAPod()
    {
        QCOMPARE(m_daemon.post("/v2/pods", pod()).status, 201);
        const auto state = [this] { return m_daemon.get("/v2/pods/duo::status").json().value("status", ""); };
        QTRY_COMPARE_WITH_TIMEOUT(state(), std::string("STABLE"), 15'000);
        QCOMPARE(m_cluster.running("duo.").size(), 2U);
        // One container dies, the other goes with it, and both come again.
        const std::string victim = m_cluster.running("duo.").front();
        m_cluster.with([&](Master& master) { return master.finishTask(victim, 1); });
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster.launched("duo.").size(), 4U, 15'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster.running("duo.").size(), 2U, 15'000);
        QCOMPARE(m_daemon.remove("/v2/pods/duo").status, 202);
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster.running("duo.").empty(), 15'000);
    }

    void leavesAnAgentThatIsDrained()
    {
        const std::string host = m_cluster.hostOf(m_cluster.running("web.").front());
        const std::string agent = m_cluster.with([&](Master& master) { return master.agentId(host); });
        const Json call{{"type", "DRAIN_AGENT"}, {"drain_agent", {{"agent_id", {{"value", agent}}}}}};
        QCOMPARE(m_cluster.operate(call).status, 200);
        const auto hosts = [this] {
            std::vector<std::string> all;
            for (const std::string& task : m_cluster.running("web."))
                all.push_back(m_cluster.hostOf(task));
            return all;
        };
        const auto hasLeft = [&] {
            const std::vector<std::string> all = hosts();
            return all.size() == 4 && std::find(all.begin(), all.end(), host) == all.end();
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasLeft(), 15'000);
        const auto state = [this, &agent]() -> std::string {
            const Json slaves = m_cluster.view("/master/slaves").at("slaves");
            for (const Json& slave : slaves)
                if (slave.at("id") == agent)
                    return slave.value("drain_info", Json::object()).value("state", "");
            return {};
        };
        QTRY_COMPARE_WITH_TIMEOUT(state(), std::string("DRAINED"), 10'000);
        const Json back{{"type", "REACTIVATE_AGENT"},
                        {"reactivate_agent", {{"agent_id", {{"value", agent}}}}}};
        QCOMPARE(m_cluster.operate(back).status, 200);
    }

    void keepsAVolumeOverARestart()
    {
        QCOMPARE(m_daemon.post("/v2/apps", database()).status, 201);
        QVERIFY(ends());
        const std::string first = m_cluster.running("db.").front();
        const std::string host = m_cluster.hostOf(first);
        const std::string volume = volumeOf();
        QVERIFY(!volume.empty());
        m_cluster.with([&](Master& master) { return master.finishTask(first, 1); });
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster.launched("db.").size(), 2U, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster.running("db.").size(), 1U, 10'000);
        QCOMPARE(m_cluster.hostOf(m_cluster.running("db.").front()), host);
        QCOMPARE(volumeOf(), volume);
    }

    void destroysEverything()
    {
        QVERIFY(m_daemon.destroyAll());
        QTRY_VERIFY_WITH_TIMEOUT(m_cluster.running("").empty(), 10'000);
        const auto isUnreserved = [this] {
            const Json slaves = m_cluster.view("/master/slaves").at("slaves");
            return std::all_of(slaves.begin(), slaves.end(),
                               [](const Json& slave) { return slave.at("reserved_resources").empty(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isUnreserved(), 10'000);
    }

private:
    Json info() { return m_daemon.get("/v2/info").json(); }

    bool ends()
    {
        return QTest::qWaitFor([this] { return m_daemon.deployments().isEmpty(); }, 20'000);
    }

    /// The id of the one persistent volume of the cluster.
    std::string volumeOf()
    {
        const std::string text = m_cluster.view("/master/slaves").dump();
        const std::string key = "\"persistence\":{\"id\":\"";
        const std::size_t at = text.find(key);
        if (at == std::string::npos)
            return {};
        return text.substr(at + key.size(), text.find('"', at + key.size()) - at - key.size());
    }

    MesosCluster m_cluster;
    Daemon m_daemon;
};

QTEST_GUILESS_MAIN(MesosStoryTest)
#include "mesos_story_test.moc"
