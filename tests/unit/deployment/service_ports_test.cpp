// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/planner.h"
#include "tests/unit/deployment/trees.h"

#include <QTest>

using namespace pacer;
using namespace pacer::deployment;
using namespace pacer::tests;

namespace {

AppSpec withPorts(const std::string& id, const std::vector<int>& ports)
{
    AppSpec spec = app(id);
    for (const int port : ports)
        spec.portDefinitions.push_back({.port = port});
    return spec;
}

std::vector<int> portsOf(const Group& root, const std::string& id)
{
    std::vector<int> ports;
    for (const PortDefinition& definition : findApp(root, path(id))->portDefinitions)
        ports.push_back(definition.port);
    return ports;
}

} // namespace

class ServicePortsTest : public QObject {
    Q_OBJECT
private slots:
    void takesTheLowestPortsThatNobodyHas()
    {
        const Group before = tree({withPorts("/old", {10001})});
        Group after = tree({withPorts("/a", {0, 10003, 0}), withPorts("/b", {0})});
        QVERIFY(assignServicePorts(after, before, 10000, 10010));
        QVERIFY((portsOf(after, "/a") == std::vector{10000, 10003, 10002}));
        QVERIFY((portsOf(after, "/b") == std::vector{10004}));
    }

    void givesToTheAppsOfAGroupBeforeThoseOfItsGroups()
    {
        Group after = tree({withPorts("/shop/backend/api", {0}), withPorts("/shop/proxy", {0})});
        QVERIFY(assignServicePorts(after, {}, 10000, 10010));
        QVERIFY((portsOf(after, "/shop/proxy") == std::vector{10000}));
        QVERIFY((portsOf(after, "/shop/backend/api") == std::vector{10001}));
    }

    void givesAnAppItsPortsBack()
    {
        const Group before = tree({withPorts("/a", {10005, 10007, 80})});
        Group same = tree({withPorts("/a", {0, 0, 80})});
        QVERIFY(assignServicePorts(same, before, 10000, 10010));
        QVERIFY((portsOf(same, "/a") == std::vector{10005, 10007, 80}));
        QVERIFY(!needsUpgrade(*findApp(before, path("/a")), *findApp(same, path("/a"))));

        Group more = tree({withPorts("/a", {0, 10005, 0})});
        QVERIFY(assignServicePorts(more, before, 10000, 10010));
        QVERIFY((portsOf(more, "/a") == std::vector{10007, 10005, 10000}));
    }

    void mappingsHaveServicePortsToo()
    {
        AppSpec mapped = app("/a");
        mapped.networks = {{NetworkMode::Bridge, std::nullopt, {}}};
        mapped.container.emplace();
        mapped.container->portMappings = {{.containerPort = 80}, {.containerPort = 81, .servicePort = 9}};
        Group after = tree({mapped});
        QVERIFY(assignServicePorts(after, {}, 10000, 10010));
        const auto& mappings = *findApp(after, path("/a"))->container->portMappings;
        QCOMPARE(mappings[0].servicePort, 10000);
        QCOMPARE(mappings[1].servicePort, 9);
    }

    void failsWhenTheRangeIsFull()
    {
        Group after = tree({withPorts("/a", {0, 0, 0})});
        const auto result = assignServicePorts(after, {}, 10000, 10001);
        QVERIFY(!result);
        QCOMPARE(result.error().front().code, ErrorCode::ServicePortsExhausted);
    }
};

QTEST_GUILESS_MAIN(ServicePortsTest)
#include "service_ports_test.moc"
