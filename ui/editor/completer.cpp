// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/completer.h"

#include "core/base/json_pointer.h"

#include <algorithm>
#include <optional>
#include <set>

namespace pacer::ui {

namespace {

struct Frame {
    bool isObject = true;
    std::string key;       ///< the newest one
    std::size_t index = 0; ///< of the newest item of a list
    bool wantsKey = true;
    std::set<std::string> keys;
};

/// Where a place lies: the open objects and lists, and the string that is open there.
struct Place {
    std::vector<Frame> frames;
    std::optional<std::string> openString;
    std::string bareWord;
};

/// Reads from `at`, behind the quote, to the end of the string; nullopt if it does not end.
std::optional<std::string> readString(std::string_view text, std::size_t& at, std::string& soFar)
{
    for (; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) {
            soFar += text[++at];
        } else if (text[at] == '"') {
            return soFar;
        } else {
            soFar += text[at];
        }
    }
    return std::nullopt;
}

void takeString(Place& place, const std::string& value)
{
    if (place.frames.empty() || !place.frames.back().isObject || !place.frames.back().wantsKey)
        return;
    place.frames.back().key = value;
    place.frames.back().keys.insert(value);
}

void takeStructure(Place& place, char c)
{
    if (c == '{' || c == '[') {
        place.frames.push_back({c == '{', {}, 0, true, {}});
        return;
    }
    if (place.frames.empty())
        return;
    Frame& top = place.frames.back();
    if (c == '}' || c == ']') {
        place.frames.pop_back();
    } else if (c == ':') {
        top.wantsKey = false;
    } else if (c == ',') {
        top.wantsKey = true;
        ++top.index;
    }
}

Place placeOf(std::string_view text)
{
    Place place;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            place.bareWord.clear();
            std::string content;
            const auto value = readString(text, ++at, content);
            if (!value) {
                place.openString = content;
                return place;
            }
            takeString(place, *value);
        } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') {
            place.bareWord += c;
        } else {
            place.bareWord.clear();
            takeStructure(place, c);
        }
    }
    return place;
}

std::string pointerOf(const std::vector<Frame>& frames, std::size_t count)
{
    std::string pointer;
    for (std::size_t i = 0; i < count; ++i)
        pointer = frames[i].isObject ? childPointer(pointer, frames[i].key)
                                     : childPointer(pointer, frames[i].index);
    return pointer;
}

bool contains(const std::vector<std::string>& types, const char* type)
{
    return std::find(types.begin(), types.end(), type) != types.end();
}

/// Field names that stand behind the place in the same object are found by their quotes; good enough to
/// leave them out.
std::vector<std::string> fieldWords(const validation::Schema& schema, const Place& place)
{
    const Frame& object = place.frames.back();
    std::vector<std::string> words;
    for (const validation::SchemaField& field :
         schema.fieldsAt(pointerOf(place.frames, place.frames.size() - 1))) {
        if (!object.keys.contains(field.name))
            words.push_back(field.name);
    }
    return words;
}

} // namespace

Completion completionAt(std::string_view text, std::size_t offset, const validation::Schema& schema)
{
    const Place place = placeOf(text.substr(0, std::min(offset, text.size())));
    Completion completion;
    if (place.frames.empty())
        return completion;
    completion.quoted = !place.openString;
    const std::string typed = place.openString.value_or(place.bareWord);
    completion.typed = typed.size();
    const Frame& top = place.frames.back();
    std::vector<std::string> strings;
    std::vector<std::string> bare;
    if (top.isObject && top.wantsKey) {
        strings = fieldWords(schema, place);
    } else if (const auto field = schema.describe(pointerOf(place.frames, place.frames.size()))) {
        strings = field->enumValues;
        if (completion.quoted && contains(field->types, "boolean"))
            bare = {"false", "true"};
    }
    const auto take = [&](const std::string& word, bool quote) {
        if (word.starts_with(typed))
            completion.words.push_back(quote ? '"' + word + '"' : word);
    };
    for (const std::string& word : strings)
        take(word, completion.quoted);
    for (const std::string& word : bare)
        take(word, false);
    std::sort(completion.words.begin(), completion.words.end());
    return completion;
}

} // namespace pacer::ui
