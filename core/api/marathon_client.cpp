// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/marathon_client.h"

#include "core/api/answering.h"
#include "core/api/marathon_answers.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

namespace pacer::api {

namespace {

QString appPath(const PathId& id, const char* below = "")
{
    return QStringLiteral("/v2/apps") + QString::fromStdString(id.text()) + QString::fromLatin1(below);
}

QString groupPath(const PathId& id)
{
    return id.isRoot() ? QStringLiteral("/v2/groups")
                       : QStringLiteral("/v2/groups") + QString::fromStdString(id.text());
}

QString deploymentPath(const DeploymentId& id)
{
    return QStringLiteral("/v2/deployments/") + QString::fromStdString(id.value);
}

HttpRequest get(QString path, std::initializer_list<const char*> embeds = {})
{
    HttpRequest request;
    request.path = std::move(path);
    for (const char* embed : embeds)
        request.query.addQueryItem(QStringLiteral("embed"), QString::fromLatin1(embed));
    return request;
}

void addFlag(HttpRequest& request, const char* name, bool value)
{
    request.query.addQueryItem(QString::fromLatin1(name),
                               value ? QStringLiteral("true") : QStringLiteral("false"));
}

HttpRequest change(const char* method, QString path, bool force, const std::string& body = {})
{
    HttpRequest request;
    request.method = method;
    request.path = std::move(path);
    addFlag(request, "force", force);
    request.body = QByteArray::fromStdString(body);
    return request;
}

Answer<HttpResponse> unusedAnswer(Answer<void> answer)
{
    return [answer = std::move(answer)](const Result<HttpResponse>& response) {
        if (response)
            answer({});
        else
            answer(fail(response.error()));
    };
}

constexpr std::initializer_list<const char*> treeEmbeds{"group.groups", "group.apps", "group.pods",
                                                        "group.apps.counts", "group.apps.deployments"};

/// The transport of one client: notes how long each answer took.
class Timed : public HttpTransport {
public:
    Timed(HttpTransport& transport, std::shared_ptr<std::chrono::milliseconds> latency)
        : m_transport(transport)
        , m_latency(std::move(latency))
    {}

    void send(HttpRequest request, QObject* receiver, Answer answer) override
    {
        m_transport.send(std::move(request), receiver,
                         [latency = m_latency, answer = std::move(answer)](Result<HttpResponse> response) {
                             if (response)
                                 *latency = response->took;
                             answer(std::move(response));
                         });
    }

private:
    HttpTransport& m_transport;
    std::shared_ptr<std::chrono::milliseconds> m_latency;
};

} // namespace

MarathonClient::MarathonClient(HttpTransport& transport)
    : m_latency(std::make_shared<std::chrono::milliseconds>())
    , m_transport(std::make_shared<Timed>(transport, m_latency))
{}

void MarathonClient::info(QObject* receiver, Answer<ServerInfo> answer)
{
    ask<ServerInfo>(*m_transport, get(QStringLiteral("/v2/info")), receiver, readInfo, std::move(answer));
}

void MarathonClient::tree(QObject* receiver, Answer<TreeSnapshot> answer)
{
    group(PathId{}, receiver, std::move(answer));
}

void MarathonClient::group(const PathId& id, QObject* receiver, Answer<TreeSnapshot> answer)
{
    ask<TreeSnapshot>(*m_transport, get(groupPath(id), treeEmbeds), receiver, readTree, std::move(answer));
}

void MarathonClient::app(const PathId& id, QObject* receiver, Answer<AppInfo> answer)
{
    ask<AppInfo>(*m_transport, get(appPath(id), {"app.taskStats", "app.readiness"}), receiver, readApp,
                 std::move(answer));
}

void MarathonClient::tasks(QObject* receiver, Answer<std::vector<TaskInfo>> answer)
{
    ask<std::vector<TaskInfo>>(*m_transport, get(QStringLiteral("/v2/tasks")), receiver, readTaskList,
                               std::move(answer));
}

void MarathonClient::deployments(QObject* receiver, Answer<std::vector<DeploymentInfo>> answer)
{
    ask<std::vector<DeploymentInfo>>(*m_transport, get(QStringLiteral("/v2/deployments")), receiver,
                                     readDeploymentList, std::move(answer));
}

void MarathonClient::deploymentHistory(const HistoryQuery& query, QObject* receiver,
                                       Answer<DeploymentHistory> answer)
{
    HttpRequest request = get(QStringLiteral("/v2/deployments/history"));
    request.query.addQueryItem(QStringLiteral("limit"), QString::number(query.limit));
    if (query.before)
        request.query.addQueryItem(QStringLiteral("before"), QString::number(*query.before));
    if (query.app)
        request.query.addQueryItem(QStringLiteral("app"), QString::fromStdString(query.app->text()));
    ask<DeploymentHistory>(*m_transport, request, receiver, readHistoryPage, std::move(answer));
}

void MarathonClient::queue(bool withLastUnused, QObject* receiver, Answer<std::vector<QueueItem>> answer)
{
    HttpRequest request = get(QStringLiteral("/v2/queue"));
    if (withLastUnused)
        request.query.addQueryItem(QStringLiteral("embed"), QStringLiteral("lastUnusedOffers"));
    ask<std::vector<QueueItem>>(*m_transport, request, receiver, readQueueList, std::move(answer));
}

void MarathonClient::versions(const PathId& id, QObject* receiver, Answer<std::vector<Timestamp>> answer)
{
    ask<std::vector<Timestamp>>(*m_transport, get(appPath(id, "/versions")), receiver, readVersions,
                                std::move(answer));
}

void MarathonClient::appAt(const PathId& id, Timestamp version, QObject* receiver, Answer<AppPtr> answer)
{
    const QString path = appPath(id, "/versions/") + QString::fromStdString(formatTimestamp(version));
    ask<AppPtr>(*m_transport, get(path), receiver, readBareApp, std::move(answer));
}

void MarathonClient::definition(const PathId& id, QObject* receiver, Answer<std::string> answer)
{
    ask<std::string>(*m_transport, get(appPath(id)), receiver, readDefinition, std::move(answer));
}

void MarathonClient::dryRun(const std::string& text, QObject* receiver,
                            Answer<std::vector<DeploymentStep>> answer)
{
    HttpRequest request = change("PUT", QStringLiteral("/v2/groups"), false, text);
    addFlag(request, "dryRun", true);
    ask<std::vector<DeploymentStep>>(*m_transport, request, receiver, readDryRun, std::move(answer));
}

void MarathonClient::create(const std::string& text, bool force, QObject* receiver, ChangeAnswer answer)
{
    const Result<wire::Json> json = wire::parseJson(text);
    if (!json) {
        answerLater(receiver, std::move(answer), json.error());
        return;
    }
    HttpRequest request;
    if (json->is_array()) {
        request = change("PUT", QStringLiteral("/v2/apps"), force, text);
        addFlag(request, "partialUpdate", false);
    } else if (json->contains("apps") || json->contains("groups")) {
        request = change("POST", QStringLiteral("/v2/groups"), force, text);
    } else {
        request = change("POST", QStringLiteral("/v2/apps"), force, text);
    }
    ask<DeploymentResult>(*m_transport, request, receiver, readChange, std::move(answer));
}

void MarathonClient::replace(const PathId& id, const std::string& text, bool force, QObject* receiver,
                             ChangeAnswer answer)
{
    HttpRequest request = change("PUT", appPath(id), force, text);
    addFlag(request, "partialUpdate", false);
    ask<DeploymentResult>(*m_transport, request, receiver, readChange, std::move(answer));
}

void MarathonClient::putGroup(const std::string& text, bool force, QObject* receiver, ChangeAnswer answer)
{
    ask<DeploymentResult>(*m_transport, change("PUT", QStringLiteral("/v2/groups"), force, text), receiver,
                          readChange, std::move(answer));
}

void MarathonClient::scale(const PathId& id, int instances, bool force, QObject* receiver,
                           ChangeAnswer answer)
{
    const std::string body = wire::jsonText(wire::Json{{"instances", instances}});
    ask<DeploymentResult>(*m_transport, change("PUT", appPath(id), force, body), receiver, readChange,
                          std::move(answer));
}

void MarathonClient::scaleGroup(const PathId& id, double factor, bool force, QObject* receiver,
                                ChangeAnswer answer)
{
    const std::string body = wire::jsonText(wire::Json{{"scaleBy", factor}});
    ask<DeploymentResult>(*m_transport, change("PUT", groupPath(id), force, body), receiver, readChange,
                          std::move(answer));
}

void MarathonClient::restart(const PathId& id, bool force, QObject* receiver, ChangeAnswer answer)
{
    ask<DeploymentResult>(*m_transport, change("POST", appPath(id, "/restart"), force), receiver, readChange,
                          std::move(answer));
}

void MarathonClient::destroyApp(const PathId& id, bool force, QObject* receiver, ChangeAnswer answer)
{
    ask<DeploymentResult>(*m_transport, change("DELETE", appPath(id), force), receiver, readChange,
                          std::move(answer));
}

void MarathonClient::destroyGroup(const PathId& id, bool force, QObject* receiver, ChangeAnswer answer)
{
    ask<DeploymentResult>(*m_transport, change("DELETE", groupPath(id), force), receiver, readChange,
                          std::move(answer));
}

void MarathonClient::rollBackApp(const PathId& id, Timestamp version, bool force, QObject* receiver,
                                 ChangeAnswer answer)
{
    const std::string body = wire::jsonText(wire::Json{{"version", formatTimestamp(version)}});
    ask<DeploymentResult>(*m_transport, change("PUT", appPath(id), force, body), receiver, readChange,
                          std::move(answer));
}

void MarathonClient::kill(const KillRequest& kill, QObject* receiver,
                          Answer<std::optional<DeploymentResult>> answer)
{
    wire::Json ids = wire::Json::array();
    for (const TaskId& task : kill.tasks)
        ids.push_back(task.value);
    HttpRequest request = change("POST", QStringLiteral("/v2/tasks/delete"), kill.force,
                                 wire::jsonText(wire::Json{{"ids", std::move(ids)}}));
    addFlag(request, "scale", kill.scale);
    addFlag(request, "wipe", kill.wipe);
    ask<std::optional<DeploymentResult>>(*m_transport, request, receiver, readKill, std::move(answer));
}

void MarathonClient::rollBack(const DeploymentId& id, QObject* receiver, ChangeAnswer answer)
{
    ask<DeploymentResult>(*m_transport, change("DELETE", deploymentPath(id), false), receiver, readChange,
                          std::move(answer));
}

void MarathonClient::stop(const DeploymentId& id, QObject* receiver, Answer<void> answer)
{
    ask<HttpResponse>(*m_transport, change("DELETE", deploymentPath(id), true), receiver, requireSuccess,
                      unusedAnswer(std::move(answer)));
}

void MarathonClient::pause(const DeploymentId& id, QObject* receiver, Answer<void> answer)
{
    ask<HttpResponse>(*m_transport, change("POST", deploymentPath(id) + QStringLiteral("/pause"), false),
                      receiver, requireSuccess, unusedAnswer(std::move(answer)));
}

void MarathonClient::resume(const DeploymentId& id, QObject* receiver, Answer<void> answer)
{
    ask<HttpResponse>(*m_transport, change("POST", deploymentPath(id) + QStringLiteral("/resume"), false),
                      receiver, requireSuccess, unusedAnswer(std::move(answer)));
}

void MarathonClient::resetDelay(const PathId& id, QObject* receiver, Answer<void> answer)
{
    HttpRequest request;
    request.method = "DELETE";
    request.path = QStringLiteral("/v2/queue") + QString::fromStdString(id.text()) + QStringLiteral("/delay");
    ask<HttpResponse>(*m_transport, request, receiver, requireSuccess, unusedAnswer(std::move(answer)));
}

} // namespace pacer::api
