// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/app_json.h"

#include "core/base/json_pointer.h"
#include "core/wire/app_fields.h"
#include "core/wire/checks_json.h"
#include "core/wire/container_json.h"
#include "core/wire/parts_json.h"

#include <nlohmann/json.hpp>

namespace pacer::wire {

namespace {

constexpr TextRule idRule{1, std::string_view::npos, isPathText};

void checkForm(const Reader& in, std::string_view field)
{
    if (const auto reader = in.field(field)) {
        Timestamp ignored{};
        reader->read(ignored);
    }
}

/// Fields that new definitions ignore but must be well-formed.
void checkIgnored(const Reader& in)
{
    checkForm(in, "version");
    if (const auto info = in.field("versionInfo"); info && info->expectObject()) {
        checkForm(*info, "lastScalingAt");
        checkForm(*info, "lastConfigChangeAt");
    }
}

GivenFields givenFields(const Reader& in, const LegacyFields& legacy, const CurrentFields& current)
{
    const bool noPorts = legacy.ports && legacy.ports->empty();
    return {.networks = current.networks,
            .portDefinitions = current.portDefinitions || noPorts,
            .upgradeStrategy = in.has("upgradeStrategy"),
            .unreachableStrategy = in.has("unreachableStrategy")};
}

/// The reference reads `ignoreHttp1xx` and forgets it (decision 19).
void dropIgnored(AppSpec& app, const ReadSettings& settings)
{
    if (settings.keepDroppedFields)
        return;
    for (HealthCheck& check : app.healthChecks) {
        if (check.ignoreHttp1xx)
            check.ignoreHttp1xx = false;
    }
}

/// With mappings that will be dropped anyway, a given empty list of definitions still means "no ports".
void dropUselessMappings(AppSpec& app, const CurrentFields& current)
{
    const bool host = !current.networks || usesHostNetwork(app);
    if (host && current.portDefinitions && app.container && app.networks.size() <= 1)
        app.container->portMappings.reset();
}

void writeIfAny(Json& json, const char* name, Json list)
{
    if (!list.empty())
        json[name] = std::move(list);
}

template <class T, class Write>
Json listOf(const T& values, Write write)
{
    Json list = Json::array();
    for (const auto& value : values)
        list.push_back(write(value));
    return list;
}

Json writeResidency()
{
    constexpr int relaunchTimeout = 3600;
    Json json;
    json["relaunchEscalationTimeoutSeconds"] = relaunchTimeout;
    json["taskLostBehavior"] = "WAIT_FOREVER";
    return json;
}

void writeOptionalLists(Json& json, const AppSpec& app)
{
    writeIfAny(json, "constraints", listOf(app.constraints, writeConstraint));
    if (app.container)
        json["container"] = writeContainer(*app.container);
    json["cpus"] = app.resources.cpus;
    writeIfAny(json, "dependencies",
               listOf(app.dependencies, [](const PathId& id) { return Json(id.text()); }));
    json["disk"] = app.resources.disk;
    writeIfAny(json, "env", writeEnvironment(app.env));
    json["executor"] = app.executor;
    if (app.executorResources)
        json["executorResources"] = writeExecutorResources(*app.executorResources);
    writeIfAny(json, "fetch", listOf(app.fetch, writeArtifact));
    writeIfAny(json, "healthChecks", listOf(app.healthChecks, writeHealthCheck));
    if (app.check)
        json["check"] = writeGeneralCheck(*app.check);
}

/// As the reference completes an update before it is merged: a network of its own brings a container along,
/// which then takes the place of the stored one (spec/marathon-api.md 4, decision 32).
void bringContainer(AppUpdate& update)
{
    if (!update.present.contains(AppField::Networks) || update.present.contains(AppField::Container)
        || usesHostNetwork(update.values))
        return;
    AppSpec alone;
    alone.networks = update.values.networks;
    alone.portDefinitions = update.values.portDefinitions;
    update.values.container = withDefaults(std::move(alone)).container;
    update.present.insert(AppField::Container);
}

} // namespace

Result<AppReading> readAppStages(const Json& json, const PathId& base, const ReadSettings& settings,
                                 const std::string& at)
{
    Errors errors;
    AppReading reading;
    AppSpec& app = reading.app;
    app.role = settings.defaultRole;
    const Reader in(json, at, errors);
    std::string id;
    if (const auto field = in.requiredField("id"); field && field->read(id, idRule))
        app.id = PathId::resolve(id, base);
    app.networks.clear();
    CurrentFields current = readAppFields(in, base, app, reading.broken);
    const LegacyFields legacy = readLegacy(in);
    checkIgnored(in);
    if (!errors.empty())
        return fail(std::move(errors));

    Errors legacyErrors = checkLegacy(legacy, current, app, at);
    if (!legacyErrors.empty()) {
        reading.broken = std::move(legacyErrors);
        reading.legacyBroken = true;
        return reading;
    }
    translateLegacy(legacy, current, app, settings);
    nameNetworks(app.networks, settings);
    dropIgnored(app, settings);
    dropUselessMappings(app, current);
    app = withDefaults(std::move(app), givenFields(in, legacy, current));
    return reading;
}

Result<AppSpec> readApp(const Json& json, const PathId& base, const ReadSettings& settings)
{
    Result<AppReading> reading = readAppStages(json, base, settings);
    if (!reading)
        return fail(std::move(reading.error()));
    if (!reading->broken.empty())
        return fail(std::move(reading->broken));
    return std::move(reading->app);
}

Result<AppUpdateReading> readAppUpdateStages(const Json& json, const ReadSettings& settings,
                                             const std::string& at)
{
    Errors errors;
    AppUpdateReading reading;
    AppUpdate& update = reading.update;
    const Reader in(json, at, errors);
    std::string id;
    if (in.get("id", id, idRule)) {
        update.id = PathId::absolute(id);
        reading.hasId = true;
    }
    AppSpec& app = update.values;
    app.networks.clear();
    CurrentFields current = readAppFields(in, PathId(), app, reading.broken);
    const LegacyFields legacy = readLegacy(in);
    in.get("version", update.version);
    if (!errors.empty())
        return fail(std::move(errors));

    Errors legacyErrors = checkLegacy(legacy, current, app, at);
    if (!legacyErrors.empty()) {
        reading.broken = std::move(legacyErrors);
        reading.legacyBroken = true;
        return reading;
    }
    translateLegacy(legacy, current, app, settings);
    nameNetworks(app.networks, settings);
    dropIgnored(app, settings);
    for (const AppFieldRow& row : appFields) {
        if (in.has(row.name))
            update.present.insert(row.field);
    }
    if (legacy.uris)
        update.present.insert(AppField::Fetch);
    if (legacy.ports)
        update.present.insert(AppField::PortDefinitions);
    if (current.networks)
        update.present.insert(AppField::Networks);
    if (!settings.keepDroppedFields)
        bringContainer(update);
    return reading;
}

Result<AppUpdate> readAppUpdate(const Json& json, const ReadSettings& settings)
{
    Result<AppUpdateReading> reading = readAppUpdateStages(json, settings);
    if (!reading)
        return fail(std::move(reading.error()));
    if (!reading->broken.empty())
        return fail(std::move(reading->broken));
    return std::move(reading->update);
}

Json writeApp(const AppSpec& app, VersionInfoStyle style)
{
    Json json;
    json["id"] = app.id.text();
    if (app.acceptedResourceRoles)
        json["acceptedResourceRoles"] = *app.acceptedResourceRoles;
    writeIfAny(json, "args", app.args);
    json["backoffFactor"] = app.backoff.backoffFactor;
    json["backoffSeconds"] = app.backoff.backoffSeconds;
    if (app.cmd)
        json["cmd"] = *app.cmd;
    writeOptionalLists(json, app);
    json["instances"] = app.instances;
    json["labels"] = textMap(app.labels);
    json["maxLaunchDelaySeconds"] = app.backoff.maxLaunchDelaySeconds;
    json["mem"] = app.resources.mem;
    json["gpus"] = app.resources.gpus;
    json["networks"] = listOf(app.networks, writeNetwork);
    if (usesHostNetwork(app))
        json["portDefinitions"] = listOf(app.portDefinitions, writePortDefinition);
    writeIfAny(json, "readinessChecks", listOf(app.readinessChecks, writeReadinessCheck));
    if (isResident(app))
        json["residency"] = writeResidency();
    json["requirePorts"] = app.requirePorts;
    writeIfAny(json, "secrets", writeSecrets(app.secrets));
    if (app.taskKillGracePeriodSeconds)
        json["taskKillGracePeriodSeconds"] = *app.taskKillGracePeriodSeconds;
    json["upgradeStrategy"] = writeUpgradeStrategy(app.upgradeStrategy);
    if (app.user)
        json["user"] = *app.user;
    json["version"] = formatTimestamp(app.versionInfo.version);
    if (style == VersionInfoStyle::With) {
        json["versionInfo"]["lastScalingAt"] = formatTimestamp(app.versionInfo.lastScalingAt);
        json["versionInfo"]["lastConfigChangeAt"] = formatTimestamp(app.versionInfo.lastConfigChangeAt);
    }
    json["killSelection"] = nameOf(app.killSelection);
    json["unreachableStrategy"] = writeUnreachable(app.unreachableStrategy);
    if (app.tty)
        json["tty"] = *app.tty;
    if (app.resourceLimits)
        json["resourceLimits"] = writeLimits(*app.resourceLimits);
    json["role"] = app.role;
    return json;
}

Json writeStoredApp(const AppSpec& app)
{
    static const Json plain = writeApp(AppSpec{}, VersionInfoStyle::Without);
    const bool hangsOnVolumes = hasLocalOrExternalVolumes(app); // then these two have other defaults
    const auto isKept = [&](const std::string& name, const Json& value) {
        if (hangsOnVolumes && (name == "upgradeStrategy" || name == "unreachableStrategy"))
            return true;
        const auto common = plain.find(name);
        return name != "version" && (common == plain.end() || *common != value);
    };
    Json json = Json::object();
    Json whole = writeApp(app, VersionInfoStyle::Without);
    for (auto& [name, value] : whole.get_ref<Json::object_t&>()) {
        if (isKept(name, value))
            json[name] = std::move(value);
    }
    return json;
}

} // namespace pacer::wire
