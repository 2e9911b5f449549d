// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation/schema.h"

#include "core/base/json_pointer.h"
#include "core/base/text.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace pacer::validation {

using wire::Json;

struct Schema::Document {
    Json root;

    std::vector<const Json*> nodesAt(std::string_view pointer) const;
    void expand(const Json& node, std::vector<const Json*>& nodes) const;
};

namespace {

constexpr std::string_view localReference = "#";

bool isPosition(std::string_view token)
{
    return !token.empty() && std::ranges::all_of(token, [](char c) { return c >= '0' && c <= '9'; });
}

const Json* member(const Json& node, const char* name)
{
    if (!node.is_object())
        return nullptr;
    const auto found = node.find(name);
    return found == node.end() ? nullptr : &*found;
}

std::string textOf(const Json& node, const char* name)
{
    const Json* found = member(node, name);
    return found && found->is_string() ? found->get<std::string>() : std::string();
}

/// The schemas of what stands under `token` in a value of this schema.
void step(const Json& node, const std::string& token, std::vector<const Json*>& next)
{
    const Json* properties = member(node, "properties");
    if (properties) {
        if (const Json* property = member(*properties, token.c_str()))
            next.push_back(property);
    }
    const Json* items = member(node, "items");
    if (items && isPosition(token)) {
        if (items->is_object())
            next.push_back(items);
        else if (items->is_array() && std::stoul(token) < items->size())
            next.push_back(&(*items)[std::stoul(token)]);
    }
    const bool named = properties && properties->contains(token);
    const Json* additional = member(node, "additionalProperties");
    if (!named && additional && additional->is_object())
        next.push_back(additional);
    if (const Json* patterns = member(node, "patternProperties");
        !named && patterns && patterns->is_object()) {
        for (const auto& [pattern, schema] : patterns->items())
            next.push_back(&schema);
    }
}

void addOnce(std::vector<std::string>& list, const std::string& text)
{
    if (!text.empty() && std::ranges::find(list, text) == list.end())
        list.push_back(text);
}

/// What one of the schemas of a field adds to what is known of it.
void describeFrom(const Json& node, SchemaField& field)
{
    if (field.title.empty())
        field.title = textOf(node, "title");
    if (field.description.empty())
        field.description = textOf(node, "description");
    if (const Json* type = member(node, "type")) {
        if (type->is_string())
            addOnce(field.types, type->get<std::string>());
        for (const Json& name : type->is_array() ? *type : Json::array())
            addOnce(field.types, name.is_string() ? name.get<std::string>() : "");
    }
    if (const Json* values = member(node, "enum"); values && values->is_array()) {
        for (const Json& value : *values)
            addOnce(field.enumValues, value.is_string() ? value.get<std::string>() : wire::jsonText(value));
    }
    if (const Json* value = member(node, "default"); value && field.defaultText.empty())
        field.defaultText = wire::jsonText(*value);
}

} // namespace

/// `node` and everything it refers to or is made of.
void Schema::Document::expand(const Json& node, std::vector<const Json*>& nodes) const
{
    if (!node.is_object() || std::ranges::find(nodes, &node) != nodes.end())
        return;
    nodes.push_back(&node);
    const std::string reference = textOf(node, "$ref");
    if (reference.starts_with(localReference)) {
        const nlohmann::ordered_json::json_pointer pointer(reference.substr(localReference.size()));
        if (root.contains(pointer))
            expand(root.at(pointer), nodes);
    }
    for (const char* name : {"allOf", "anyOf", "oneOf"}) {
        const Json* parts = member(node, name);
        for (std::size_t i = 0; parts && parts->is_array() && i < parts->size(); ++i)
            expand((*parts)[i], nodes);
    }
}

std::vector<const Json*> Schema::Document::nodesAt(std::string_view pointer) const
{
    std::vector<const Json*> nodes;
    expand(root, nodes);
    for (const std::string& token : pointerTokens(pointer)) {
        std::vector<const Json*> next;
        for (const Json* node : nodes)
            step(*node, token, next);
        nodes.clear();
        for (const Json* node : next)
            expand(*node, nodes);
    }
    return nodes;
}

Schema::Schema(std::shared_ptr<const Document> document)
    : m_document(std::move(document))
{}

Result<Schema> Schema::parse(std::string_view text)
{
    Result<Json> json = wire::parseJson(text);
    if (!json)
        return fail(std::move(json.error()));
    if (!json->is_object())
        return fail(ErrorCode::ExpectedObject);
    return Schema(std::make_shared<const Document>(Document{*std::move(json)}));
}

std::vector<SchemaField> Schema::fieldsAt(std::string_view pointer) const
{
    std::vector<std::string> names;
    std::set<std::string> required;
    for (const Json* node : m_document->nodesAt(pointer)) {
        if (const Json* properties = member(*node, "properties"); properties && properties->is_object()) {
            for (const auto& [name, schema] : properties->items())
                addOnce(names, name);
        }
        if (const Json* list = member(*node, "required"); list && list->is_array()) {
            for (const Json& name : *list)
                required.insert(name.is_string() ? name.get<std::string>() : "");
        }
    }
    std::vector<SchemaField> fields;
    for (const std::string& name : names) {
        if (auto field = describe(childPointer(pointer, name))) {
            field->required = required.contains(name);
            fields.push_back(*std::move(field));
        }
    }
    return fields;
}

std::optional<SchemaField> Schema::describe(std::string_view pointer) const
{
    const std::vector<const Json*> nodes = m_document->nodesAt(pointer);
    if (nodes.empty())
        return std::nullopt;
    SchemaField field;
    const std::vector<std::string> tokens = pointerTokens(pointer);
    field.name = tokens.empty() ? std::string() : tokens.back();
    for (const Json* node : nodes)
        describeFrom(*node, field);
    return field;
}

bool Schema::isMap(std::string_view pointer) const
{
    return std::ranges::any_of(m_document->nodesAt(pointer), [](const Json* node) {
        const Json* additional = member(*node, "additionalProperties");
        return (additional && additional->is_object()) || member(*node, "patternProperties") != nullptr;
    });
}

std::string Schema::nearestName(std::string_view pointer, std::string_view name) const
{
    const std::string lower = toLowerAscii(name);
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(2, name.size() / 3) + 1;
    for (const SchemaField& field : fieldsAt(pointer)) {
        const std::size_t distance = editDistance(lower, toLowerAscii(field.name));
        if (distance < bestDistance) {
            best = field.name;
            bestDistance = distance;
        }
    }
    return best;
}

} // namespace pacer::validation
