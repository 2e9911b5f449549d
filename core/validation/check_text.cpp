// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation/check_text.h"

#include "core/base/json_pointer.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <tuple>

namespace pacer::validation {

namespace {

using wire::Json;
using wire::SourceMap;
using wire::TextPosition;
using wire::TextRange;

int numberOf(const std::string& text)
{
    int number = 1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// What to mark for an error: the value it is about, or the name of the object that misses something.
TextRange placeOf(const SourceMap& map, const Error& error)
{
    if (error.code == ErrorCode::UnknownField) {
        const SourceMap::Entry* entry = map.find(error.where);
        return entry && entry->key ? *entry->key : map.nearest(error.where).value;
    }
    if (const SourceMap::Entry* entry = map.find(error.where))
        return entry->value.end > entry->value.begin ? entry->value : entry->key.value_or(entry->value);
    const SourceMap::Entry& parent = map.nearest(error.where);
    return parent.key.value_or(TextRange{parent.value.begin, parent.value.begin + 1});
}

Problem problemAt(const SourceMap& map, Error error, bool isWarning)
{
    const TextRange range = placeOf(map, error);
    const TextPosition begin = map.position(range.begin);
    const TextPosition end = map.position(range.end);
    const int sameLineEnd = end.line == begin.line ? end.column : begin.column + 1;
    return {std::move(error), begin.line, begin.column, std::max(sameLineEnd, begin.column + 1), isWarning};
}

void findUnknownFields(const Json& json, const std::string& at, const Schema& schema, Errors& warnings)
{
    if (json.is_array()) {
        for (std::size_t i = 0; i < json.size(); ++i)
            findUnknownFields(json[i], childPointer(at, i), schema, warnings);
        return;
    }
    if (!json.is_object())
        return;
    const std::vector<SchemaField> fields = schema.fieldsAt(at);
    const bool open = fields.empty() || schema.isMap(at);
    for (const auto& [name, value] : json.items()) {
        const std::string child = childPointer(at, name);
        const bool known = open || std::ranges::find(fields, name, &SchemaField::name) != fields.end();
        if (known)
            findUnknownFields(value, child, schema, warnings);
        else
            warnings.push_back({ErrorCode::UnknownField, child, {name, schema.nearestName(at, name)}});
    }
}

template <class T>
Errors errorsOf(Result<T> result)
{
    return result ? Errors{} : std::move(result.error());
}

Errors judge(const Json& json, DocumentKind kind, const AcceptSettings& settings)
{
    switch (kind) {
    case DocumentKind::App: return errorsOf(acceptApp(json, PathId(), settings));
    case DocumentKind::Group: return errorsOf(acceptGroupUpdate(json, PathId(), settings));
    case DocumentKind::Pod: return errorsOf(acceptPod(json, settings));
    }
    return {};
}

} // namespace

std::vector<Problem> checkText(std::string_view text, DocumentKind kind, const AcceptSettings& settings,
                               const Schema* schema)
{
    const Result<Json> json = wire::parseJson(text);
    if (!json) {
        const Error& error = json.error().front();
        constexpr std::size_t syntaxArgs = 3;
        const bool placed = error.code == ErrorCode::JsonSyntax && error.args.size() == syntaxArgs;
        const int line = placed ? numberOf(error.args[1]) : 1;
        const int column = placed ? numberOf(error.args[2]) : 1;
        return {{error, line, column, column + 1, false}};
    }

    const SourceMap map(text);
    std::vector<Problem> problems;
    for (Error& error : judge(*json, kind, settings))
        problems.push_back(problemAt(map, std::move(error), false));
    Errors warnings;
    if (schema)
        findUnknownFields(*json, "", *schema, warnings);
    for (Error& warning : warnings)
        problems.push_back(problemAt(map, std::move(warning), true));
    std::ranges::stable_sort(problems, {}, [](const Problem& problem) {
        return std::tuple(problem.line, problem.column, problem.isWarning);
    });
    return problems;
}

DocumentKind guessKind(const Json& json)
{
    if (json.contains("containers"))
        return DocumentKind::Pod;
    return json.contains("apps") || json.contains("groups") ? DocumentKind::Group : DocumentKind::App;
}

} // namespace pacer::validation
