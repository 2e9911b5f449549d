// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation/accept.h"

#include "core/base/json_pointer.h"
#include "core/validation/app_rules.h"
#include "core/validation/group_rules.h"
#include "core/validation/pod_rules.h"
#include "core/validation/update_rules.h"
#include "core/wire/group_json.h"
#include "core/wire/pod_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::validation {

namespace {

Result<AppSpec> judge(wire::AppReading reading, const Settings& rules)
{
    Errors errors = std::move(reading.broken);
    if (!reading.legacyBroken)
        appendNew(errors, firstAppRules(reading.app, rules));
    if (errors.empty())
        errors = lastAppRules(reading.app, rules);
    if (!errors.empty())
        return fail(std::move(errors));
    return std::move(reading.app);
}

void prefix(Errors& errors, const std::string& at)
{
    for (Error& error : errors) {
        if (!error.where.starts_with(at))
            error.where.insert(0, at);
    }
}

Result<AppUpdate> judgeUpdate(Result<wire::AppUpdateReading> reading)
{
    if (!reading)
        return fail(std::move(reading.error()));
    Errors errors = std::move(reading->broken);
    if (!reading->legacyBroken)
        appendNew(errors, validateUpdate(reading->update));
    if (!errors.empty())
        return fail(std::move(errors));
    return std::move(reading->update);
}

} // namespace

Result<AppSpec> acceptApp(const wire::Json& json, const PathId& base, const AcceptSettings& settings)
{
    Result<wire::AppReading> reading = wire::readAppStages(json, base, settings.reading);
    if (!reading)
        return fail(std::move(reading.error()));
    return judge(*std::move(reading), settings.rules);
}

Result<AppUpdate> acceptAppUpdate(const wire::Json& json, const AcceptSettings& settings)
{
    return judgeUpdate(wire::readAppUpdateStages(json, settings.reading));
}

Result<std::vector<AppUpdate>> acceptAppUpdates(const wire::Json& json, const AcceptSettings& settings)
{
    if (!json.is_array())
        return fail(ErrorCode::ExpectedArray);
    std::vector<wire::AppUpdateReading> readings;
    Errors errors;
    for (std::size_t i = 0; i < json.size(); ++i) {
        auto reading = wire::readAppUpdateStages(json[i], settings.reading, childPointer("", i));
        if (reading)
            readings.push_back(*std::move(reading));
        else
            appendNew(errors, std::move(reading.error()));
    }
    if (!errors.empty())
        return fail(std::move(errors));

    std::vector<AppUpdate> updates;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (!readings[i].hasId)
            return fail(ErrorCode::InvalidArgument, {"requirement failed: App Update must have app id set"});
        auto update = judgeUpdate(std::move(readings[i]));
        if (update) {
            updates.push_back(*std::move(update));
        } else {
            prefix(update.error(), childPointer("", i));
            appendNew(errors, std::move(update.error()));
        }
    }
    if (!errors.empty())
        return fail(std::move(errors));
    return updates;
}

Result<std::vector<AppSpec>> acceptApps(const wire::Json& json, const AcceptSettings& settings)
{
    if (!json.is_array())
        return fail(ErrorCode::ExpectedArray);
    Errors readingErrors;
    Errors ruleErrors;
    std::vector<AppSpec> apps;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const std::string at = childPointer("", i);
        auto reading = wire::readAppStages(json[i], PathId(), settings.reading, at);
        if (!reading) {
            appendNew(readingErrors, std::move(reading.error()));
            continue;
        }
        auto app = judge(*std::move(reading), settings.rules);
        if (app) {
            apps.push_back(*std::move(app));
        } else {
            prefix(app.error(), at);
            appendNew(ruleErrors, std::move(app.error()));
        }
    }
    if (!readingErrors.empty())
        return fail(std::move(readingErrors));
    if (!ruleErrors.empty())
        return fail(std::move(ruleErrors));
    return apps;
}

Result<GroupUpdate> acceptGroupUpdate(const wire::Json& json, const PathId& base,
                                      const AcceptSettings& settings, const Group* stored)
{
    auto reading = wire::readGroupUpdateStages(json, base, settings.reading);
    if (!reading)
        return fail(std::move(reading.error()));
    Errors errors = std::move(reading->broken);
    if (!reading->legacyBroken)
        appendNew(errors, validateGroupUpdate(reading->update, settings.rules));
    // Beside the two even the id is too much.
    if (errors.empty() && reading->update.hasId && (reading->update.scaleBy || reading->update.version))
        errors.push_back(
            {ErrorCode::NotAllowedWithOthers, reading->update.scaleBy ? "/scaleBy" : "/version", {}});
    if (stored && !reading->legacyBroken)
        appendNew(errors, checkEnforceRole(reading->update, *stored, !settings.reading.keepDroppedFields));
    if (!errors.empty())
        return fail(std::move(errors));
    return std::move(reading->update);
}

Result<PodSpec> acceptPod(const wire::Json& json, const AcceptSettings& settings)
{
    auto reading = wire::readPodStages(json, settings.reading);
    if (!reading)
        return fail(std::move(reading.error()));
    Errors errors = std::move(reading->broken);
    appendNew(errors, validatePod(reading->pod, settings.rules));
    if (!errors.empty())
        return fail(std::move(errors));
    return std::move(reading->pod);
}

} // namespace pacer::validation
