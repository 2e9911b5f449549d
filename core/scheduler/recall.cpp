// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/recall.h"

#include <algorithm>

namespace pacer::scheduler {

namespace {

/// The version of the whole tree that is named.
std::optional<Timestamp> rootVersionIn(const CommandBody& body)
{
    if (const auto* create = std::get_if<CreateGroup>(&body))
        return create->update.version;
    if (const auto* update = std::get_if<UpdateGroup>(&body))
        return update->update.version;
    return std::nullopt;
}

bool namesVersion(const AppUpdate& update)
{
    return update.version.has_value();
}

} // namespace

bool namesVersions(const CommandBody& body)
{
    const auto* apps = std::get_if<UpdateApps>(&body);
    return (apps && std::ranges::any_of(apps->updates, namesVersion)) || rootVersionIn(body);
}

Result<Recalled> recall(const CommandBody& body, Archive& archive, const RootGroup& known)
{
    Recalled recalled;
    if (const auto version = rootVersionIn(body)) {
        auto root = archive.rootAt(*version, known);
        if (!root)
            return fail(std::move(root.error()));
        recalled.root = std::move(*root);
    }
    if (const auto* apps = std::get_if<UpdateApps>(&body)) {
        for (const AppUpdate& update : apps->updates) {
            if (!namesVersion(update))
                continue;
            auto spec = archive.specAt(update.id, *update.version);
            if (!spec)
                return fail(std::move(spec.error()));
            if (*spec)
                recalled.specs.push_back(std::move(**spec));
        }
    }
    return recalled;
}

} // namespace pacer::scheduler
