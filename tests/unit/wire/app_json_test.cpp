// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/app_json.h"
#include "tests/support/fixture.h"

#include <QTest>

using namespace pacer;
using namespace pacer::wire;
using pacer::tests::fixture;
using pacer::tests::jsonOf;

namespace {

/// Every field there is, none with its default.
constexpr const char* maximalApp = R"({
  "id": "/shop/db", "cmd": "run", "user": "nobody", "env": {"A": "1", "B": {"secret": "s"}}, "instances": 3,
  "cpus": 0.5, "mem": 64, "disk": 10, "gpus": 1, "executor": "/opt/executor",
  "executorResources": {"cpus": 0.2, "mem": 40, "disk": 20},
  "resourceLimits": {"cpus": "unlimited", "mem": 100.5},
  "constraints": [["hostname", "UNIQUE"], ["rack", "GROUP_BY", "2"]], "acceptedResourceRoles": ["*", "dev"],
  "role": "dev", "fetch": [{"uri": "files/b.tgz", "extract": false, "executable": true, "cache": true,
  "destPath": "x"}], "networks": [{"mode": "container", "name": "n", "labels": {"l": "m"}}],
  "container": {"type": "MESOS",
    "docker": {"image": "i", "forcePullImage": true, "pullConfig": {"secret": "s"}},
    "linuxInfo": {"seccomp": {"profileName": "p", "unconfined": false}, "ipcInfo": {"mode": "PRIVATE", "shmSize": 5}},
    "volumes": [
      {"containerPath": "/h", "hostPath": "/host", "mode": "RO"},
      {"containerPath": "data", "mode": "RW", "persistent": {"size": 10, "type": "mount", "maxSize": 20,
       "profileName": "fast", "constraints": [["path", "LIKE", "/d.*"]]}},
      {"containerPath": "/e", "mode": "RW", "external": {"name": "v", "provider": "dvdi", "size": 3, "shared": true,
       "options": {"dvdi/driver": "rexray"}}},
      {"containerPath": "/c", "mode": "RO", "external": {"name": "w", "provider": "csi",
       "options": {"pluginName": "org.p", "capability": {"accessMode": "SINGLE_NODE_WRITER", "accessType": "mount",
       "fsType": "xfs", "mountFlags": ["ro"]}, "nodeStageSecret": {"a": "b"}, "nodePublishSecret": {"c": "d"},
       "volumeContext": {"e": "f"}}}},
      {"containerPath": "/s", "secret": "s"}],
    "portMappings": [{"containerPort": 80, "hostPort": 0, "servicePort": 10001, "protocol": "udp,tcp", "name": "http",
      "labels": {"VIP_0": "x"}, "networkNames": ["n"]}]},
  "healthChecks": [{"protocol": "HTTPS", "path": "/h", "port": 80, "gracePeriodSeconds": 1, "intervalSeconds": 2,
     "timeoutSeconds": 1, "maxConsecutiveFailures": 7, "ignoreHttp1xx": true, "ipProtocol": "IPv6"},
    {"protocol": "COMMAND", "command": {"value": "true"}, "delaySeconds": 3}],
  "readinessChecks": [{"name": "r", "protocol": "HTTPS", "path": "/r", "portName": "http", "intervalSeconds": 9,
     "timeoutSeconds": 4, "httpStatusCodesForReady": [200, 204], "preserveLastResponse": true}],
  "check": {"http": {"portIndex": 0, "path": "/c", "scheme": "HTTPS"}, "intervalSeconds": 5, "timeoutSeconds": 4,
     "delaySeconds": 3},
  "dependencies": ["/shop/cache"], "labels": {"team": "a"}, "secrets": {"s": {"source": "/x"}},
  "upgradeStrategy": {"minimumHealthCapacity": 0.25, "maximumOverCapacity": 0.75,
    "rolling": {"parallelism": 2, "delaySeconds": 1.5, "monitorSeconds": 60, "failureAction": "rollback",
      "maxFailureRatio": 0.25, "order": "start-first", "stuckAfterSeconds": 90},
    "rollback": {"parallelism": 0, "delaySeconds": 0.5, "monitorSeconds": 0.25, "failureAction": "continue",
      "maxFailureRatio": 0.75, "order": "start-first", "stuckAfterSeconds": 30}},
  "backoffSeconds": 2, "backoffFactor": 3.5, "maxLaunchDelaySeconds": 40, "taskKillGracePeriodSeconds": 6,
  "killSelection": "OLDEST_FIRST", "unreachableStrategy": {"inactiveAfterSeconds": 7, "expungeAfterSeconds": 8},
  "tty": true})";

const Timestamp someTime = parseTimestamp("2026-01-02T03:04:05.678Z").value();

AppSpec maximal()
{
    AppSpec app = readApp(jsonOf(maximalApp), PathId(), {}).value();
    app.versionInfo = {someTime, someTime - std::chrono::hours(1), someTime - std::chrono::hours(2)};
    return app;
}

/// What an answer carries besides the definition, or only a request.
bool isNoPartOfTheDefinition(const std::string& name)
{
    static const std::set<std::string> names{"uris",
                                             "ports",
                                             "ipAddress",
                                             "storeUrls",
                                             "tasks",
                                             "tasksStaged",
                                             "tasksRunning",
                                             "tasksHealthy",
                                             "tasksUnhealthy",
                                             "tasksStats",
                                             "taskStats",
                                             "deployments",
                                             "lastTaskFailure",
                                             "readinessCheckResults",
                                             "version",
                                             "versionInfo",
                                             "residency"};
    return names.contains(name);
}

} // namespace

class AppJsonTest : public QObject {
    Q_OBJECT
private slots:
    void everyFieldSurvives()
    {
        const AppSpec app = maximal();
        const Result<AppSpec> again = readStoredApp(writeApp(app));
        QVERIFY(again.has_value());
        QVERIFY(*again == app);
        const Result<AppSpec> posted = readApp(writeApp(app), PathId(), {});
        QVERIFY(posted.has_value());
        for (const AppFieldRow& row : appFields)
            QVERIFY2(row.equal(*posted, app), row.name.data());
    }

    void everyFieldIsSetInTheMaximalApp()
    {
        const AppSpec plain = readApp(jsonOf(R"({"id": "/a", "cmd": "x"})"), PathId(), {}).value();
        const AppSpec app = maximal();
        for (const AppFieldRow& row : appFields) {
            const bool elsewhere = row.field == AppField::Args || row.field == AppField::RequirePorts
                                   || row.field == AppField::PortDefinitions;
            if (!elsewhere)
                QVERIFY2(!row.equal(plain, app), row.name.data());
        }
    }

    void hostFieldsSurvive()
    {
        const AppSpec app = readApp(jsonOf(R"({"id": "/a", "args": ["x", ""], "requirePorts": true,
            "portDefinitions": [{"port": 8080, "name": "a", "protocol": "udp", "labels": {"l": "m"}}, {}]})"),
                                    PathId(), {})
                                .value();
        QCOMPARE(app.portDefinitions.size(), std::size_t{2});
        QVERIFY(readStoredApp(writeApp(app)) == app);
    }

    void storedAppsSayWhatIsTheirOwn()
    {
        for (
            const char* text :
            {R"({"id": "/a", "cmd": "x", "instances": 3, "mem": 64, "env": {"A": "b"}, "labels": {"c": ""}})",
             R"({"id": "/a", "cmd": "x", "networks": [{"mode": "container/bridge"}]})",
             R"({"id": "/a", "cmd": "x", "portDefinitions": [], "role": "other", "gpus": 1})",
             R"({"id": "/a", "cmd": "x", "unreachableStrategy": "disabled", "executor": "//cmd"})",
             R"({"id": "/a", "cmd": "x", "container": {"type": "MESOS", "volumes": [
                    {"containerPath": "data", "mode": "RW", "persistent": {"size": 64}}]}})",
             R"({"id": "/a", "cmd": "x", "container": {"type": "MESOS", "volumes": [
                    {"containerPath": "data", "mode": "RW", "persistent": {"size": 64}}]},
                  "upgradeStrategy": {"minimumHealthCapacity": 1, "maximumOverCapacity": 1},
                  "unreachableStrategy": {"inactiveAfterSeconds": 0, "expungeAfterSeconds": 0}})"}) {
            const AppSpec app = readApp(jsonOf(text), PathId(), {}).value();
            const Json stored = writeStoredApp(app);
            QVERIFY(readStoredApp(stored) == app);
            QVERIFY(stored.size() < writeApp(app).size() / 2);
        }
        AppSpec app = maximal();
        app.versionInfo = {};
        QVERIFY(readStoredApp(writeStoredApp(app)) == app);
    }

    void schemaFieldsAreWritten()
    {
        const Json schema = fixture("../resources/schemas/app.json");
        Json written = writeApp(maximal());
        const Json other = writeApp(readApp(jsonOf(R"({"id":"/a","args":["x"]})"), PathId(), {}).value());
        for (const auto& [name, field] : other.items())
            written[name] = field;
        for (const auto& [name, field] : schema.at("properties").items()) {
            if (!isNoPartOfTheDefinition(name))
                QVERIFY2(written.contains(name), name.c_str());
        }
    }

    void plainAppHasExactlyThePromisedKeys()
    {
        AppSpec app = readApp(jsonOf(R"({"id": "a", "cmd": "sleep 5"})"), PathId(), {}).value();
        app.versionInfo = {someTime, someTime, someTime};
        QCOMPARE(
            jsonText(writeApp(app, VersionInfoStyle::Without)),
            std::string(R"({"id":"/a","backoffFactor":1.15,"backoffSeconds":1,"cmd":"sleep 5","cpus":1.0,)"
                        R"("disk":0.0,"executor":"","instances":1,"labels":{},"maxLaunchDelaySeconds":300,)"
                        R"("mem":128.0,"gpus":0,"networks":[{"mode":"host"}],)"
                        R"("portDefinitions":[{"port":0,"name":"default","protocol":"tcp"}],)"
                        R"("requirePorts":false,"upgradeStrategy":{"maximumOverCapacity":1.0,)"
                        R"("minimumHealthCapacity":1.0},"version":"2026-01-02T03:04:05.678Z",)"
                        R"("killSelection":"YOUNGEST_FIRST","unreachableStrategy":{"inactiveAfterSeconds":0,)"
                        R"("expungeAfterSeconds":0},"role":"*"})"));
    }

    void everyReadingErrorIsReported()
    {
        const Json json = jsonOf(R"({"cmd": 5, "instances": 1.5, "cpus": "1", "labels": {"a": 1},
            "constraints": [["a", "LIKE", "c"], [1]], "healthChecks": [{"command": {}}], "upgradeStrategy": {}})");
        const Result<AppSpec> app = readApp(json, PathId(), {});
        QVERIFY(!app);
        std::set<std::pair<std::string, int>> found;
        for (const Error& error : app.error())
            found.emplace(error.where, static_cast<int>(error.code));
        const auto has = [&](const char* where, ErrorCode code) {
            return found.contains({where, static_cast<int>(code)});
        };
        QVERIFY(has("/id", ErrorCode::FieldMissing));
        QVERIFY(has("/cmd", ErrorCode::ExpectedString));
        QVERIFY(has("/instances", ErrorCode::ExpectedInt));
        QVERIFY(has("/cpus", ErrorCode::ExpectedNumber));
        QVERIFY(has("/labels/a", ErrorCode::ExpectedString));
        QVERIFY(has("/constraints/1/0", ErrorCode::ExpectedString));
        QVERIFY(has("/healthChecks/0/command/value", ErrorCode::PathMissing));
        QVERIFY(has("/upgradeStrategy/minimumHealthCapacity", ErrorCode::FieldMissing));
        QVERIFY(has("/upgradeStrategy/maximumOverCapacity", ErrorCode::FieldMissing));
        QCOMPARE(found.size(), std::size_t{9});
    }

    void updateKnowsWhatWasSent()
    {
        const AppUpdate update =
            readAppUpdate(jsonOf(R"({"id": "x", "instances": 4, "user": null, "uris": ["files/b.zip"],
                                     "ports": [1, 2]})"),
                          {})
                .value();
        QCOMPARE(update.id.text(), std::string("/x"));
        QVERIFY(update.present
                == (std::set{AppField::Instances, AppField::Fetch, AppField::PortDefinitions}));
        QCOMPARE(update.values.fetch.at(0).extract, true);
        QCOMPARE(update.values.portDefinitions.size(), std::size_t{2});
    }

    void updateOfTheNetworkKeepsTheContainer()
    {
        const AppSpec stored =
            readApp(jsonOf(R"({"id": "/a", "container": {"type": "DOCKER", "docker": {"image": "i"}}})"),
                    PathId(), {})
                .value();
        const AppUpdate update =
            readAppUpdate(jsonOf(R"({"networks": [{"mode": "container/bridge"}]})"), {}).value();
        const AppSpec changed = withDefaults(merged(stored, update));
        QCOMPARE(changed.container->docker->image, std::string("i"));
        QCOMPARE(changed.container->portMappings->size(), std::size_t{1});
        QVERIFY(changed.portDefinitions.empty());
    }

    void answersOfOldServersAreRead()
    {
        const AppInfo info =
            readAppInfo(jsonOf(R"({"id": "/old", "cmd": null, "args": null, "container": {"type":
            "DOCKER", "docker": {"image": "i", "network": "BRIDGE", "privileged": null, "portMappings":
            [{"containerPort": 80, "hostPort": 0, "servicePort": 9000, "protocol": "tcp"}]}}, "ports": [9000],
            "uris": ["files/b.tgz"], "storeUrls": [], "upgradeStrategy": {"minimumHealthCapacity": 0.5},
            "healthChecks": [{"protocol": "HTTP", "portIndex": 0, "command": null}], "ipAddress": null,
            "unreachableStrategy": "disabled", "tasksRunning": 1, "tasksStaged": 0,
            "version": "2014-08-26T05:04:49.766Z", "constraints": [["hostname", "unique", null]]})"))
                .value();
        QCOMPARE(info.app->networks.at(0).mode, NetworkMode::Bridge);
        QCOMPARE(info.app->container->portMappings->at(0).servicePort, 9000);
        QCOMPARE(info.app->fetch.at(0).uri, std::string("files/b.tgz"));
        QCOMPARE(info.app->upgradeStrategy.minimumHealthCapacity, 0.5);
        QCOMPARE(info.counts->running, 1);
        QVERIFY(!readAppInfo(jsonOf("[]")));
        QVERIFY(!readAppInfo(jsonOf(R"({"cmd": "x"})")));
    }
};

QTEST_GUILESS_MAIN(AppJsonTest)
#include "app_json_test.moc"
