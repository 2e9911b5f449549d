// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/client_bodies.h"

#include "core/api/marathon_answers.h"
#include "core/wire/app_json.h"
#include "core/wire/error_json.h"
#include "core/wire/instance_json.h"
#include "core/wire/pod_json.h"
#include "tests/support/fixture.h"

#include <QDir>

#include <map>

namespace pacer::test {

namespace {

using tests::fixture;
using wire::Json;

const char* const root = "fixtures/marathon/";

QStringList filesOf(const QString& folder, const QString& pattern)
{
    return QDir(QStringLiteral(PACER_TESTS_DIR "/") + root + folder).entryList({pattern}, QDir::Files);
}

QByteArray bytesOf(const Json& body)
{
    return QByteArray::fromStdString(body.is_string() ? body.get<std::string>() : wire::jsonText(body));
}

void addExchanges(std::vector<RecordedAnswer>& answers)
{
    for (const QString& file : filesOf("recorded", "*.json")) {
        const Json exchanges = fixture(root + std::string("recorded/") + file.toStdString());
        for (const Json& exchange : exchanges) {
            const auto path = exchange["request"]["path"].get<std::string>();
            const auto method = exchange["request"]["method"].get<std::string>();
            answers.push_back({file + QStringLiteral(": %1 %2").arg(method.c_str(), path.c_str()),
                               exchange["response"]["status"].get<int>(),
                               bytesOf(exchange["response"]["body"])});
        }
    }
}

void addStories(std::vector<RecordedAnswer>& answers)
{
    for (const QString& file : filesOf("recorded-stories", "*.json")) {
        const Json story = fixture(root + std::string("recorded-stories/") + file.toStdString());
        std::map<int, std::string> requests;
        for (const Json& entry : story) {
            if (entry["kind"] == "request")
                requests[entry["n"].get<int>()] =
                    entry["method"].get<std::string>() + ' ' + entry["path"].get<std::string>();
            if (entry["kind"] != "response" || !entry.contains("body") || !entry["body"].is_string())
                continue;
            const int n = entry["n"].get<int>();
            answers.push_back({file + QStringLiteral(": %1 %2").arg(n).arg(requests[n].c_str()),
                               entry["status"].get<int>(), bytesOf(entry["body"])});
        }
    }
}

void addSingleBodies(std::vector<RecordedAnswer>& answers)
{
    for (const char* folder : {"apps", "tasks", "pods", "groups", "deployments", "queue", "misc",
                               "documented", "recorded-old-servers"}) {
        for (const QString& file : filesOf(folder, "*.json")) {
            const std::string path = root + std::string(folder) + '/' + file.toStdString();
            answers.push_back({folder + ('/' + file), 200, QByteArray::fromStdString(tests::fileText(path))});
        }
    }
    for (const QString& file : filesOf("errors", "*.json")) {
        const Json pair = fixture(root + std::string("errors/") + file.toStdString());
        answers.push_back({"errors/" + file, pair["status"].get<int>(), bytesOf(pair["body"])});
    }
}

QString unless(bool condition, const char* what)
{
    return condition ? QString() : QString::fromLatin1(what);
}

std::size_t appsIn(const Json& group)
{
    std::size_t count = group.value("apps", Json::array()).size();
    const Json groups = group.value("groups", Json::array());
    for (const Json& child : groups)
        count += appsIn(child);
    return count;
}

std::size_t sizeOf(const Json& json, const char* key)
{
    return json.contains(key) && json[key].is_array() ? json[key].size() : 0;
}

QString lossOfApp(const Json& json)
{
    const Result<AppInfo> info = wire::readAppInfo(json);
    if (!json.contains("id")) // shortened by those who wrote it down
        return unless(!info, "that it is no app");
    if (!info)
        return QStringLiteral("an app cannot be read");
    const std::string id = json["id"].get<std::string>();
    if (info->app->id != PathId::resolve(id, PathId()))
        return QStringLiteral("the id of an app");
    if (json.contains("instances") && json["instances"].is_number()
        && info->app->instances != json["instances"].get<int>())
        return QStringLiteral("the instances of an app");
    if (info->tasks.value_or(std::vector<TaskInfo>()).size() != sizeOf(json, "tasks"))
        return QStringLiteral("tasks of an app");
    if (info->deployments.value_or(std::vector<DeploymentId>()).size() != sizeOf(json, "deployments"))
        return QStringLiteral("deployments of an app");
    const bool counts = json.contains("tasksRunning") && json["tasksRunning"].is_number();
    return unless(!counts || (info->counts && info->counts->running == json["tasksRunning"].get<int>()),
                  "counts of an app");
}

QString lossOfApps(const Json& list)
{
    for (const Json& app : list) {
        if (QString loss = lossOfApp(app); !loss.isEmpty())
            return loss;
    }
    return {};
}

QString lossOfPod(const Json& json)
{
    const Result<PodSpec> pod = wire::readStoredPod(json);
    return unless(pod && pod->id.text() == json["id"].get<std::string>()
                      && pod->containers.size() == sizeOf(json, "containers"),
                  "a pod");
}

QString lossOfList(const Json& list, const api::HttpResponse& response)
{
    if (list.empty())
        return {};
    const Json& first = list.front();
    if (first.is_string()) { // versions of groups and pods, or ids
        const bool times = parseTimestamp(first.get<std::string>()).has_value();
        return unless(times || first.get<std::string>().find("instance-") != std::string::npos,
                      "a list of texts");
    }
    if (first.contains("containers"))
        return lossOfPod(first);
    if (first.contains("spec"))
        return lossOfPod(first["spec"]);
    if (first.contains("instanceId"))
        return {}; // killed instances of pods: nothing of them is shown
    if (first.contains("affectedApps") || first.contains("totalSteps")) {
        const auto deployments = api::readDeploymentList(response);
        return unless(deployments && deployments->size() == list.size()
                          && deployments->front().steps.size() == sizeOf(first, "steps"),
                      "deployments");
    }
    return first.contains("steps") ? QString() : lossOfApps(list);
}

QString lossOfLists(const Json& json, const api::HttpResponse& response)
{
    if (json.contains("tasks")) {
        const auto tasks = api::readTaskList(response);
        return unless(tasks && tasks->size() == sizeOf(json, "tasks"), "tasks");
    }
    if (json.contains("queue")) {
        const auto queue = api::readQueueList(response);
        return unless(queue && queue->size() == sizeOf(json, "queue"), "entries of the queue");
    }
    if (json.contains("versions")) {
        const auto versions = api::readVersions(response);
        return unless(versions && versions->size() == sizeOf(json, "versions"), "versions");
    }
    const auto steps = api::readDryRun(response);
    return unless(steps && steps->size() == sizeOf(json, "steps"), "steps");
}

QString lossOfObject(const Json& json, const api::HttpResponse& response)
{
    const auto has = [&json](const char* key) { return json.contains(key); };
    if (has("app"))
        return unless(api::readApp(response).has_value(), "the app") + lossOfApp(json["app"]);
    if (has("deploymentId")) {
        const auto change = api::readChange(response);
        return unless(change && change->deploymentId.value == json["deploymentId"].get<std::string>(),
                      "the deployment");
    }
    if (has("frameworkId") && has("name")) {
        const auto info = api::readInfo(response);
        return unless(info && info->version == json["version"].get<std::string>(), "the server's version");
    }
    if (has("task"))
        return unless(wire::readTask(json["task"]).has_value(), "a task");
    if (has("containers"))
        return lossOfPod(json);
    if (has("spec") && json["spec"].is_object())
        return lossOfPod(json["spec"]);
    if (!has("id")) {
        if (has("apps") || has("*"))
            return lossOfApps(has("*") ? json["*"] : json["apps"]);
        if (has("tasks") || has("queue") || has("versions") || has("steps"))
            return lossOfLists(json, response);
        return {}; // leader, plugins, metrics, loggers, halves of requests: nothing of them is shown
    }
    if (has("groups") || (has("apps") && !has("cmd"))) {
        const auto tree = api::readTree(response);
        return unless(tree && tree->apps.size() == appsIn(json), "apps of a group");
    }
    return lossOfApp(json);
}

/// What a client says about a refusal: the server's own words, or a code that stands for them.
QString lossOfRefusal(const RecordedAnswer& answer)
{
    const Errors errors = wire::readErrors(answer.status, answer.body.toStdString());
    if (errors.empty())
        return QStringLiteral("the reason");
    const auto json = wire::parseJson(answer.body.toStdString());
    if (!json || !json->is_object())
        return {};
    if (answer.status == 409 && json->contains("deployments"))
        return unless(errors.front().code == ErrorCode::AppLocked
                          && errors.front().args.size() == sizeOf(*json, "deployments"),
                      "who locks");
    if (sizeOf(*json, "details") > 0)
        return unless(errors.size() >= sizeOf(*json, "details"), "details");
    const std::string message = json->value("message", "");
    return unless(wire::errorSentence(errors.front()).find(message) != std::string::npos
                      || json->contains("details"),
                  "the message");
}

std::vector<RecordedStream> readStreams()
{
    std::vector<RecordedStream> streams;
    for (const QString& file : filesOf("recorded-stories", "*.json")) {
        const Json story = fixture(root + std::string("recorded-stories/") + file.toStdString());
        std::map<std::string, QByteArray> bytes;
        for (const Json& entry : story) {
            if (entry["kind"] == "sse")
                bytes[entry["stream"].get<std::string>()] += bytesOf(entry["raw"]);
        }
        for (const auto& [name, raw] : bytes)
            streams.push_back({file + ' ' + QString::fromStdString(name), raw});
    }
    for (const QString& file : filesOf("events", "stream*.txt"))
        streams.push_back({file, QByteArray::fromStdString(
                                     tests::fileText(root + std::string("events/") + file.toStdString()))});
    return streams;
}

} // namespace

const std::vector<RecordedAnswer>& recordedAnswers()
{
    static const std::vector<RecordedAnswer> all = [] {
        std::vector<RecordedAnswer> answers;
        addExchanges(answers);
        addStories(answers);
        addSingleBodies(answers);
        return answers;
    }();
    return all;
}

const std::vector<RecordedStream>& recordedStreams()
{
    static const std::vector<RecordedStream> all = readStreams();
    return all;
}

QString lossOf(const RecordedAnswer& answer)
{
    if (answer.status >= 400)
        return lossOfRefusal(answer);
    const auto json = wire::parseJson(answer.body.toStdString());
    if (!json)
        return {}; // a text, or nothing at all
    const api::HttpResponse response{answer.status, answer.body, {}};
    if (json->is_array())
        return lossOfList(*json, response);
    return json->is_object() ? lossOfObject(*json, response) : QString();
}

} // namespace pacer::test
