// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/pod_status_json.h"
#include "tests/support/fixture.h"

#include <QTest>

using namespace pacer;
using namespace pacer::wire;
using pacer::tests::fixture;
using pacer::tests::jsonOf;

class PodStatusJsonTest : public QObject {
    Q_OBJECT
private slots:
    void whatAServerAnsweredIsReadAndWrittenUnchanged()
    {
        int seen = 0;
        for (const Json& pair : fixture("fixtures/marathon/recorded/pods.json")) {
            const Json& body = pair.at("response").at("body");
            if (!body.is_object() || !body.contains("terminationHistory"))
                continue;
            ++seen;
            const auto status = readPodStatus(body);
            QVERIFY(status);
            const Json written = writePodStatus(*status);
            QVERIFY2(nlohmann::json(written) == nlohmann::json(body), jsonText(written).c_str());
        }
        QVERIFY(seen > 4);
    }

    void historyHasNamesOfItsOwn()
    {
        const Json json = jsonOf(R"({"spec": {"id": "/a", "containers": []}, "terminationHistory": [
            {"instanceID": "a.instance-1", "startedAt": "2026-11-21T14:18:33.731Z",
             "terminatedAt": "2026-11-21T14:18:36.138Z", "message": "m",
             "containers": [{"containerId": "a.instance-1.x.1", "lastKnownState": "TaskFailed"},
                            {"containerId": "a.instance-1.y.1", "lastKnownState": "TASK_GONE_BY_OPERATOR"}]}]})");
        const PodStatus status = readPodStatus(json).value();
        const auto& containers = status.terminations.front().containers;
        QCOMPARE(containers[0].lastKnownState, TaskState::Failed);
        QCOMPARE(containers[1].lastKnownState, TaskState::GoneByOperator);
        const Json written = writePodStatus(status).at("terminationHistory");
        QVERIFY(written[0]["containers"][1]["lastKnownState"] == "TaskGoneByOperator");
        QVERIFY(!readPodStatus(jsonOf("{}")));
    }
};

QTEST_GUILESS_MAIN(PodStatusJsonTest)
#include "pod_status_json_test.moc"
