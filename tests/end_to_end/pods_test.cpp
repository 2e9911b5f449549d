// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/daemon.h"

#include <QTest>

using namespace pacer::test;

namespace {

Json container(const std::string& name, const std::string& command)
{
    return {{"name", name},
            {"resources", {{"cpus", 0.02}, {"mem", 16}}},
            {"exec", {{"command", {{"shell", command}}}}},
            {"volumeMounts", {{{"name", "data"}, {"mountPath", "data"}}}}};
}

/// One container writes a page into the folder that both share, the other serves it.
Json pageServer(const std::string& greeting, int instances = 1)
{
    Json web = container("web", "cd data; exec python3 -m http.server $ENDPOINT_HTTP");
    web["endpoints"] = {{{"name", "http"}, {"hostPort", 0}, {"protocol", {"tcp"}}}};
    web["healthCheck"] = {{"http", {{"endpoint", "http"}, {"path", "/page"}}},
                          {"gracePeriodSeconds", 60},
                          {"intervalSeconds", 2},
                          {"timeoutSeconds", 1},
                          {"delaySeconds", 0}};
    const Json writer = container("writer", "echo \"$GREETING from $MARATHON_CONTAINER_ID at $EP_HOST_HTTP\" "
                                            "> data/page; exec sleep 1000");
    return {{"id", "/duo"},
            {"environment", {{"GREETING", greeting}}},
            {"containers", {web, writer}},
            {"volumes", {{{"name", "data"}}}},
            {"scaling", {{"kind", "fixed"}, {"instances", instances}}},
            {"executorResources", {{"cpus", 0.02}, {"mem", 32}, {"disk", 10}}}};
}

} // namespace

/// A pod with real processes: containers that share a folder, an endpoint, variables and their end. It names
/// no network, which means the host's.
class PodsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_daemon.start()); }

    void itsContainersWorkTogether()
    {
        const Answer created = m_daemon.post("/v2/pods", pageServer("hello"));
        QVERIFY2(created.status == 201, created.body);
        QVERIFY(!created.header("Marathon-Deployment-Id").isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(state(), std::string("STABLE"), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 10'000);
        const Json instance = status().at("instances").at(0);
        const Json endpoint = instance.at("containers").at(0).at("endpoints").at(0);
        QVERIFY(endpoint.at("healthy").get<bool>());
        const int port = endpoint.at("allocatedHostPort");
        QCOMPARE(page(instance), QByteArray("hello from writer at " + QByteArray::number(port) + "\n"));
    }

    void theSandboxOfAContainerCanBeRead()
    {
        const Json instance = status().at("instances").at(0);
        const std::string id = instance.at("id");
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.sandboxFile(id, "volumes/data/page").startsWith("hello"), 10'000);
        const std::string task = instance.at("containers").at(0).at("containerId");
        const QString log = QString::fromStdString("tasks/" + task + "/stderr");
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.sandboxFile(id, log).contains("GET /page"), 10'000);
    }

    void aNewVersionReplacesIt()
    {
        const Json before = status().at("instances").at(0);
        QCOMPARE(m_daemon.put("/v2/pods/duo", pageServer("bonjour", 2)).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 90'000);
        const Json instances = status().at("instances");
        QCOMPARE(instances.size(), std::size_t(2));
        for (const Json& instance : instances) {
            QVERIFY(instance.at("id") != before.at("id"));
            QVERIFY(page(instance).startsWith("bonjour from writer"));
        }
        QCOMPARE(m_daemon.get("/v2/pods/duo::versions").json().size(), std::size_t(2));
    }

    void aKilledInstanceStartsAgain()
    {
        const std::string id = status().at("instances").at(0).at("id");
        const auto container = [&]() -> std::string {
            const Json instances = status().at("instances");
            for (const Json& instance : instances) {
                if (instance.at("id") == id && instance.at("status") == "STABLE")
                    return instance.at("containers").at(1).value("containerId", "");
            }
            return {};
        };
        QTRY_COMPARE_WITH_TIMEOUT(container(), id + ".writer.1", 30'000);
        const Answer killed = m_daemon.remove("/v2/pods/duo::instances/" + QString::fromStdString(id));
        QCOMPARE(killed.status, 200);
        QCOMPARE(killed.json().at("instanceId").get<std::string>(), id);
        QTRY_COMPARE_WITH_TIMEOUT(container(), id + ".writer.2", 60'000);
    }

    void destroyLeavesNothing()
    {
        QCOMPARE(m_daemon.remove("/v2/pods/duo").status, 202);
        QCOMPARE(m_daemon.get("/v2/pods/duo::status").status, 404);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.deployments().isEmpty(), 30'000);
        QCOMPARE(m_daemon.get("/v2/pods").body, QByteArray("[]"));
    }

private:
    Json status() { return m_daemon.get("/v2/pods/duo::status").json(); }
    std::string state() { return status().value("status", ""); }

    /// What the endpoint of an instance serves.
    static QByteArray page(const Json& instance)
    {
        const int port = instance.at("containers").at(0).at("endpoints").at(0).at("allocatedHostPort");
        RestClient visitor;
        visitor.setServer(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port)));
        return visitor.get("/page").body;
    }

    Daemon m_daemon;
};

QTEST_GUILESS_MAIN(PodsTest)
#include "pods_test.moc"
