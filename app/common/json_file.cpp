// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/json_file.h"

#include "core/wire/error_json.h"
#include "core/wire/json_text.h"
#include "core/wire/source_map.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace pacer::app {

namespace {

/// "FILE:3:14: " and what is wrong there.
Error located(const std::string& file, const std::string& line, const std::string& column,
              const std::string& what)
{
    return {ErrorCode::InvalidArgument, "", {file + ':' + line + ':' + column + ": " + what}};
}

Errors unreadable(const std::string& file, const Errors& errors)
{
    Errors found;
    for (const Error& error : errors) {
        const bool hasPlace = error.code == ErrorCode::JsonSyntax && error.args.size() >= 3;
        const std::string what = wire::errorSentence(error);
        found.push_back(located(file, hasPlace ? error.args[1] : "1", hasPlace ? error.args[2] : "1",
                                what.substr(0, what.find('\n'))));
    }
    return found;
}

Errors wrongMembers(const std::string& file, const std::string& text, const Errors& errors)
{
    const wire::SourceMap map(text);
    Errors found;
    for (const Error& error : errors) {
        const wire::TextPosition at = map.position(map.nearest(error.where).value.begin);
        const std::string what = wire::errorSentence(error);
        found.push_back(located(file, std::to_string(at.line), std::to_string(at.column),
                                error.where.empty() ? what : error.where + ": " + what));
    }
    return found;
}

} // namespace

Result<void> readJsonFile(const std::filesystem::path& path,
                          const std::function<void(const wire::Reader& whole)>& read)
{
    std::ifstream file(path);
    if (!file)
        return fail(ErrorCode::FileNotFound, {path.string()});
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto json = wire::parseJson(text);
    if (!json)
        return fail(unreadable(path.string(), json.error()));
    Errors errors;
    read(wire::Reader(*json, "", errors));
    if (!errors.empty())
        return fail(wrongMembers(path.string(), text, errors));
    return {};
}

void readListOfObjects(const wire::Reader& list, const std::function<void(const wire::Reader&)>& readItem)
{
    if (!list.expectArray())
        return;
    for (const wire::Reader& item : list.items()) {
        if (item.expectObject())
            readItem(item);
    }
}

void refuseUnknown(const wire::Reader& object, std::initializer_list<std::string_view> known)
{
    for (const auto& [name, value] : object.members()) {
        if (std::ranges::find(known, name) == known.end())
            value.complain(ErrorCode::UnknownField, {name, ""});
    }
}

} // namespace pacer::app
