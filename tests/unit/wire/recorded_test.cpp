// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/app_json.h"
#include "core/wire/deployment_json.h"
#include "core/wire/event_json.h"
#include "core/wire/group_json.h"
#include "core/wire/instance_json.h"
#include "core/wire/json_text.h"
#include "core/wire/pod_json.h"
#include "core/wire/queue_json.h"
#include "tests/support/fixture.h"

#include <QTest>

#include <functional>

using namespace pacer;
using namespace pacer::wire;
using pacer::tests::fileText;
using pacer::tests::fixture;
using pacer::tests::jsonOf;

namespace {

/// Answers are sets in places, so order of keys and of sets does not count; numbers compare as numbers.
nlohmann::json unordered(const Json& json)
{
    return nlohmann::json::parse(jsonTextWithoutFractions(json));
}

/// What we write more than the reference, or otherwise (decisions 11 and 19).
Json withoutExtensions(Json app)
{
    app.erase("taskStats");
    for (Json& task : app.contains("tasks") ? app["tasks"] : app) {
        if (!task.is_object() || !task.contains("healthCheckResults"))
            continue;
        for (Json& result : task["healthCheckResults"])
            result["instanceId"] = "instance [" + result["instanceId"].get<std::string>() + "]";
    }
    return app;
}

Json rewrittenApp(const Json& app)
{
    const AppInfo info = readAppInfo(app).value();
    const bool versions = app.contains("versionInfo");
    return withoutExtensions(
        writeAppInfo(info, versions ? VersionInfoStyle::With : VersionInfoStyle::Without));
}

using Rewrite = std::function<Json(const Json&)>;

Json listOf(const Json& list, const Rewrite& rewrite)
{
    Json result = Json::array();
    for (const Json& item : list)
        result.push_back(rewrite(item));
    return result;
}

Json rewrittenTask(const Json& task)
{
    Json app;
    app["tasks"] = Json::array({writeTask(readTask(task).value())});
    return withoutExtensions(app)["tasks"][0];
}

/// The body of one answer, read and written again; null for kinds that are not ours here.
Json rewritten(const Json& body)
{
    if (body.is_object() && body.contains("id") && body.contains("backoffFactor"))
        return rewrittenApp(body);
    Json result;
    for (const char* name : {"apps", "*"}) {
        if (body.is_object() && body.size() == 1 && body.contains(name))
            result[name] = listOf(body[name], rewrittenApp);
    }
    if (body.is_object() && body.size() == 1 && body.contains("app"))
        result["app"] = rewrittenApp(body["app"]);
    if (body.is_object() && body.size() == 1 && body.contains("tasks"))
        result["tasks"] = listOf(body["tasks"], rewrittenTask);
    if (body.is_object() && body.size() == 2 && body.contains("deploymentId"))
        result = writeDeploymentResult(readDeploymentResult(body).value());
    if (body.is_object() && body.contains("queue"))
        result["queue"] = listOf(body["queue"], [](const Json& json) {
            const QueueItem item = readQueueItem(json).value();
            const Json spec = item.spec.app() ? writeApp(*item.spec.app()) : writePod(*item.spec.pod());
            std::string text;
            appendQueueItem(text, item, jsonText(spec), json.contains("lastUnusedOffers"));
            return parseJson(text).value();
        });
    if (body.is_object() && body.contains("containers"))
        result = writePod(readStoredPod(body).value());
    if (body.is_array() && !body.empty() && body[0].is_object() && body[0].contains("steps"))
        result = listOf(body, [](const Json& item) { return writeDeployment(readDeployment(item).value()); });
    return result;
}

} // namespace

class RecordedTest : public QObject {
    Q_OBJECT
private slots:
    void answersSurviveReadingAndWriting_data()
    {
        QTest::addColumn<QByteArray>("file");
        for (const char* file : {"apps", "groups", "pods", "deployments-queue", "tasks", "health", "errors"})
            QTest::newRow(file) << QByteArray(file);
    }
    void answersSurviveReadingAndWriting()
    {
        QFETCH(QByteArray, file);
        int compared = 0;
        for (const Json& entry : fixture("fixtures/marathon/recorded/" + file.toStdString() + ".json")) {
            const Json& body = entry.at("response").at("body");
            const Json again = rewritten(body);
            if (again.is_null())
                continue;
            ++compared;
            const auto difference = nlohmann::json::diff(unordered(body), unordered(again));
            QVERIFY2(difference.empty(), (jsonText(entry.at("request")) + '\n' + difference.dump()).c_str());
        }
        QVERIFY(compared > 3);
    }

    void groupsAreRead()
    {
        int groups = 0;
        for (const Json& entry : fixture("fixtures/marathon/recorded/groups.json")) {
            const Json& body = entry.at("response").at("body");
            if (!body.is_object() || !body.contains("groups"))
                continue;
            ++groups;
            const Group group = readGroup(body).value();
            const auto app = [](const AppPtr& one) { return jsonText(writeApp(*one)); };
            const Json again = parseJson(groupText(group, {.app = app, .pod = {}})).value();
            QCOMPARE(again.at("apps").size(), body.at("apps").size());
            QCOMPARE(again.at("groups").size(), body.at("groups").size());
            QVERIFY(again.at("version") == body.at("version"));
            QCOMPARE(groupText(readGroup(again).value(), {.app = app, .pod = {}}), jsonText(again));
        }
        QVERIFY(groups > 5);
    }

    void eventsSurviveToTheByte_data()
    {
        QTest::addColumn<QByteArray>("file");
        for (const char* file : {"add_health_check_event",
                                 "api_post_event",
                                 "app_terminated_event",
                                 "deployment_failed",
                                 "deployment_info",
                                 "deployment_step_failure",
                                 "deployment_step_success",
                                 "deployment_success",
                                 "event_stream_attached",
                                 "event_stream_detached",
                                 "failed_health_check_event",
                                 "group_change_failed",
                                 "group_change_success",
                                 "health_status_changed_event",
                                 "instance_changed_event",
                                 "instance_health_changed_event",
                                 "pod_created_event",
                                 "pod_deleted_event",
                                 "pod_updated_event",
                                 "remove_health_check_event",
                                 "scheduler_disconnected_event",
                                 "scheduler_registered_event",
                                 "scheduler_reregistered_event",
                                 "status_update_event",
                                 "unhealthy_instance_kill_event",
                                 "unknown_instance_terminated_event"})
            QTest::newRow(file) << QByteArray(file);
    }
    void eventsSurviveToTheByte()
    {
        QFETCH(QByteArray, file);
        const std::string frame = fileText("fixtures/marathon/events/" + file.toStdString() + ".txt");
        const std::size_t begin = frame.find("data: ") + 6;
        const std::string data = frame.substr(begin, frame.find('\r', begin) - begin);
        const ApiEvent event = readEvent(jsonOf(data)).value();
        QCOMPARE(std::string(eventType(event.body)), file.toStdString());
        QCOMPARE(jsonTextWithoutFractions(writeEvent(event)), data);
    }

    void otherEventsAreRefused()
    {
        QVERIFY(!readEvent(jsonOf(R"({"eventType": "framework_message_event"})")));
        QVERIFY(!readEvent(jsonOf("{}")));
        QVERIFY(!readEvent(jsonOf("[1]")));
    }

    void oldDeploymentsAreRead()
    {
        const auto nested = readDeployments(jsonOf(R"([{"id": "d", "affectedApps": ["/t"],
            "steps": [[{"action": "ScaleApplication", "app": "/t"}]], "currentStep": 1}])"))
                                .value();
        QCOMPARE(nested.at(0).steps.at(0).actions.at(0).kind, ActionKind::Scale);
        const auto typed = readDeployments(jsonOf(R"([{"id": "d", "steps": [{"actions":
            [{"type": "StopApplication", "app": "/t"}, {"type": "ResolveArtifacts", "app": "/t"},
             {"type": "KillAllOldTasksOf", "app": "/t"}, {"type": "NeverHeardOf", "app": "/t"}]}]}])"))
                               .value();
        QCOMPARE(typed.at(0).steps.at(0).actions.size(), std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(RecordedTest)
#include "recorded_test.moc"
