// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/pod_json.h"
#include "tests/support/fixture.h"

#include <QTest>

using namespace pacer;
using namespace pacer::wire;
using pacer::tests::jsonOf;

namespace {

constexpr const char* maximalPod = R"({
  "id": "/duo", "labels": {"a": "b"}, "environment": {"A": "1", "B": {"secret": "s"}}, "user": "nobody",
  "containers": [{"name": "web", "resources": {"cpus": 0.1, "mem": 32, "disk": 1, "gpus": 1},
    "resourceLimits": {"cpus": 2, "mem": "unlimited"},
    "exec": {"command": {"argv": ["a", "b"]}, "overrideEntrypoint": true},
    "image": {"kind": "DOCKER", "id": "i", "pullConfig": {"secret": "s"}, "forcePull": true, "labels": {"x": "y"}},
    "endpoints": [{"name": "http", "containerPort": 80, "hostPort": 0, "protocol": ["udp"], "labels": {"V": "w"},
       "networkNames": ["n"]}],
    "environment": {"C": "2"}, "user": "root",
    "healthCheck": {"http": {"endpoint": "http", "path": "/h", "scheme": "HTTPS"}, "gracePeriodSeconds": 1,
       "intervalSeconds": 5, "maxConsecutiveFailures": 2, "timeoutSeconds": 3, "delaySeconds": 4},
    "check": {"exec": {"command": {"shell": "true"}}},
    "volumeMounts": [{"name": "data", "mountPath": "d", "readOnly": true}],
    "artifacts": [{"uri": "files/b"}], "labels": {"l": "m"}, "lifecycle": {"killGracePeriodSeconds": 2.5},
    "linuxInfo": {"seccomp": {"unconfined": true}}, "tty": true}],
  "secrets": {"s": {"source": "/x"}},
  "volumes": [{"name": "data"}, {"name": "h", "host": "/h"}, {"name": "s", "secret": "s"},
    {"name": "p", "persistent": {"size": 5}}],
  "networks": [{"mode": "container", "name": "n"}], "scaling": {"kind": "fixed", "instances": 3},
  "scheduling": {"backoff": {"backoff": 2, "backoffFactor": 2.5, "maxLaunchDelay": 30},
    "upgrade": {"minimumHealthCapacity": 0.5, "maximumOverCapacity": 0},
    "placement": {"constraints": [{"fieldName": "rack", "operator": "GROUP_BY", "value": "2"}],
      "acceptedResourceRoles": ["*"]}, "killSelection": "OLDEST_FIRST", "unreachableStrategy": "disabled"},
  "executorResources": {"cpus": 0.2, "mem": 40, "disk": 20}, "role": "dev",
  "linuxInfo": {"ipcInfo": {"mode": "PRIVATE"}}, "legacySharedCgroups": false})";

} // namespace

class PodJsonTest : public QObject {
    Q_OBJECT
private slots:
    void everyFieldSurvives()
    {
        const PodSpec pod = readPod(jsonOf(maximalPod), {}).value();
        const Json written = writePod(pod);
        QVERIFY(readStoredPod(written) == pod);
        QVERIFY(readPod(written, {}) == pod);
        const Json given = jsonOf(maximalPod);
        for (const auto& [name, value] : given.items())
            QVERIFY2(written.contains(name), name.c_str());
        for (const auto& [name, value] : given.at("containers").at(0).items())
            QVERIFY2(written.at("containers").at(0).contains(name), name.c_str());
    }

    void relativeIdIsARule()
    {
        Json json = jsonOf(maximalPod);
        json["id"] = "duo";
        const auto pod = readPod(json, {});
        QVERIFY(!pod);
        QVERIFY(pod.error() == (Errors{{ErrorCode::IdNotAbsolute, "/id", {}}}));
    }
};

QTEST_GUILESS_MAIN(PodJsonTest)
#include "pod_json_test.moc"
