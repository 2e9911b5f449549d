// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/error_json.h"

#include "core/base/json_pointer.h"
#include "core/base/text.h"
#include "core/wire/error_texts.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace pacer::wire {

namespace {

/// Fields whose members are named by the user: a key of digits is a key there, not a position.
constexpr std::array<std::string_view, 8> mapFields{
    "labels",       "env", "environment", "secrets", "options", "nodeStageSecret", "nodePublishSecret",
    "volumeContext"};

bool isPosition(std::string_view token)
{
    return !token.empty() && std::ranges::all_of(token, [](char c) { return c >= '0' && c <= '9'; });
}

bool isMap(std::string_view token)
{
    return std::ranges::find(mapFields, token) != mapFields.end();
}

/// The most severe kind: reading before rules before all else.
const ErrorText& decisive(const Errors& errors)
{
    const ErrorText* found = nullptr;
    for (const Error& error : errors) {
        const ErrorText& text = errorText(error.code);
        if (!found || static_cast<int>(text.kind) < static_cast<int>(found->kind))
            found = &text;
    }
    return found ? *found : errorText(ErrorCode::Internal);
}

/// "/groups/0/apps/1/cmd" of a nested app's rule → {"/groups/0/apps/1", "/cmd"}. Rules about the id are the
/// group's.
std::pair<std::string, std::string> splitNestedApp(const std::string& pointer)
{
    const std::vector<std::string> tokens = pointerTokens(pointer);
    std::size_t i = 0;
    while (i + 1 < tokens.size() && tokens[i] == "groups" && isPosition(tokens[i + 1]))
        i += 2;
    if (!(i + 1 < tokens.size() && tokens[i] == "apps" && isPosition(tokens[i + 1])))
        return {"", pointer};
    i += 2;
    if (i < tokens.size() && tokens[i] == "id")
        return {"", pointer};
    std::string prefix;
    std::string rest;
    for (std::size_t n = 0; n < tokens.size(); ++n)
        (n < i ? prefix : rest) = childPointer(n < i ? prefix : rest, tokens[n]);
    return {prefix, rest};
}

Json writeDetails(const Errors& errors, ErrorKind kind, const ErrorStyle& style)
{
    std::vector<std::pair<std::string, std::vector<std::string>>> entries;
    for (const Error& error : errors) {
        if (errorText(error.code).kind != kind)
            continue;
        std::string path = marathonPath(error.where);
        std::string sentence = errorSentence(error);
        if (kind == ErrorKind::Rule) {
            const auto [app, inside] = splitNestedApp(error.where);
            path = inside.empty() ? "/" : marathonPath(inside);
            if (!app.empty() && style.nameNestedApps)
                sentence += " (at " + marathonPath(app) + ")";
        }
        auto entry = std::ranges::find(entries, path, [](const auto& known) { return known.first; });
        if (entry == entries.end())
            entry = entries.insert(entries.end(), {path, {}});
        if (std::ranges::find(entry->second, sentence) == entry->second.end())
            entry->second.push_back(std::move(sentence));
    }
    Json details = Json::array();
    for (auto& [path, sentences] : entries) {
        Json entry;
        entry["path"] = path;
        entry["errors"] = std::move(sentences);
        details.push_back(std::move(entry));
    }
    return details;
}

const Error& firstOf(const Errors& errors, ErrorKind kind)
{
    return *std::ranges::find_if(errors,
                                 [&](const Error& error) { return errorText(error.code).kind == kind; });
}

std::optional<Errors> readDetails(const Json& details)
{
    Errors errors;
    for (const Json& entry : details) {
        if (!entry.is_object())
            continue;
        const auto path = entry.find("path");
        const auto texts = entry.find("errors");
        if (texts == entry.end() || !texts->is_array())
            continue;
        const std::string where =
            path != entry.end() && path->is_string() ? pointerOfMarathonPath(path->get<std::string>()) : "";
        for (const Json& text : *texts) {
            if (!text.is_string())
                continue;
            const auto code = codeOfSentence(text.get<std::string>());
            if (code)
                errors.push_back({*code, where, {}});
            else
                errors.push_back({ErrorCode::RuleText, where, {text.get<std::string>()}});
        }
    }
    return errors.empty() ? std::nullopt : std::optional(errors);
}

} // namespace

int httpStatus(const Errors& errors)
{
    return decisive(errors).status;
}

std::string errorSentence(const Error& error)
{
    const std::string_view pattern = errorText(error.code).sentence;
    std::string sentence;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool isArgument = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}'
                                && pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
        if (!isArgument) {
            sentence += pattern[i];
            continue;
        }
        const auto n = static_cast<std::size_t>(pattern[i + 1] - '0');
        if (n < error.args.size())
            sentence += error.args[n];
        i += 2;
    }
    return sentence;
}

Json writeErrors(const Errors& errors, const ErrorStyle& style)
{
    Json json;
    const ErrorKind kind = decisive(errors).kind;
    const Error first = errors.empty() ? Error{ErrorCode::Internal, "", {}} : firstOf(errors, kind);
    switch (kind) {
    case ErrorKind::Text:
        json["message"] =
            first.code == ErrorCode::JsonEmpty ? "Please specify data in JSON format" : "Invalid JSON";
        json["details"] = errorSentence(first);
        break;
    case ErrorKind::Reading:
        json["message"] = "Invalid JSON";
        json["details"] = writeDetails(errors, kind, style);
        break;
    case ErrorKind::Rule:
        json["message"] = "Object is not valid";
        json["details"] = writeDetails(errors, kind, style);
        break;
    case ErrorKind::Plain:
        json["message"] = errorSentence(first);
        if (first.code == ErrorCode::AppLocked) {
            json["deployments"] = Json::array();
            for (const std::string& id : first.args)
                json["deployments"].push_back(Json::object({{"id", id}}));
        }
        if (style.emptyDetails)
            json["details"] = Json::array();
        break;
    }
    return json;
}

Errors readErrors(int status, std::string_view body)
{
    const Result<Json> json = parseJson(body);
    const std::string number = std::to_string(status);
    if (!json || !json->is_object())
        return {{ErrorCode::HttpStatus, "", {number, std::string(trimmed(body.substr(0, 500)))}}};
    std::string message;
    if (const auto text = json->find("message"); text != json->end() && text->is_string())
        message = text->get<std::string>();
    if (const auto list = json->find("deployments"); list != json->end() && list->is_array()) {
        Error locked{ErrorCode::AppLocked, "", {}};
        for (const Json& entry : *list) {
            if (entry.is_object() && entry.contains("id") && entry["id"].is_string())
                locked.args.push_back(entry["id"].get<std::string>());
        }
        return {locked};
    }
    const auto details = json->find("details");
    if (details != json->end() && details->is_array()) {
        if (auto errors = readDetails(*details))
            return *std::move(errors);
    }
    if (details != json->end() && details->is_string())
        message += ": " + details->get<std::string>();
    return {{ErrorCode::HttpStatus, "", {number, message}}};
}

std::string marathonPath(std::string_view pointer)
{
    std::string path;
    std::string previous;
    for (const std::string& token : pointerTokens(pointer)) {
        path += isPosition(token) && !isMap(previous) ? '(' + token + ')' : '/' + token;
        previous = token;
    }
    return path;
}

std::string pointerOfMarathonPath(std::string_view path)
{
    std::string pointer;
    for (const std::string_view part : split(path, '/')) {
        if (part.empty())
            continue;
        std::string_view name = part.substr(0, part.find('('));
        std::string_view positions = part.substr(name.size());
        if (!positions.ends_with(')')) {
            name = part;
            positions = {};
        }
        if (!name.empty())
            pointer = childPointer(pointer, name);
        while (positions.size() > 2 && positions.front() == '(') {
            const std::size_t close = positions.find(')');
            pointer = childPointer(pointer, positions.substr(1, close - 1));
            positions = close == std::string_view::npos ? std::string_view{} : positions.substr(close + 1);
        }
    }
    return pointer;
}

} // namespace pacer::wire
