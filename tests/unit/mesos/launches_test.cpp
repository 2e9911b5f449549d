// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/event_json.h"
#include "core/mesos/json_access.h"
#include "core/mesos/master_address.h"
#include "core/mesos/persistent_volumes.h"
#include "core/mesos/task_json.h"
#include "tests/support/fixture.h"

#include <QTest>

/// Launches as a master takes them (spec/mesos.md 5), and the addresses that masters are found under.
using namespace pacer;
using namespace pacer::mesos;
using namespace pacer::tests;

namespace {

const LaunchContext context{{"F"}, {"S1"}, "*", "", "mesos-bridge"};

wire::Json offered()
{
    return jsonOf(R"([{"name":"cpus","type":"SCALAR","scalar":{"value":4.0},"allocation_info":{"role":"*"}},
        {"name":"cpus","type":"SCALAR","scalar":{"value":1.0},"allocation_info":{"role":"*"},
         "reservations":[{"type":"STATIC","role":"*x"}]},
        {"name":"mem","type":"SCALAR","scalar":{"value":512.0},"allocation_info":{"role":"*"}},
        {"name":"disk","type":"SCALAR","scalar":{"value":100.0},"allocation_info":{"role":"*"}},
        {"name":"ports","type":"RANGES","ranges":{"range":[{"begin":31000,"end":31009}]},
         "allocation_info":{"role":"*"}}])");
}

OfferedResource scalar(const char* name, double amount)
{
    return {name, "*", toMilli(amount), {}, {}};
}

OfferedResource ports(std::uint64_t begin, std::uint64_t end)
{
    return {"ports", "*", Ranges{{begin, end}}, {}, {}};
}

scheduler::Launch launchOf(RunSpec spec, std::vector<Task> tasks, std::vector<OfferedResource> resources)
{
    Instance instance{{"shop_web.instance-1"}, std::move(spec)};
    instance.agent = AgentInfo{{"S1"}, "h", {}, {}, {}};
    instance.tasks = std::move(tasks);
    return {std::move(instance), {}, {}, std::move(resources)};
}

wire::Json operationsOf(const scheduler::Launch& launch, const LaunchContext& in = context,
                        const wire::Json& resources = offered())
{
    std::vector<ImpossibleLaunch> impossible;
    wire::Json operations = operationsJson({launch}, ResourcePurse(resources), in, impossible);
    return impossible.empty() ? operations : wire::Json("impossible");
}

Task task(const char* id, std::vector<std::optional<int>> hostPorts = {})
{
    Task made;
    made.id = {id};
    made.hostPorts = std::move(hostPorts);
    return made;
}

AppSpec web()
{
    AppSpec app;
    app.id = PathId::absolute("/shop/web");
    app.cmd = "serve";
    app.user = "www";
    app.taskKillGracePeriodSeconds = 7;
    app.fetch = {{"http://x/a.tgz", true, false, true, "dir/a.tgz"}};
    app.portDefinitions = {{10000, "http", PortProtocol::Tcp, {}}};
    app.labels = {{"team", "a"}};
    HealthCheck check;
    check.protocol = HealthCheckProtocol::MesosHttp;
    check.path = "/health";
    check.portIndex = 0;
    app.healthChecks = {check};
    return app;
}

wire::Json taskInfoOf(const AppSpec& app, const Task& one)
{
    const auto operations =
        operationsOf(launchOf(RunSpec(std::make_shared<const AppSpec>(app)), {one},
                              {scalar("cpus", 0.5), scalar("mem", 64), ports(31001, 31001)}));
    return operations[0]["launch"]["task_infos"][0];
}

} // namespace

class LaunchesTest : public QObject {
    Q_OBJECT

private slots:
    void anAppIsOneTask();
    void argumentsRunWithoutAShell();
    void dockerContainers();
    void mesosContainers();
    void aPodIsAGroup();
    void whatTheOfferDoesNotHoldIsNotSent();
    void reservedResourcesKeepTheirForm();
    void persistentVolumesAreMadeOnceAndFoundAgain();
    void masterAddresses_data();
    void masterAddresses();
    void leadersOfAGroup();
};

void LaunchesTest::anAppIsOneTask()
{
    const wire::Json info = taskInfoOf(web(), task("t1", {31001}));
    QCOMPARE(info["name"].get<std::string>(), std::string("web.shop"));
    QCOMPARE(info["resources"].dump(),
             std::string(
                 R"([{"name":"cpus","type":"SCALAR","scalar":{"value":0.5},"allocation_info":{"role":"*"}},)"
                 R"({"name":"mem","type":"SCALAR","scalar":{"value":64.0},"allocation_info":{"role":"*"}},)"
                 R"({"name":"ports","type":"RANGES","ranges":{"range":[{"begin":31001,"end":31001}]},)"
                 R"("allocation_info":{"role":"*"}}])"));
    QCOMPARE(info["command"].dump(),
             std::string(R"({"shell":true,"value":"serve","user":"www","environment":{"variables":)"
                         R"([{"name":"HOST","value":"h"},{"name":"MESOS_TASK_ID","value":"t1"},)"
                         R"({"name":"PORT","value":"31001"},{"name":"PORT0","value":"31001"},)"
                         R"({"name":"PORTS","value":"31001"},{"name":"PORT_10000","value":"31001"},)"
                         R"({"name":"PORT_HTTP","value":"31001"}]},"uris":[{"value":"http://x/a.tgz",)"
                         R"("executable":false,"extract":true,"cache":true,"output_file":"dir/a.tgz"}]})"));
    QCOMPARE(info["health_check"]["http"].dump(),
             std::string(R"({"protocol":"IPv4","scheme":"http","port":31001,"path":"/health"})"));
    QCOMPARE(info["kill_policy"].dump(), std::string(R"({"grace_period":{"nanoseconds":7000000000}})"));
    QCOMPARE(info["discovery"]["ports"].dump(),
             std::string(R"({"ports":[{"number":31001,"protocol":"tcp","name":"http"}]})"));
    QVERIFY(!info.contains("container"));
    QVERIFY(!info.contains("executor"));
}

void LaunchesTest::argumentsRunWithoutAShell()
{
    AppSpec app = web();
    app.cmd.reset();
    app.args = {"/bin/echo", "a b"};
    const wire::Json command = taskInfoOf(app, task("t1", {31001}))["command"];
    QCOMPARE(command["shell"].get<bool>(), false);
    QCOMPARE(command["value"].get<std::string>(), std::string("/bin/echo"));
    QCOMPARE(command["arguments"].dump(), std::string(R"(["/bin/echo","a b"])"));
}

void LaunchesTest::dockerContainers()
{
    AppSpec app = web();
    app.networks = {{NetworkMode::Bridge, {}, {}}};
    app.portDefinitions.clear();
    app.container.emplace();
    app.container->docker = DockerImage{"nginx", true, false, {{"cap-drop", "ALL"}}, {}};
    app.container->portMappings = {{80, 0, 10000, PortProtocol::UdpTcp, "http", {}, {}}};
    app.container->volumes = {{"/data", AccessMode::ReadOnly, HostVolume{"/srv"}}};
    const wire::Json info = taskInfoOf(app, task("t1", {31001}));
    const wire::Json& container = info["container"];
    QCOMPARE(
        container["docker"].dump(),
        std::string(
            R"({"image":"nginx","network":"BRIDGE","port_mappings":[)"
            R"({"host_port":31001,"container_port":80,"protocol":"udp"},)"
            R"({"host_port":31001,"container_port":80,"protocol":"tcp"}],"privileged":false,)"
            R"("parameters":[{"key":"cap-drop","value":"ALL"},{"key":"label","value":"MESOS_TASK_ID=t1"}],)"
            R"("force_pull_image":true})"));
    QCOMPARE(container["volumes"].dump(),
             std::string(R"([{"mode":"RO","container_path":"/data","host_path":"/srv"}])"));
    QCOMPARE(info["health_check"]["http"]["port"].get<int>(), 80); // inside
}

void LaunchesTest::mesosContainers()
{
    AppSpec app = web();
    app.networks = {{NetworkMode::Container, "dcos", {}}};
    app.portDefinitions.clear();
    app.container.emplace();
    app.container->type = ContainerType::Mesos;
    app.container->docker = DockerImage{"alpine", false, false, {}, {}};
    app.container->portMappings = {{0, 0, 10000, PortProtocol::Tcp, {}, {}, {}}};
    const wire::Json container = taskInfoOf(app, task("t1", {31001}))["container"];
    QCOMPARE(
        container.dump(),
        std::string(R"({"type":"MESOS","mesos":{"image":{"type":"DOCKER","docker":{"name":"alpine"},)"
                    R"("cached":true}},"network_infos":[{"name":"dcos","ip_addresses":[{"protocol":"IPv4"}],)"
                    R"("port_mappings":[{"host_port":31001,"container_port":31001,"protocol":"tcp"}]}]})"));
}

void LaunchesTest::aPodIsAGroup()
{
    PodSpec pod;
    pod.id = PathId::absolute("/shop/web");
    pod.networks = {{NetworkMode::Host, {}, {}}};
    PodContainer one;
    one.name = "a";
    one.resources = {0.5, 32, 0, 0};
    one.exec = PodExec{ShellCommand{"sleep 1"}, {}};
    one.volumeMounts = {{"shared", "data", {}}};
    one.killGracePeriodSeconds = 1.5;
    pod.containers = {one};
    pod.volumes = {{"shared", EphemeralVolume{}}};
    Task first = task("p.a");
    first.container = "a";
    const auto operations =
        operationsOf(launchOf(RunSpec(std::make_shared<const PodSpec>(pod)), {first},
                              {scalar("cpus", 0.6), scalar("mem", 64), scalar("disk", 10)}));
    QCOMPARE(operations[0]["type"].get<std::string>(), std::string("LAUNCH_GROUP"));
    const wire::Json& group = operations[0]["launch_group"];
    QCOMPARE(idAt(group["executor"], "executor_id"), std::string("instance-shop_web.1"));
    QCOMPARE(textAt(group, {"executor", "type"}), std::string("DEFAULT"));
    QCOMPARE(numberAt(group["executor"]["resources"][0], {"scalar", "value"}), std::optional(0.1));
    const wire::Json& info = group["task_group"]["tasks"][0];
    QCOMPARE(numberAt(info["resources"][0], {"scalar", "value"}), std::optional(0.5));
    QCOMPARE(info["resources"].size(), std::size_t{2});
    QCOMPARE(info["container"]["volumes"].dump(),
             std::string(R"([{"mode":"RW","container_path":"data","source":{"type":"SANDBOX_PATH",)"
                         R"("sandbox_path":{"type":"PARENT","path":"shared"}}}])"));
    QCOMPARE(nanosecondsAt(info, {"kill_policy", "grace_period"}),
             std::optional<Duration>(Duration{1'500'000'000}));
}

void LaunchesTest::whatTheOfferDoesNotHoldIsNotSent()
{
    const RunSpec app(std::make_shared<const AppSpec>(web()));
    QVERIFY(operationsOf(launchOf(app, {task("t1")}, {scalar("cpus", 4.001)})).is_string());
    QVERIFY(operationsOf(launchOf(app, {task("t1")}, {ports(31009, 31010)})).is_string());
    QVERIFY(operationsOf(launchOf(app, {task("t1")}, {scalar("cpus", 4)})).is_array());
}

void LaunchesTest::reservedResourcesKeepTheirForm()
{
    ResourcePurse purse(offered());
    const auto taken = purse.take({{"cpus", "*x", toMilli(0.25), {}, {}}, ports(31003, 31004)});
    QVERIFY(taken);
    QCOMPARE(taken->json()[0].dump(),
             std::string(
                 R"({"name":"cpus","type":"SCALAR","scalar":{"value":0.25},"allocation_info":{"role":"*"},)"
                 R"("reservations":[{"type":"STATIC","role":"*x"}]})"));
    const wire::Json left = purse.json();
    QCOMPARE(left.back()["ranges"]["range"].dump(),
             std::string(R"([{"begin":31000,"end":31002},{"begin":31005,"end":31009}])"));
    QVERIFY(!purse.take({ports(31003, 31003)}));
}

void LaunchesTest::persistentVolumesAreMadeOnceAndFoundAgain()
{
    AppSpec app = web();
    app.container.emplace();
    app.container->type = ContainerType::Mesos;
    app.container->volumes = {
        {"data", AccessMode::ReadWrite, PersistentVolume{64, DiskType::Root, {}, {}, {}}}};
    const auto launch =
        launchOf(RunSpec(std::make_shared<const AppSpec>(app)), {task("t1")}, {scalar("cpus", 1)});
    QVERIFY2(operationsOf(launch).is_string(), "nothing is reserved for the role *");

    const LaunchContext ours{{"F"}, {"S1"}, "shop", "me", "mesos-bridge"};
    const wire::Json made = operationsOf(launch, ours);
    QCOMPARE(made.size(), std::size_t{3});
    const std::string reservation =
        R"("reservations":[{"type":"DYNAMIC","role":"shop","principal":"me","labels":{"labels":[)"
        R"({"key":"marathon_framework_id","value":"F"},{"key":"marathon_task_id","value":"shop_web.instance-1"}]}}])";
    const std::string disk =
        R"({"name":"disk","type":"SCALAR","scalar":{"value":64.0},"allocation_info":{"role":"*"},)"
        + reservation;
    const std::string volume = disk
                               + R"(,"disk":{"persistence":{"id":"shop_web#data#1","principal":"me"},)"
                                 R"("volume":{"mode":"RW","container_path":"data"}}})";
    QCOMPARE(made[0].dump(), R"({"type":"RESERVE","reserve":{"resources":[)" + disk + "}]}}");
    QCOMPARE(made[1].dump(), R"({"type":"CREATE","create":{"volumes":[)" + volume + "]}}");
    QCOMPARE(made[2]["launch"]["task_infos"][0]["resources"].back().dump(), volume);

    wire::Json later = offered();
    later.push_back(jsonOf(volume));
    const wire::Json again = operationsOf(launch, ours, later);
    QCOMPARE(again.size(), std::size_t{1});
    QCOMPARE(again[0]["launch"]["task_infos"][0]["resources"].back().dump(), volume);

    const wire::Json given = givingUp({{"shop_web.instance-1"}}, later, {"F"});
    QCOMPARE(given.size(), std::size_t{2});
    QCOMPARE(given[0].dump(), R"({"type":"DESTROY","destroy":{"volumes":[)" + volume + "]}}");
    QCOMPARE(given[1].dump(), R"({"type":"UNRESERVE","unreserve":{"resources":[)" + disk + "}]}}");
    QVERIFY(givingUp({{"shop_web.instance-2"}}, later, {"F"}).empty());
    QVERIFY(givingUp({{"shop_web.instance-1"}}, later, {"G"}).empty());

    app.container->volumes[0].kind = PersistentVolume{101, DiskType::Root, {}, {}, {}};
    QVERIFY(operationsOf(launchOf(RunSpec(std::make_shared<const AppSpec>(app)), {task("t1")}, {}), ours)
                .is_string());
}

void LaunchesTest::masterAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    QTest::newRow("one") << "http://a:5050"
                         << "http://a:5050";
    QTest::newRow("without scheme") << "a:5051"
                                    << "http://a:5051";
    QTest::newRow("a list") << "https://a:1/, b:2,c"
                            << "https://a:1 https://b:2 https://c:5050";
    QTest::newRow("behind a path") << "https://dcos/mesos/"
                                   << "https://dcos/mesos";
    QTest::newRow("IPv6") << "http://[::1]:5050"
                          << "http://[::1]:5050";
    QTest::newRow("a group") << "zk://h1:2181,h2/mesos"
                             << "group h1:2181,h2 /mesos ";
    QTest::newRow("a group with a password") << "zk://u:p@w@h1/a/b/"
                                             << "group h1 /a/b u:p@w";
    QTest::newRow("a group without a path") << "zk://h1:2181"
                                            << "";
    QTest::newRow("a group at the root") << "zk://h1:2181/"
                                         << "";
    QTest::newRow("nothing between commas") << "http://a:1,,b:2"
                                            << "";
    QTest::newRow("no http") << "ftp://a:1"
                             << "";
    QTest::newRow("a secret in an address") << "http://u:p@a:1"
                                            << "";
}

void LaunchesTest::masterAddresses()
{
    QFETCH(QString, text);
    QFETCH(QString, read);
    const auto address = parseMasterAddress(text.toStdString());
    std::string told;
    if (address && std::holds_alternative<MasterList>(*address)) {
        for (const std::string& each : std::get<MasterList>(*address))
            told += (told.empty() ? "" : " ") + each;
    } else if (address) {
        const auto& group = std::get<ZooKeeperGroup>(*address);
        told = "group " + group.hosts + ' ' + group.path + ' ' + group.auth;
    }
    QCOMPARE(told, read.toStdString());
}

void LaunchesTest::leadersOfAGroup()
{
    QCOMPARE(leaderNode({"log_replicas", "json.info_0000000007", "json.info_0000000003", "info_0000000001"}),
             std::string("json.info_0000000003"));
    QCOMPARE(leaderNode({"log_replicas"}), std::string());
    const char* const node = R"({"address":{"hostname":"m1","ip":"10.0.0.1","port":5050},"port":5050})";
    QVERIFY(mastersOf(node, false) == std::vector<std::string>({"http://m1:5050", "http://10.0.0.1:5050"}));
    QVERIFY(mastersOf(node, true) == std::vector<std::string>({"https://m1:5050"}));
    QVERIFY(mastersOf("{}", false).empty());
    QVERIFY(mastersOf("nonsense", false).empty());
}

QTEST_GUILESS_MAIN(LaunchesTest)
#include "launches_test.moc"
