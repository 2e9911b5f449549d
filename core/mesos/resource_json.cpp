// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/resource_json.h"

#include "core/base/overloaded.h"
#include "core/mesos/json_access.h"

#include <nlohmann/json.hpp>

namespace pacer::mesos {

namespace {

Ranges readRanges(const Json& json)
{
    Ranges ranges;
    for (const Json* const item : itemsAt(json, {"ranges", "range"})) {
        const auto begin = integerAt(*item, {"begin"});
        const auto end = integerAt(*item, {"end"});
        if (begin && end && *begin >= 0 && *begin <= *end)
            ranges.push_back({static_cast<std::uint64_t>(*begin), static_cast<std::uint64_t>(*end)});
    }
    return ranges;
}

std::set<std::string> readSet(const Json& json)
{
    std::set<std::string> items;
    for (const Json* const item : itemsAt(json, {"set", "item"})) {
        if (item->is_string())
            items.insert(item->get<std::string>());
    }
    return items;
}

Reservation readReservation(const Json& json, std::string role)
{
    Reservation reservation{std::move(role), textAt(json, {"principal"}), {}};
    for (const Json* const label : itemsAt(json, {"labels", "labels"}))
        reservation.labels.emplace_back(textAt(*label, {"key"}), textAt(*label, {"value"}));
    return reservation;
}

void readReservations(const Json& json, OfferedResource& resource)
{
    const std::vector<const Json*> stack = itemsAt(json, {"reservations"});
    if (!stack.empty()) {
        const Json& current = *stack.back();
        resource.role = textAt(current, {"role"});
        if (textAt(current, {"type"}) == "DYNAMIC")
            resource.reservation = readReservation(current, resource.role);
        return;
    }
    if (const std::string role = textAt(json, {"role"}); !role.empty())
        resource.role = role;
    if (const Json* const dynamic = find(json, {"reservation"}))
        resource.reservation = readReservation(*dynamic, resource.role);
}

Shared<DiskSource> readDisk(const Json& json)
{
    const Json* const disk = find(json, {"disk"});
    if (!disk)
        return std::nullopt;
    DiskSource source;
    const std::string type = textAt(*disk, {"source", "type"});
    if (type == "PATH") {
        source.type = DiskType::Path;
        source.path = textAt(*disk, {"source", "path", "root"});
    } else if (type == "MOUNT") {
        source.type = DiskType::Mount;
        source.path = textAt(*disk, {"source", "mount", "root"});
    } else {
        source.raw = !type.empty();
    }
    if (const std::string profile = textAt(*disk, {"source", "profile"}); !profile.empty())
        source.profile = profile;
    if (const std::string id = textAt(*disk, {"persistence", "id"}); !id.empty())
        source.persistenceId = id;
    return source;
}

Json rangesJson(const Ranges& ranges)
{
    Json list = Json::array();
    for (const Range& range : ranges)
        list.push_back(Json{{"begin", range.begin}, {"end", range.end}});
    return Json{{"range", std::move(list)}};
}

} // namespace

std::optional<OfferedResource> readResource(const Json& json)
{
    OfferedResource resource;
    resource.name = textAt(json, {"name"});
    const std::string type = textAt(json, {"type"});
    if (resource.name.empty() || find(json, {"revocable"}) || find(json, {"shared"}))
        return std::nullopt;
    if (type == "SCALAR") {
        constexpr double limit = 9e15; // thousandths of it fit
        const double value = numberAt(json, {"scalar", "value"}).value_or(0);
        if (!(value >= 0 && value < limit))
            return std::nullopt;
        resource.amount = toMilli(value);
    } else if (type == "RANGES") {
        resource.amount = readRanges(json);
    } else if (type == "SET") {
        resource.amount = readSet(json);
    } else {
        return std::nullopt;
    }
    readReservations(json, resource);
    resource.disk = readDisk(json);
    return resource;
}

Json withAmount(const Json& source, const std::variant<Milli, Ranges, std::set<std::string>>& amount)
{
    Json json = source;
    std::visit(Overloaded{
                   [&](Milli milli) {
                       json["scalar"] = Json{{"value", fromMilli(milli)}};
                   },
                   [&](const Ranges& ranges) { json["ranges"] = rangesJson(ranges); },
                   [&](const std::set<std::string>& items) {
                       json["set"] = Json{{"item", items}};
                   },
               },
               amount);
    return json;
}

std::optional<Attribute> readAttribute(const Json& json)
{
    Attribute attribute{textAt(json, {"name"}), {}};
    const std::string type = textAt(json, {"type"});
    if (type == "TEXT")
        attribute.value = textAt(json, {"text", "value"});
    else if (type == "SCALAR")
        attribute.value = numberAt(json, {"scalar", "value"}).value_or(0);
    else if (type == "RANGES")
        attribute.value = readRanges(json);
    else if (type == "SET")
        attribute.value = readSet(json);
    else
        return std::nullopt;
    return attribute;
}

Domain readDomain(const Json& holder)
{
    const auto named = [&](std::string_view kind) -> std::optional<std::string> {
        std::string name = textAt(holder, {"domain", "fault_domain", kind, "name"});
        return name.empty() ? std::nullopt : std::optional(std::move(name));
    };
    return {named("region"), named("zone")};
}

std::optional<Unavailability> readUnavailability(const Json& holder)
{
    const auto start = nanosecondsAt(holder, {"unavailability", "start"});
    if (!start)
        return std::nullopt;
    return Unavailability{Timestamp{*start}, nanosecondsAt(holder, {"unavailability", "duration"})};
}

Json scalarJson(const std::string& name, Milli amount, const std::string& role)
{
    return Json{{"name", name},
                {"type", "SCALAR"},
                {"scalar", Json{{"value", fromMilli(amount)}}},
                {"allocation_info", Json{{"role", role}}}};
}

Json reserved(Json resource, const Reservation& reservation)
{
    Json top{{"type", "DYNAMIC"}, {"role", reservation.role}};
    if (!reservation.principal.empty())
        top["principal"] = reservation.principal;
    if (!reservation.labels.empty()) {
        Json labels = Json::array();
        for (const auto& [key, value] : reservation.labels)
            labels.push_back(Json{{"key", key}, {"value", value}});
        top["labels"] = Json{{"labels", std::move(labels)}};
    }
    resource["reservations"].push_back(std::move(top));
    return resource;
}

Json withVolume(Json disk, const std::string& id, const std::string& principal,
                const std::string& containerPath, bool readOnly)
{
    Json persistence{{"id", id}};
    if (!principal.empty())
        persistence["principal"] = principal;
    disk["disk"]["persistence"] = std::move(persistence);
    disk["disk"]["volume"] = Json{{"mode", readOnly ? "RO" : "RW"}, {"container_path", containerPath}};
    return disk;
}

} // namespace pacer::mesos
