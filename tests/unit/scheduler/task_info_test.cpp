// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/task_info.h"
#include "tests/unit/scheduler/specimens.h"

#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::testing;

namespace {

using HostPorts = std::vector<std::optional<int>>;

std::vector<Variables> launched(const Instance& instance, const std::string& prefix = {})
{
    Random random(1);
    return environmentsOf({instance,
                           CommonVariables{prefix, commonVariables(instance.spec, Group{})},
                           generatedPorts(instance, random),
                           {}});
}

Variables environmentOf(const AppSpec& app, const HostPorts& ports = {}, const std::string& prefix = {})
{
    Instance instance = instanceOf(specOf(app), "1", Condition::Provisioned);
    instance.tasks.front().hostPorts = ports;
    return launched(instance, prefix).at(0);
}

AppSpec bridged(std::vector<PortMapping> mappings)
{
    AppSpec app = plainApp("/web");
    app.networks = {{NetworkMode::Bridge, std::nullopt, {}}};
    app.container.emplace();
    app.container->docker = DockerImage{"nginx:1"};
    app.container->portMappings = std::move(mappings);
    return app;
}

PortMapping mapping(int containerPort, std::optional<int> hostPort, std::optional<std::string> name = {})
{
    PortMapping made;
    made.containerPort = containerPort;
    made.hostPort = hostPort;
    made.name = std::move(name);
    return made;
}

/// Two containers; the first has an endpoint.
Instance podInstance(NetworkMode mode, std::optional<int> containerPort)
{
    PodSpec pod;
    pod.id = PathId::absolute("/shop/pod");
    pod.versionInfo = {t0, t0, t0};
    pod.networks = {{mode, std::nullopt, {}}};
    pod.environment = {{"A", "pod"}, {"B", "pod"}, {"HOST", "mine"}};
    pod.containers.resize(2);
    pod.containers[0].name = "main";
    pod.containers[0].environment = {{"B", "container"}};
    pod.containers[0].endpoints.resize(1);
    pod.containers[0].endpoints[0].name = "web-ui";
    pod.containers[0].endpoints[0].containerPort = containerPort;
    pod.containers[1].name = "side";
    Instance one = instanceOf(std::make_shared<const PodSpec>(pod), "1", Condition::Provisioned);
    one.tasks.push_back(one.tasks.front());
    one.tasks[0].hostPorts = {31005};
    return one;
}

} // namespace

class TaskInfoTest : public QObject {
    Q_OBJECT
private slots:
    void saysWhoTheTaskIs();
    void saysWhetherTheGroupEnforcesItsRole();
    void writesLabelsAsVariables();
    void leavesOutLongLabels();
    void hasNoPortsWithoutDefinitions();
    void namesPortsByIndexServicePortAndName();
    void namesMappingsByContainerPort();
    void fallsBackInsideTheNetwork();
    void prefixesPortsAndHostOnly();
    void ownVariablesWin();
    void secretsAreNoVariables();
    void podContainersShareEndpoints();
    void podEndpointsOnTheHost();
};

void TaskInfoTest::saysWhoTheTaskIs()
{
    AppSpec app = plainApp("/shop/web");
    app.resources = {0.5, 64, 0, 0};
    const Variables variables = environmentOf(app);
    QCOMPARE(variables.at("MARATHON_APP_ID"), std::string("/shop/web"));
    QCOMPARE(variables.at("MARATHON_APP_VERSION"), std::string("2023-11-14T22:13:20.000Z"));
    QCOMPARE(variables.at("MESOS_TASK_ID"), std::string("shop_web.instance-1._app.1"));
    QCOMPARE(variables.at("MARATHON_APP_RESOURCE_CPUS"), std::string("0.5"));
    QCOMPARE(variables.at("MARATHON_APP_RESOURCE_MEM"), std::string("64.0"));
    QCOMPARE(variables.at("MARATHON_APP_RESOURCE_DISK"), std::string("0.0"));
    QCOMPARE(variables.at("MARATHON_APP_RESOURCE_GPUS"), std::string("0"));
    QCOMPARE(variables.at("HOST"), std::string("host-1"));
    QVERIFY(!variables.contains("MARATHON_APP_DOCKER_IMAGE"));
    QCOMPARE(environmentOf(bridged({})).at("MARATHON_APP_DOCKER_IMAGE"), std::string("nginx:1"));
}

void TaskInfoTest::saysWhetherTheGroupEnforcesItsRole()
{
    Group root;
    makeGroup(root, PathId::absolute("/shop")).enforceRole = true;
    const auto enforced = [&](const std::string& id) {
        const Instance one = instanceOf(specOf(plainApp(id)), "1", Condition::Provisioned);
        return commonVariables(one.spec, root).at(0).at("MARATHON_APP_ENFORCE_GROUP_ROLE");
    };
    QCOMPARE(enforced("/shop/deep/web"), std::string("TRUE"));
    QCOMPARE(enforced("/other/web"), std::string("FALSE"));
    QCOMPARE(enforced("/shop"), std::string("FALSE")); // an app of the root group
}

void TaskInfoTest::writesLabelsAsVariables()
{
    AppSpec app = plainApp("/web");
    QCOMPARE(environmentOf(app).at("MARATHON_APP_LABELS"), std::string());
    app.labels = {{"tier.-x", "front"}, {"OWNER", "me"}};
    const Variables variables = environmentOf(app);
    QCOMPARE(variables.at("MARATHON_APP_LABELS"), std::string("OWNER TIER_X"));
    QCOMPARE(variables.at("MARATHON_APP_LABEL_TIER_X"), std::string("front"));
    QCOMPARE(variables.at("MARATHON_APP_LABEL_OWNER"), std::string("me"));
}

void TaskInfoTest::leavesOutLongLabels()
{
    AppSpec app = plainApp("/web");
    app.labels = {{std::string(492, 'a'), "fits"},
                  {std::string(493, 'b'), "long name"},
                  {"c", std::string(511, 'x')},
                  {"d", std::string(512, 'x')}};
    QCOMPARE(environmentOf(app).at("MARATHON_APP_LABELS"), std::string(492, 'A') + " C");
}

void TaskInfoTest::hasNoPortsWithoutDefinitions()
{
    for (const auto& [name, value] : environmentOf(plainApp("/web")))
        QVERIFY2(!name.starts_with("PORT"), name.c_str());
}

void TaskInfoTest::namesPortsByIndexServicePortAndName()
{
    AppSpec app = plainApp("/web");
    app.portDefinitions = {{10003, "http", PortProtocol::Tcp, {}}, {0, std::nullopt, PortProtocol::Tcp, {}}};
    const Variables variables = environmentOf(app, {31005, 31007});
    QCOMPARE(variables.at("PORT"), std::string("31005"));
    QCOMPARE(variables.at("PORTS"), std::string("31005,31007"));
    QCOMPARE(variables.at("PORT0"), std::string("31005"));
    QCOMPARE(variables.at("PORT1"), std::string("31007"));
    QCOMPARE(variables.at("PORT_10003"), std::string("31005"));
    QCOMPARE(variables.at("PORT_HTTP"), std::string("31005"));
    QCOMPARE(variables.at("PORT_31007"), std::string("31007"));
}

void TaskInfoTest::namesMappingsByContainerPort()
{
    const Variables variables =
        environmentOf(bridged({mapping(80, 0, "web"), mapping(443, 0)}), {31001, 31002});
    QCOMPARE(variables.at("PORT_80"), std::string("31001"));
    QCOMPARE(variables.at("PORT_443"), std::string("31002"));
    QCOMPARE(variables.at("PORT_WEB"), std::string("31001"));
}

void TaskInfoTest::fallsBackInsideTheNetwork()
{
    const AppSpec app = bridged({mapping(8080, {}), mapping(0, {}), mapping(80, 0)});
    const Variables variables = environmentOf(app, {std::nullopt, std::nullopt, 31002});
    QCOMPARE(variables.at("PORT0"), std::string("8080"));
    const int drawn = std::stoi(variables.at("PORT1"));
    QVERIFY(drawn >= 1025 && drawn <= 65535 && drawn != 31002);
    QCOMPARE(variables.at("PORT"), std::string("31002")); // ports of the host come first
    QCOMPARE(variables.at("PORTS"), "31002,8080," + std::to_string(drawn));
    QCOMPARE(variables.at("PORT_" + std::to_string(drawn)), std::to_string(drawn));
}

void TaskInfoTest::prefixesPortsAndHostOnly()
{
    AppSpec app = plainApp("/web");
    app.portDefinitions = {{10003, "http", PortProtocol::Tcp, {}}};
    app.env = {{"MODE", "fast"}};
    const Variables variables = environmentOf(app, {31005}, "P_");
    for (const char* name :
         {"P_HOST", "P_PORT", "P_PORTS", "P_PORT0", "P_PORT_10003", "P_PORT_HTTP", "MODE", "MARATHON_APP_ID"})
        QVERIFY2(variables.contains(name), name);
    QVERIFY(!variables.contains("HOST") && !variables.contains("PORT0"));
}

void TaskInfoTest::ownVariablesWin()
{
    AppSpec app = plainApp("/web");
    app.portDefinitions = {{10003, std::nullopt, PortProtocol::Tcp, {}}};
    app.env = {{"HOST", "mine"}, {"PORT0", "1"}, {"MARATHON_APP_ID", "x"}};
    const Variables variables = environmentOf(app, {31005});
    QCOMPARE(variables.at("HOST"), std::string("mine"));
    QCOMPARE(variables.at("PORT0"), std::string("1"));
    QCOMPARE(variables.at("MARATHON_APP_ID"), std::string("x"));
    QCOMPARE(variables.at("PORTS"), std::string("31005"));
}

void TaskInfoTest::secretsAreNoVariables()
{
    AppSpec app = plainApp("/web");
    app.env = {{"PASSWORD", SecretReference{"db"}}};
    QVERIFY(!environmentOf(app).contains("PASSWORD"));
}

void TaskInfoTest::podContainersShareEndpoints()
{
    const std::vector<Variables> all = launched(podInstance(NetworkMode::Container, 8080));
    QCOMPARE(all.size(), std::size_t{2});
    for (const Variables& variables : all) {
        QCOMPARE(variables.at("ENDPOINT_WEB_UI"), std::string("8080"));
        QCOMPARE(variables.at("EP_HOST_WEB_UI"), std::string("31005"));
        QCOMPARE(variables.at("EP_CONTAINER_WEB_UI"), std::string("8080"));
        QCOMPARE(variables.at("HOST"), std::string("host-1")); // unlike in an app
        QCOMPARE(variables.at("A"), std::string("pod"));
        QCOMPARE(variables.at("MESOS_EXECUTOR_ID"), std::string("instance-shop_pod.1"));
    }
    QCOMPARE(all[0].at("B"), std::string("container"));
    QCOMPARE(all[1].at("B"), std::string("pod"));
    QCOMPARE(all[0].at("MARATHON_CONTAINER_ID"), std::string("main"));
    QCOMPARE(all[1].at("MARATHON_CONTAINER_ID"), std::string("side"));
}

void TaskInfoTest::podEndpointsOnTheHost()
{
    const Variables variables = launched(podInstance(NetworkMode::Host, {})).at(0);
    QCOMPARE(variables.at("ENDPOINT_WEB_UI"), std::string("31005"));
    QCOMPARE(variables.at("EP_HOST_WEB_UI"), std::string("31005"));
    QVERIFY(!variables.contains("EP_CONTAINER_WEB_UI"));
}

QTEST_GUILESS_MAIN(TaskInfoTest)
#include "task_info_test.moc"
