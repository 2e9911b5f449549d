// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation/app_rule_parts.h"

#include <cmath>

namespace pacer::validation {

namespace {

const std::string orderField = "/upgradeStrategy/rolling/order";

/// A single instance has no share of itself to spare: then any room at all is enough.
bool hasRoomAbove(const AppSpec& app)
{
    const double over = app.upgradeStrategy.maximumOverCapacity;
    if (app.instances <= 1)
        return over > 0 || app.instances == 0;
    return static_cast<int>(app.instances * (1 + over)) > app.instances;
}

bool hasRoomBelow(const AppSpec& app)
{
    const double minimum = app.upgradeStrategy.minimumHealthCapacity;
    if (app.instances <= 1)
        return minimum < 1 || app.instances == 0;
    return static_cast<int>(std::ceil(app.instances * minimum)) < app.instances;
}

void checkStartFirst(const AppSpec& app, Errors& errors)
{
    if (isResident(app))
        errors.push_back(ruleText(orderField, "start-first is not possible with persistent volumes"));
    else if (isSingleInstance(app))
        errors.push_back(ruleText(orderField, "start-first would run two instances"));
    else if (!hasRoomAbove(app))
        errors.push_back(ruleText(
            orderField, "start-first needs room: raise maximumOverCapacity to at least 1/instances"));
}

} // namespace

void checkSlotUpdates(const AppSpec& app, Errors& errors)
{
    const UpgradeStrategy& strategy = app.upgradeStrategy;
    if (strategy.rollback && strategy.rollback->failureAction == FailureAction::Rollback)
        errors.push_back(
            ruleText("/upgradeStrategy/rollback/failureAction", "a rollback cannot be rolled back"));
    if (!strategy.rolling || strategy.minimumHealthCapacity == openCapacity)
        return;
    switch (strategy.rolling->order) {
    case UpdateOrder::StartFirst: return checkStartFirst(app, errors);
    case UpdateOrder::StopFirst:
        if (!hasRoomBelow(app))
            errors.push_back(ruleText(orderField, "stop-first needs minimumHealthCapacity below 1"));
        return;
    }
}

} // namespace pacer::validation
