// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/resources.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pacer::mesos_double {
namespace {

Reservation reservationFrom(const Json& json, const std::string& role)
{
    Reservation out;
    out.dynamic = textOf(json, "type", "DYNAMIC") == "DYNAMIC";
    out.role = role;
    out.principal = textOf(json, "principal");
    if (const Json& labels = memberOf(json, "labels"); !labels.is_null())
        out.labels = labels.dump();
    return out;
}

Json principalAndLabels(const Reservation& reservation)
{
    Json out = Json::object();
    if (!reservation.principal.empty())
        out["principal"] = reservation.principal;
    if (!reservation.labels.empty())
        out["labels"] = Json::parse(reservation.labels);
    return out;
}

Json stackOf(const Resource& resource)
{
    Json out = Json::array();
    for (const Reservation& reservation : resource.reservations) {
        Json one{{"type", reservation.dynamic ? "DYNAMIC" : "STATIC"}, {"role", reservation.role}};
        one.update(principalAndLabels(reservation));
        out.push_back(std::move(one));
    }
    return out;
}

std::string rangesText(const std::vector<ValueRange>& ranges, const char* between)
{
    std::string out = "[";
    for (const ValueRange& range : ranges)
        out +=
            (out.size() == 1 ? "" : between) + std::to_string(range.begin) + '-' + std::to_string(range.end);
    return out + ']';
}

std::string itemsText(const std::vector<std::string>& items)
{
    std::string out = "{";
    for (const std::string& item : items)
        out += (out.size() == 1 ? "" : ", ") + item;
    return out + '}';
}

std::string labelsText(const std::string& json)
{
    std::string out;
    const Json labels = Json::parse(json);
    for (const Json& label : listOf(labels, "labels"))
        out += (out.empty() ? "" : ", ") + textOf(label, "key")
               + (label.contains("value") ? ": " + textOf(label, "value") : "");
    return '{' + out + '}';
}

std::string diskText(const std::string& text)
{
    const Json disk = Json::parse(text);
    std::string out;
    if (const Json& source = memberOf(disk, "source"); !source.is_null()) {
        out = textOf(source, "type");
        for (const char* kind : {"path", "mount"})
            if (const std::string root = textOf(memberOf(source, kind), "root"); !root.empty())
                out += ':' + root;
    }
    if (const Json& persistence = memberOf(disk, "persistence"); !persistence.is_null())
        out += (out.empty() ? "" : ",") + textOf(persistence, "id") + ':'
               + textOf(memberOf(disk, "volume"), "container_path");
    return '[' + out + ']';
}

std::vector<std::string> split(const std::string& text, char separator)
{
    std::vector<std::string> out;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t end = std::min(text.find(separator, from), text.size());
        std::string part = text.substr(from, end - from);
        std::erase(part, ' ');
        if (!part.empty())
            out.push_back(std::move(part));
        from = end + 1;
    }
    return out;
}

std::optional<double> asNumber(const std::string& text)
{
    double value = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (ec != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// "[1-2,5-6]"
std::vector<ValueRange> rangesFrom(const std::string& text)
{
    std::vector<ValueRange> out;
    for (const std::string& part : split(text.substr(1, text.size() - 2), ',')) {
        const std::size_t dash = part.find('-');
        const std::uint64_t begin = std::stoull(part);
        out.push_back({begin, dash == std::string::npos ? begin : std::stoull(part.substr(dash + 1))});
    }
    return out;
}

void readValue(Resource& resource, const std::string& text)
{
    if (text.starts_with('[')) {
        resource.type = Resource::Type::Ranges;
        resource.ranges = rangesFrom(text);
    } else if (text.starts_with('{')) {
        resource.type = Resource::Type::Set;
        resource.items = split(text.substr(1, text.size() - 2), ',');
        std::sort(resource.items.begin(), resource.items.end());
    } else {
        resource.thousandths = std::llround(asNumber(text).value_or(0) * 1000);
    }
}

} // namespace

Resource resourceFrom(const Json& json)
{
    Resource out;
    out.name = textOf(json, "name");
    const std::string type = textOf(json, "type");
    if (type == "RANGES") {
        out.type = Resource::Type::Ranges;
        for (const Json& range : listOf(memberOf(json, "ranges"), "range"))
            out.ranges.push_back(
                {range.value("begin", std::uint64_t{0}), range.value("end", std::uint64_t{0})});
        std::sort(out.ranges.begin(), out.ranges.end(),
                  [](const auto& a, const auto& b) { return a.begin < b.begin; });
    } else if (type == "SET") {
        out.type = Resource::Type::Set;
        for (const Json& item : listOf(memberOf(json, "set"), "item"))
            out.items.push_back(item.get<std::string>());
        std::sort(out.items.begin(), out.items.end());
    } else {
        out.thousandths = std::llround(numberOf(memberOf(json, "scalar"), "value") * 1000);
    }
    out.allocatedTo = textOf(memberOf(json, "allocation_info"), "role");
    for (const Json& reservation : listOf(json, "reservations"))
        out.reservations.push_back(reservationFrom(reservation, textOf(reservation, "role")));
    const std::string role = textOf(json, "role", "*");
    if (out.reservations.empty() && role != "*") {
        const Json& old = memberOf(json, "reservation");
        out.reservations.push_back(reservationFrom(old, role));
        out.reservations.back().dynamic = !old.is_null();
    }
    if (const Json& disk = memberOf(json, "disk"); !disk.is_null())
        out.disk = disk.dump();
    out.provider = idOf(json, "provider_id");
    out.shared = json.contains("shared");
    out.revocable = json.contains("revocable");
    return out;
}

Resources resourcesFrom(const Json& list)
{
    Resources out;
    for (const Json& json : list)
        out.add(resourceFrom(json));
    return out;
}

Json toJson(const Resource& resource, ResourceForm form)
{
    Json out{{"name", resource.name}};
    switch (resource.type) {
    case Resource::Type::Scalar:
        out["type"] = "SCALAR";
        out["scalar"] = {{"value", static_cast<double>(resource.thousandths) / 1000}};
        break;
    case Resource::Type::Ranges: {
        Json ranges = Json::array();
        for (const ValueRange& range : resource.ranges)
            ranges.push_back({{"begin", range.begin}, {"end", range.end}});
        out["type"] = "RANGES";
        out["ranges"] = {{"range", std::move(ranges)}};
        break;
    }
    case Resource::Type::Set:
        out["type"] = "SET";
        out["set"] = {{"item", resource.items}};
        break;
    }
    if (form != ResourceForm::Refined) {
        out["role"] = resource.role();
        if (resource.isReserved() && resource.reservations.back().dynamic)
            out["reservation"] = principalAndLabels(resource.reservations.back());
    }
    if (!resource.allocatedTo.empty())
        out["allocation_info"] = {{"role", resource.allocatedTo}};
    if (form != ResourceForm::Old && resource.isReserved())
        out["reservations"] = stackOf(resource);
    if (!resource.disk.empty())
        out["disk"] = Json::parse(resource.disk);
    if (!resource.provider.empty())
        out["provider_id"] = idJson(resource.provider);
    if (resource.shared)
        out["shared"] = Json::object();
    if (resource.revocable)
        out["revocable"] = Json::object();
    return out;
}

Json toJson(const Resources& resources, ResourceForm form)
{
    Json out = Json::array();
    for (const Resource& resource : resources.all())
        out.push_back(toJson(resource, form));
    return out;
}

std::string toText(const Resource& resource)
{
    std::string out = resource.name;
    if (!resource.allocatedTo.empty())
        out += "(allocated: " + resource.allocatedTo + ')';
    if (resource.isReserved()) {
        std::string stack;
        for (const Reservation& reservation : resource.reservations) {
            stack += stack.empty() ? "(" : ",(";
            stack += (reservation.dynamic ? "DYNAMIC," : "STATIC,") + reservation.role;
            if (!reservation.principal.empty())
                stack += ',' + reservation.principal;
            if (!reservation.labels.empty())
                stack += ',' + labelsText(reservation.labels);
            stack += ')';
        }
        out += "(reservations: [" + stack + "])";
    }
    if (!resource.disk.empty())
        out += diskText(resource.disk);
    if (resource.revocable)
        out += "{REV}";
    if (resource.shared)
        out += "<SHARED>";
    switch (resource.type) {
    case Resource::Type::Scalar:
        return out + ':' + plainNumber(static_cast<double>(resource.thousandths) / 1000);
    case Resource::Type::Ranges: return out + ':' + rangesText(resource.ranges, ", ");
    case Resource::Type::Set: return out + ':' + itemsText(resource.items);
    }
    return out;
}

std::string toText(const Resources& resources)
{
    std::string out;
    for (const Resource& resource : resources.all())
        out += (out.empty() ? "" : "; ") + toText(resource);
    return out;
}

Json summed(const Resources& resources)
{
    Json out{{"disk", resources.scalar("disk")},
             {"mem", resources.scalar("mem")},
             {"gpus", resources.scalar("gpus")},
             {"cpus", resources.scalar("cpus")}};
    Resources plain;
    for (Resource resource : resources.all()) {
        resource.reservations.clear();
        resource.allocatedTo.clear();
        resource.disk.clear();
        plain.add(resource);
    }
    for (const Resource& resource : plain.all()) {
        if (resource.type == Resource::Type::Ranges)
            out[resource.name] = rangesText(resource.ranges, ", ");
        else if (resource.type == Resource::Type::Set)
            out[resource.name] = itemsText(resource.items);
        else if (!out.contains(resource.name))
            out[resource.name] = resources.scalar(resource.name);
    }
    return out;
}

Resources resourcesFromFlag(const std::string& flag)
{
    if (flag.starts_with('['))
        return resourcesFrom(Json::parse(flag));
    Resources out;
    for (const std::string& part : split(flag, ';')) {
        const std::size_t colon = part.find(':');
        Resource resource;
        resource.name = part.substr(0, colon);
        if (const std::size_t bracket = resource.name.find('('); bracket != std::string::npos) {
            const std::string role = resource.name.substr(bracket + 1, resource.name.size() - bracket - 2);
            resource.name.resize(bracket);
            if (role != "*")
                resource.reservations.push_back({false, role, {}, {}});
        }
        readValue(resource, part.substr(colon + 1));
        out.add(resource);
    }
    return out;
}

Json attributesFromFlag(const std::string& flag)
{
    Json out = Json::array();
    for (const std::string& part : split(flag, ';')) {
        const std::size_t colon = part.find(':');
        const std::string value = part.substr(colon + 1);
        Json attribute{{"name", part.substr(0, colon)}};
        if (value.starts_with('[')) {
            Resource ranges;
            readValue(ranges, value);
            const Json asResource = toJson(ranges);
            attribute["type"] = "RANGES";
            attribute["ranges"] = asResource["ranges"];
        } else if (const auto number = asNumber(value)) {
            attribute["type"] = "SCALAR";
            attribute["scalar"] = {{"value", *number}};
        } else {
            attribute["type"] = "TEXT";
            attribute["text"] = {{"value", value}};
        }
        out.push_back(std::move(attribute));
    }
    return out;
}

} // namespace pacer::mesos_double
