// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/schema.h"

#include <charconv>
#include <limits>
#include <map>
#include <set>
#include <sstream>

namespace pacer::mesos_double {
namespace {

struct Field {
    std::string name;
    std::string type;
    bool required = false;
    bool repeated = false;
    bool map = false;
};
using Fields = std::vector<Field>;

Fields fieldsFrom(const char* text)
{
    Fields fields;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        Field field;
        const std::size_t colon = word.find(':');
        field.name = word.substr(0, colon);
        field.type = word.substr(colon + 1);
        field.required = field.type.back() == '!';
        field.repeated = field.type.back() == '*';
        if (field.required || field.repeated)
            field.type.pop_back();
        if (field.type.starts_with("map.")) {
            field.map = true;
            field.type.erase(0, 4);
        }
        fields.push_back(std::move(field));
    }
    return fields;
}

const std::map<std::string, Fields, std::less<>>& messages()
{
    static const auto table = [] {
        std::map<std::string, Fields, std::less<>> all;
        for (const MessageLine& line : messageTable())
            all.emplace(line.message, fieldsFrom(line.fields));
        return all;
    }();
    return table;
}

bool enumKnows(const std::string& name, const std::string& value)
{
    static const auto table = [] {
        std::map<std::string, std::set<std::string>> all;
        for (const EnumLine& line : enumTable()) {
            std::istringstream words(line.values);
            for (std::string word; words >> word;)
                all[line.name].insert(word);
        }
        return all;
    }();
    const auto found = table.find(name);
    return found != table.end() && found->second.contains(value);
}

const char* kindName(const Json& json)
{
    if (json.is_string())
        return "string";
    if (json.is_number())
        return "number";
    if (json.is_boolean())
        return "boolean";
    return json.is_array() ? "array" : "object";
}

class Converter {
public:
    std::string error;

    Json message(const Json& json, std::string_view name);
    void missing(const Json& json, std::string_view name, const std::string& prefix, std::string& out) const;

private:
    Json value(const Json& json, const Field& field);
    Json number(const Json& json, const Field& field);
    Json text(const Json& json, const Field& field);
    Json misfit(const Json& json, const Field& field);
};

Json Converter::misfit(const Json& json, const Field& field)
{
    if (error.empty())
        error = std::string("Not expecting a JSON ") + kindName(json) + " for field '" + field.name + "'";
    return nullptr;
}

Json Converter::text(const Json& json, const Field& field)
{
    if (!json.is_string())
        return misfit(json, field);
    if (field.type != "bytes")
        return json;
    const Decoded decoded = fromBase64(json.get_ref<const std::string&>());
    if (!decoded.bytes && error.empty())
        error = "Failed to base64 decode bytes field '" + field.name + "': " + decoded.error;
    return json;
}

Json Converter::number(const Json& json, const Field& field)
{
    Json plain = json;
    if (json.is_string()) {
        const std::string& digits = json.get_ref<const std::string&>();
        if (digits == "Infinity")
            return field.type == "double" ? Json(digits) : misfit(json, field);
        double parsed = 0;
        const auto [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), parsed);
        if (ec != std::errc{} || end != digits.data() + digits.size())
            return misfit(json, field);
        plain = parsed;
    }
    if (!plain.is_number())
        return misfit(json, field);
    if (field.type == "double")
        return plain.get<double>();
    if (field.type == "uint")
        return plain.is_number_float() ? Json(static_cast<std::uint64_t>(plain.get<double>()))
                                       : Json(plain.get<std::uint64_t>());
    return plain.is_number_float() ? Json(static_cast<std::int64_t>(plain.get<double>()))
                                   : Json(plain.get<std::int64_t>());
}

Json Converter::value(const Json& json, const Field& field)
{
    if (field.type == "string" || field.type == "bytes")
        return text(json, field);
    if (field.type == "double" || field.type == "int" || field.type == "uint")
        return number(json, field);
    if (field.type == "bool")
        return json.is_boolean() ? json : misfit(json, field);
    if (field.type.starts_with("enum.")) {
        if (!json.is_string())
            return json.is_number() ? Json(nullptr) : misfit(json, field);
        return enumKnows(field.type.substr(5), json.get<std::string>()) ? json : Json(nullptr);
    }
    return json.is_object() ? message(json, field.type) : misfit(json, field);
}

Json Converter::message(const Json& json, std::string_view name)
{
    Json out = Json::object();
    const auto found = messages().find(name);
    if (found == messages().end())
        return json;
    for (const Field& field : found->second) {
        const Json& member = memberOf(json, field.name.c_str());
        if (member.is_null())
            continue;
        if (field.map) {
            Json map = Json::object();
            for (const auto& [key, entry] : member.items())
                map[key] = value(entry, field);
            out[field.name] = std::move(map);
        } else if (field.repeated) {
            Json list = Json::array();
            for (const Json& entry : member.is_array() ? member : Json::array({member}))
                if (Json item = value(entry, field); !item.is_null())
                    list.push_back(std::move(item));
            if (!list.empty())
                out[field.name] = std::move(list);
        } else if (Json item = value(member, field); !item.is_null()) {
            out[field.name] = std::move(item);
        }
    }
    return out;
}

/// In the order of protobuf: first what this message lacks, then what its parts lack.
void Converter::missing(const Json& json, std::string_view name, const std::string& prefix,
                        std::string& out) const
{
    const auto found = messages().find(name);
    if (found == messages().end())
        return;
    for (const Field& field : found->second)
        if (field.required && !json.contains(field.name))
            out += (out.empty() ? "" : ", ") + prefix + field.name;
    for (const Field& field : found->second) {
        const Json& member = memberOf(json, field.name.c_str());
        if (field.repeated && member.is_array()) {
            for (std::size_t i = 0; i < member.size(); ++i)
                missing(member[i], field.type, prefix + field.name + '[' + std::to_string(i) + "].", out);
        } else if (field.map && member.is_object()) {
            for (const auto& [key, entry] : member.items())
                missing(entry, field.type, prefix + field.name + '[' + key + "].", out);
        } else if (member.is_object()) {
            missing(member, field.type, prefix + field.name + '.', out);
        }
    }
}

} // namespace

Converted convert(const Json& json, std::string_view name)
{
    if (!json.is_object())
        return {std::nullopt, "Expecting a JSON object"};
    Converter converter;
    Json message = converter.message(json, name);
    if (!converter.error.empty())
        return {std::nullopt, converter.error};
    std::string missing;
    converter.missing(message, name, "", missing);
    if (!missing.empty())
        return {std::nullopt, "Missing required fields: " + missing};
    return {std::move(message), {}};
}

} // namespace pacer::mesos_double
