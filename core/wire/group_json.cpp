// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/group_json.h"

#include "core/base/json_pointer.h"
#include "core/wire/app_fields.h"
#include "core/wire/json_text.h"
#include "core/wire/parts_json.h"
#include "core/wire/pod_json.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace pacer::wire {

namespace {

void readApps(const Reader& list, const PathId& base, const ReadSettings& settings,
              GroupUpdateReading& reading, Errors& errors)
{
    if (!list.expectArray())
        return;
    reading.update.apps.emplace();
    for (const Reader& item : list.items()) {
        Result<AppReading> app = readAppStages(item.json(), base, settings, item.at());
        if (!app) {
            append(errors, std::move(app.error()));
            continue;
        }
        append(reading.broken, std::move(app->broken));
        reading.legacyBroken |= app->legacyBroken;
        reading.update.apps->push_back(std::move(app->app));
    }
}

GroupUpdateReading readUpdate(const Reader& in, const PathId& base, const ReadSettings& settings,
                              Errors& errors)
{
    GroupUpdateReading reading;
    GroupUpdate& update = reading.update;
    std::string id;
    update.id = base;
    if (in.get("id", id, TextRule{1, std::string_view::npos, isPathText})) {
        update.id = PathId::resolve(id, base);
        update.hasId = true;
    }
    in.get("enforceRole", update.enforceRole);
    ReadSettings inside = settings;
    if (update.enforceRole.value_or(false) && !update.id.isRoot() && update.id.parent().isRoot())
        inside.defaultRole = update.id.name(); // an enforced role is the default one, too
    if (const auto apps = in.field("apps"))
        readApps(*apps, update.id, inside, reading, errors);
    if (const auto groups = in.field("groups"); groups && groups->expectArray()) {
        update.groups.emplace();
        for (const Reader& item : groups->items()) {
            GroupUpdateReading child = readUpdate(item, update.id, inside, errors);
            append(reading.broken, std::move(child.broken));
            reading.legacyBroken |= child.legacyBroken;
            update.groups->push_back(std::move(child.update));
        }
    }
    std::vector<std::string> dependencies;
    if (in.get("dependencies", dependencies)) {
        update.dependencies.emplace();
        for (std::size_t i = 0; i < dependencies.size(); ++i) {
            const std::string at = childPointer(childPointer(in.at(), "dependencies"), i);
            update.dependencies->insert(readDependency(dependencies[i], update.id, at, reading.broken));
        }
    }
    in.get("scaleBy", update.scaleBy, atLeast(0));
    in.get("version", update.version);
    return reading;
}

/// Opens the list and gives every member of `members` that `write` knows how to write.
template <class Members, class Write>
void appendList(std::string& text, std::string_view name, const Members& members, const Write& write)
{
    text.append(R"(,")").append(name).append(R"(":[)");
    if (write) {
        const char* separator = "";
        for (const auto& [id, member] : members) {
            text.append(std::exchange(separator, ","));
            text.append(write(member));
        }
    }
    text += ']';
}

void appendGroup(std::string& text, const Group& group, const GroupParts& parts)
{
    text += R"({"id":)" + jsonText(group.id.text());
    appendList(text, "apps", group.apps, parts.app);
    appendList(text, "pods", group.pods, parts.pod);
    text += R"(,"groups":[)";
    const char* separator = "";
    if (parts.groups) {
        for (const auto& [id, child] : group.groups) {
            text.append(std::exchange(separator, ","));
            appendGroup(text, *child, parts);
        }
    }
    Json dependencies = Json::array();
    for (const PathId& id : group.dependencies)
        dependencies.push_back(id.text());
    text += R"(],"dependencies":)" + jsonText(dependencies);
    text += R"(,"version":")" + formatTimestamp(parts.version.value_or(group.version));
    text.append(R"(","enforceRole":)").append(group.enforceRole ? "true}" : "false}");
}

std::optional<Group> readTree(const Reader& in, const std::function<void(AppInfo)>& onApp)
{
    Group group;
    if (!in.get("id", group.id))
        return std::nullopt;
    if (const auto apps = in.field("apps")) {
        for (const Reader& item : apps->items()) {
            auto info = readAppInfo(item.json());
            if (!info)
                continue;
            group.apps.emplace(info->app->id, info->app);
            if (onApp)
                onApp(*std::move(info));
        }
    }
    if (const auto pods = in.field("pods")) {
        for (const Reader& item : pods->items()) {
            const auto spec = item.field("spec");
            auto pod = readStoredPod(spec ? spec->json() : item.json());
            if (pod)
                group.pods.emplace(pod->id, std::make_shared<const PodSpec>(*pod));
        }
    }
    if (const auto groups = in.field("groups")) {
        for (const Reader& item : groups->items()) {
            if (auto child = readTree(item, onApp)) {
                PathId id = child->id;
                group.groups.emplace(std::move(id), *std::move(child));
            }
        }
    }
    in.get("dependencies", group.dependencies);
    in.get("version", group.version);
    in.get("enforceRole", group.enforceRole);
    return group;
}

} // namespace

Result<GroupUpdateReading> readGroupUpdateStages(const Json& json, const PathId& base,
                                                 const ReadSettings& settings)
{
    Errors errors;
    GroupUpdateReading reading = readUpdate(Reader(json, "", errors), base, settings, errors);
    if (!errors.empty())
        return fail(std::move(errors));
    return reading;
}

Result<GroupUpdate> readGroupUpdate(const Json& json, const PathId& base, const ReadSettings& settings)
{
    Result<GroupUpdateReading> reading = readGroupUpdateStages(json, base, settings);
    if (!reading)
        return fail(std::move(reading.error()));
    if (!reading->broken.empty())
        return fail(std::move(reading->broken));
    return std::move(reading->update);
}

std::string groupText(const Group& group, const GroupParts& parts)
{
    std::string text;
    appendGroup(text, group, parts);
    return text;
}

Result<Group> readGroup(const Json& json, const std::function<void(AppInfo)>& onApp)
{
    Errors errors;
    if (auto group = readTree(Reader(json, "", errors, Strictness::Lenient), onApp))
        return *std::move(group);
    return fail(ErrorCode::FieldMissing, {"id", "{}"}, "/id");
}

} // namespace pacer::wire
