// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/vectors/areas/api_request.h"

#include "core/wire/error_json.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace pacer::vectors {

namespace {

constexpr int created = 201;
constexpr int ok = 200;

template <class T>
Answer answerOf(const Result<T>& result, int success)
{
    if (result)
        return {success, Json::object()};
    return {wire::httpStatus(result.error()), wire::writeErrors(result.error(), {.nameNestedApps = false})};
}

std::string bodyText(const Json& vector)
{
    return vector.contains("rawBody") ? vector.at("rawBody").get<std::string>()
                                      : wire::jsonText(vector.at("body"));
}

PathId idOf(const Json& body)
{
    const auto id = body.is_object() ? body.find("id") : body.end();
    return body.is_object() && id != body.end() && id->is_string() ? PathId::absolute(id->get<std::string>())
                                                                   : PathId();
}

/// Every text of an answer.
std::vector<std::string> textsOf(const Json& body)
{
    std::vector<std::string> texts{body.value("message", "")};
    const Json details = body.value("details", Json());
    if (details.is_string())
        texts.push_back(details.get<std::string>());
    for (const Json& entry : details.is_array() ? details : Json::array()) {
        for (const Json& text : entry.at("errors"))
            texts.push_back(text.get<std::string>());
    }
    return texts;
}

} // namespace

validation::AcceptSettings acceptSettings(const Json& vector, const PathId& id)
{
    const Json config = vector.value("config", Json::object());
    validation::AcceptSettings settings;
    settings.reading.keepDroppedFields = false;
    settings.rules.refuseOneCharacterCommands = true;
    settings.reading.defaultNetworkName = config.value("defaultNetworkName", "");
    const std::string role = config.value("mesosRole", "*");
    settings.reading.defaultRole = role;
    settings.rules.roles->defaultRole = role;
    settings.rules.enabledFeatures = config.value("features", std::set<std::string>{});
    if (config.value("enforceRole", false) && !id.parent().isRoot()) {
        settings.reading.defaultRole = std::string(id.segments().front());
        settings.rules.roles->groupEnforcesRole = true;
    }
    return settings;
}

std::optional<Answer> answerWithoutServer(const Json& vector)
{
    const std::string request =
        vector.at("method").get<std::string>() + ' ' + vector.at("path").get<std::string>();
    if (vector.contains("given") || !(vector.contains("body") || vector.contains("rawBody")))
        return std::nullopt;
    const Result<Json> body = wire::parseJson(bodyText(vector));
    if (!body)
        return answerOf(body, ok);
    const validation::AcceptSettings settings = acceptSettings(vector, idOf(*body));
    if (request == "POST /v2/apps")
        return answerOf(validation::acceptApp(*body, PathId(), settings), created);
    if (request == "POST /v2/pods")
        return answerOf(validation::acceptPod(*body, settings), created);
    if (request == "POST /v2/groups" && !idOf(*body).isRoot())
        return answerOf(validation::acceptGroupUpdate(*body, PathId(), settings), created);
    if (request == "PUT /v2/apps")
        return answerOf(validation::acceptAppUpdates(*body, settings), ok);
    return std::nullopt;
}

void compareSubset(const Json& actual, const Json& expected, const std::string& at, Differences& differences)
{
    if (expected.is_object() && actual.is_object()) {
        for (const auto& [key, value] : expected.items()) {
            const bool present = actual.contains(key);
            if (value == "__ABSENT__") {
                if (present)
                    differences.push_back(at + '/' + key + " must not be there");
            } else if (!present) {
                differences.push_back(at + '/' + key + " is missing");
            } else {
                compareSubset(actual.at(key), value, at + '/' + key, differences);
            }
        }
        return;
    }
    if (expected.is_array() && actual.is_array() && expected.size() == actual.size()) {
        for (std::size_t i = 0; i < expected.size(); ++i)
            compareSubset(actual[i], expected[i], at + '/' + std::to_string(i), differences);
        return;
    }
    if (actual != expected)
        differences.push_back(at + ": got " + wire::jsonText(actual) + ", expected "
                              + wire::jsonText(expected));
}

void compareAnswer(const Json& vector, const Answer& answer, Differences& differences)
{
    constexpr int serverError = 500;
    const Json& expect = vector.at("expect");
    const int status = expect.at("status").get<int>();
    if (vector.contains("quirk") && status == serverError) { // a readable refusal takes its place
        if (answer.status < 400 || answer.status >= serverError)
            differences.push_back("got status " + std::to_string(answer.status)
                                  + ", expected a readable refusal");
        return;
    }
    const std::size_t before = differences.size();
    if (answer.status != status)
        differences.push_back("got status " + std::to_string(answer.status) + ", expected "
                              + std::to_string(status));
    if (expect.contains("message") && expect.at("message") != answer.body.value("message", ""))
        differences.push_back("message differs from \"" + expect.at("message").get<std::string>() + '"');
    const std::vector<std::string> texts = textsOf(answer.body);
    for (const Json& part : expect.value("errorContains", Json::array())) {
        const bool found = std::ranges::any_of(texts, [&](const std::string& text) {
            return text.find(part.get<std::string>()) != std::string::npos;
        });
        if (!found)
            differences.push_back("no text contains \"" + part.get<std::string>() + '"');
    }
    const auto wanted = expect.value("errorPaths", std::set<std::string>{});
    std::set<std::string> paths;
    const Json details = answer.body.value("details", Json());
    for (const Json& entry : details.is_array() ? details : Json::array())
        paths.insert(entry.at("path").get<std::string>());
    if (!wanted.empty() && paths != wanted)
        differences.push_back("paths differ from " + wire::jsonText(Json(wanted)));
    if (differences.size() > before)
        differences.push_back("the answer was " + std::to_string(answer.status) + ' '
                              + wire::jsonText(answer.body));
}

} // namespace pacer::vectors
