// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/app_json.h"
#include "core/wire/group_json.h"
#include "core/wire/json_text.h"
#include "core/wire/pod_json.h"
#include "tests/vectors/responder.h"

#include <nlohmann/json.hpp>

#include <array>

namespace pacer::vectors {

namespace {

template <class T>
Json refused(const Result<T>& result)
{
    Json json;
    json["refused"] = result.error().front().where;
    return json;
}

Json storedApp(const Json& vector)
{
    const Json& input = vector.at("input");
    const PathId base = PathId::absolute(vector.value("groupPath", "/"));
    const PathId id = PathId::resolve(input.at("id").get<std::string>(), base);
    const validation::AcceptSettings settings = acceptSettings(vector, id);
    if (vector.at("kind") == "groupApp") {
        Json group;
        group["id"] = base.text();
        group["apps"] = Json::array({input});
        const auto update = validation::acceptGroupUpdate(group, PathId(), settings);
        return update ? wire::writeApp(update->apps->front(), wire::VersionInfoStyle::Without)
                      : refused(update);
    }
    const auto app = validation::acceptApp(input, base, settings);
    return app ? wire::writeApp(*app, wire::VersionInfoStyle::Without) : refused(app);
}

Json storedPod(const Json& vector)
{
    const auto pod = validation::acceptPod(vector.at("input"), acceptSettings(vector, PathId()));
    return pod ? wire::writePod(*pod) : refused(pod);
}

constexpr int firstFailure = 400;

/// Members of an answer that tell of the running app.
constexpr std::array runningParts{"tasksStaged", "tasksRunning", "tasksHealthy", "tasksUnhealthy",
                                  "deployments"};

/// What the server says that it stored, as early as it says it.
Answer stored(const Json& vector, Responder& responder)
{
    const Json& input = vector.at("input");
    const auto post = [&](const char* path, const Json& body) {
        return responder.ask("POST", path, wire::jsonText(body));
    };
    const std::string kind = vector.at("kind").get<std::string>();
    if (kind != "groupApp")
        return post(kind == "pod" ? "/v2/pods" : "/v2/apps", input);
    Json group;
    group["id"] = vector.at("groupPath");
    group["apps"] = Json::array({input});
    const Answer answer = post("/v2/groups", group);
    if (answer.status >= firstFailure)
        return answer;
    const PathId base = PathId::absolute(group.at("id").get<std::string>());
    const PathId id = PathId::resolve(input.at("id").get<std::string>(), base);
    Answer app = responder.ask("GET", "/v2/apps" + id.text(), std::nullopt);
    app.body = app.body.value("app", Json::object());
    return app;
}

/// One of `requests`: what is answered, and what is there afterwards.
std::optional<Differences> askRequest(const Json& vector, Responder& responder)
{
    const std::optional<Answer> answer = answerOf(vector, responder);
    if (!answer)
        return std::nullopt;
    const Json& expect = vector.at("expect");
    Differences differences;
    compareAnswer(vector, *answer, differences);
    if (expect.contains("postBody"))
        compareSubset(answer->body, expect.at("postBody"), "", differences);
    for (const Json& key : expect.value("bodyKeys", Json::array())) {
        if (!answer->body.contains(key.get<std::string>()))
            differences.push_back("the answer has no " + key.get<std::string>());
    }
    if (!expect.contains("get") && !expect.contains("getStatus"))
        return differences;
    std::string path = vector.at("path").get<std::string>();
    path = expect.value("getPath", path.substr(0, path.find('?')));
    if (path == "/v2/apps")
        path += vector.at("body").at("id").get<std::string>();
    Answer after = responder.ask("GET", path, std::nullopt);
    constexpr int ok = 200;
    if (after.status != expect.value("getStatus", ok))
        differences.push_back("GET " + path + " gives " + std::to_string(after.status));
    if (after.body.is_object() && after.body.contains("app"))
        after.body = Json(after.body.at("app"));
    if (expect.contains("get"))
        compareSubset(after.body, expect.at("get"), "", differences);
    return differences;
}

} // namespace

Differences checkApiNormalization(const Json& vector)
{
    Differences differences;
    if (vector.contains("method")) // a request: it needs somebody who remembers
        return differences;
    const Json stored = vector.at("kind") == "pod" ? storedPod(vector) : storedApp(vector);
    compareSubset(stored, vector.at("expect"), "", differences);
    if (stored.contains("refused"))
        differences.push_back("it was refused at " + stored.at("refused").get<std::string>());
    return differences;
}

std::optional<Differences> askApiNormalization(const Json& vector, Responder& responder)
{
    if (vector.contains("method"))
        return askRequest(vector, responder);
    if (!responder.begin(vector.value("config", Json::object())))
        return std::nullopt;
    Answer answer = stored(vector, responder);
    for (const char* part : runningParts)
        answer.body.erase(part);
    Differences differences;
    if (answer.status >= firstFailure)
        differences.push_back("it was refused: " + wire::jsonText(answer.body));
    else
        compareSubset(answer.body, vector.at("expect"), "", differences);
    return differences;
}

} // namespace pacer::vectors
