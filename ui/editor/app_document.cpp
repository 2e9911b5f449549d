// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/app_document.h"

#include "core/base/json_pointer.h"
#include "core/wire/json_text.h"
#include "core/wire/source_map.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::ui {

namespace {

using wire::Json;

bool isNumber(const std::string& token)
{
    return !token.empty()
           && std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
}

const Json* find(const Json& json, const std::vector<std::string>& tokens)
{
    const Json* at = &json;
    for (const std::string& token : tokens) {
        if (at->is_object()) {
            const auto member = at->find(token);
            if (member == at->end())
                return nullptr;
            at = &*member;
        } else if (at->is_array() && isNumber(token) && token.size() < 9 && std::stoul(token) < at->size()) {
            at = &(*at)[std::stoul(token)];
        } else {
            return nullptr;
        }
    }
    return at;
}

std::string parentOf(const std::string& pointer)
{
    return pointer.substr(0, pointer.rfind('/'));
}

struct Member {
    std::size_t begin = 0; ///< of the key, or of the value in a list
    std::size_t end = 0;
};

/// The direct members of the object or list at `pointer`, in the order of the text.
std::vector<std::pair<std::string, Member>> membersOf(const wire::SourceMap& map, const std::string& pointer)
{
    std::vector<std::pair<std::string, Member>> members;
    const std::string prefix = pointer + '/';
    for (auto at = map.entries().lower_bound(prefix);
         at != map.entries().end() && at->first.starts_with(prefix); ++at) {
        if (at->first.find('/', prefix.size()) != std::string::npos)
            continue;
        const wire::SourceMap::Entry& entry = at->second;
        members.push_back({at->first, {entry.key ? entry.key->begin : entry.value.begin, entry.value.end}});
    }
    std::sort(members.begin(), members.end(),
              [](const auto& a, const auto& b) { return a.second.begin < b.second.begin; });
    return members;
}

/// The blanks in front of `offset` if nothing else stands before it in its line.
std::optional<std::string> indentation(const std::string& text, std::size_t offset)
{
    const std::size_t line = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
    const std::string blanks = text.substr(line, offset - line);
    if (blanks.find_first_not_of(" \t") != std::string::npos)
        return std::nullopt;
    return blanks;
}

std::string lineIndentation(const std::string& text, std::size_t offset)
{
    const std::size_t line = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
    const std::size_t end = text.find_first_not_of(" \t", line);
    return text.substr(line, std::min(end, text.size()) - line);
}

/// `"name": json`, or `json` alone for a list.
std::string memberText(const std::string& token, bool inList, const std::string& json)
{
    return inList ? json : Json(token).dump() + ": " + json;
}

/// A value inside the objects and lists that `tokens` name.
std::string wrapped(const std::vector<std::string>& tokens, std::size_t from, const std::string& json)
{
    std::string text = json;
    for (std::size_t i = tokens.size(); i-- > from;)
        text = isNumber(tokens[i]) ? "[ " + text + " ]" : "{ " + memberText(tokens[i], false, text) + " }";
    return text;
}

void insertMember(std::string& text, const std::string& parent, const std::string& member)
{
    const wire::SourceMap map(text);
    const auto members = membersOf(map, parent);
    const wire::TextRange whole = map.find(parent)->value;
    if (!members.empty()) {
        const Member last = members.back().second;
        const auto indent = indentation(text, last.begin);
        text.insert(last.end, (indent ? ",\n" + *indent : std::string(", ")) + member);
        return;
    }
    const std::string outer = lineIndentation(text, whole.begin);
    const std::string inside = text[whole.begin] == '[' ? "[\n" : "{\n";
    const char close = text[whole.begin] == '[' ? ']' : '}';
    text.replace(whole.begin, whole.end - whole.begin, inside + outer + "  " + member + "\n" + outer + close);
}

} // namespace

AppDocument::AppDocument(std::string text)
{
    setText(std::move(text));
}

void AppDocument::setText(std::string text)
{
    m_text = std::move(text);
    const auto json = wire::parseJson(m_text);
    m_readable = json && json->is_object();
}

namespace {

/// The value at a place of a readable text.
std::optional<Json> valueAt(const std::string& text, std::string_view pointer)
{
    const auto json = wire::parseJson(text);
    if (!json)
        return std::nullopt;
    const Json* found = find(*json, pointerTokens(pointer));
    return found ? std::optional(*found) : std::nullopt;
}

} // namespace

bool AppDocument::has(std::string_view pointer) const
{
    const auto value = valueAt(m_text, pointer);
    return value && !value->is_null();
}

std::optional<std::string> AppDocument::string(std::string_view pointer) const
{
    const auto value = valueAt(m_text, pointer);
    return value && value->is_string() ? std::optional(value->get<std::string>()) : std::nullopt;
}

std::optional<double> AppDocument::number(std::string_view pointer) const
{
    const auto value = valueAt(m_text, pointer);
    return value && value->is_number() ? std::optional(value->get<double>()) : std::nullopt;
}

std::string AppDocument::raw(std::string_view pointer) const
{
    const auto value = valueAt(m_text, pointer);
    return value ? value->dump(-1, ' ', false, Json::error_handler_t::replace) : std::string();
}

std::vector<std::string> AppDocument::names(std::string_view pointer) const
{
    std::vector<std::string> names;
    const auto value = valueAt(m_text, pointer);
    if (value && value->is_object()) {
        for (const auto& [key, member] : value->items())
            names.push_back(key);
    }
    return names;
}

std::size_t AppDocument::size(std::string_view pointer) const
{
    const auto value = valueAt(m_text, pointer);
    return value && value->is_structured() ? value->size() : 0;
}

bool AppDocument::set(std::string_view pointer, const std::string& json)
{
    if (!m_readable)
        return false;
    const std::vector<std::string> tokens = pointerTokens(pointer);
    std::string at;
    std::string text = m_text;
    for (std::size_t depth = 0;; ++depth) {
        const auto here = valueAt(text, at);
        const wire::SourceMap map(text);
        const wire::TextRange range = map.find(at)->value;
        if (depth == tokens.size()) {
            text.replace(range.begin, range.end - range.begin, json);
            break;
        }
        if (here->is_null()) { // "container": null
            text.replace(range.begin, range.end - range.begin, wrapped(tokens, depth, json));
            break;
        }
        if (!here->is_structured() || (here->is_array() && !isNumber(tokens[depth])))
            return false;
        const std::string next = childPointer(at, tokens[depth]);
        if (!valueAt(text, next)) {
            insertMember(text, at,
                         memberText(tokens[depth], here->is_array(), wrapped(tokens, depth + 1, json)));
            break;
        }
        at = next;
    }
    setText(std::move(text));
    return m_readable;
}

bool AppDocument::setString(std::string_view pointer, const std::string& value)
{
    return set(pointer, Json(value).dump(-1, ' ', false, Json::error_handler_t::replace));
}

void AppDocument::removeOne(const std::string& pointer)
{
    const wire::SourceMap map(m_text);
    const std::string parent = parentOf(pointer);
    const auto members = membersOf(map, parent);
    const auto member = std::find_if(members.begin(), members.end(),
                                     [&](const auto& entry) { return entry.first == pointer; });
    if (member == members.end())
        return;
    if (std::next(member) != members.end()) {
        const std::size_t next = std::next(member)->second.begin;
        m_text.erase(member->second.begin, next - member->second.begin);
    } else if (member != members.begin()) {
        const std::size_t before = std::prev(member)->second.end;
        m_text.erase(before, member->second.end - before);
    } else {
        const wire::TextRange whole = map.find(parent)->value;
        m_text.replace(whole.begin, whole.end - whole.begin, m_text[whole.begin] == '[' ? "[]" : "{}");
    }
}

bool AppDocument::remove(std::string_view pointer)
{
    if (!m_readable || pointer.empty() || !valueAt(m_text, pointer))
        return false;
    std::string at(pointer);
    removeOne(at);
    for (at = parentOf(at); !at.empty() && size(at) == 0; at = parentOf(at))
        removeOne(at);
    setText(std::move(m_text));
    return true;
}

namespace {

void flatten(const Json& json, const std::string& pointer,
             std::vector<std::pair<std::string, std::string>>& into)
{
    if (json.is_object() && !json.empty()) {
        for (const auto& [key, value] : json.items())
            flatten(value, childPointer(pointer, key), into);
    } else if (json.is_array() && !json.empty()
               && std::any_of(json.begin(), json.end(),
                              [](const Json& item) { return item.is_structured(); })) {
        for (std::size_t i = 0; i < json.size(); ++i)
            flatten(json[i], childPointer(pointer, i), into);
    } else {
        into.emplace_back(pointer, json.dump(-1, ' ', false, Json::error_handler_t::replace));
    }
}

} // namespace

std::vector<DocumentChange> compareDocuments(const std::string& before, const std::string& after)
{
    const auto old = wire::parseJson(before);
    const auto wanted = wire::parseJson(after);
    if (!old || !wanted)
        return {};
    std::vector<std::pair<std::string, std::string>> left;
    std::vector<std::pair<std::string, std::string>> right;
    if (!old->empty())
        flatten(*old, {}, left);
    if (!wanted->empty())
        flatten(*wanted, {}, right);
    const auto valueIn = [](const auto& list, const std::string& pointer) {
        const auto found =
            std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.first == pointer; });
        return found == list.end() ? std::string() : found->second;
    };
    std::vector<DocumentChange> changes;
    for (const auto& [pointer, value] : left) {
        if (const std::string now = valueIn(right, pointer); now != value)
            changes.push_back({pointer, value, now});
    }
    for (const auto& [pointer, value] : right) {
        if (valueIn(left, pointer).empty())
            changes.push_back({pointer, {}, value});
    }
    return changes;
}

} // namespace pacer::ui
