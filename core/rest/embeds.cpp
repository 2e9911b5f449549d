// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/embeds.h"

namespace pacer::rest {
namespace {

void add(scheduler::AppEmbeds& embeds, std::string_view name)
{
    if (name == "tasks") {
        embeds.tasks = true;
        embeds.deployments = true;
    } else if (name == "counts") {
        embeds.counts = true;
    } else if (name == "deployments") {
        embeds.deployments = true;
    } else if (name == "readiness") {
        embeds.readiness = true;
    } else if (name == "lastTaskFailure") {
        embeds.lastTaskFailure = true;
    } else if (name == "taskStats") {
        embeds.taskStats = true;
    } else if (name == "failures") {
        embeds.tasks = true;
        embeds.lastTaskFailure = true;
        embeds.deployments = true;
    }
}

} // namespace

scheduler::AppEmbeds appEmbeds(const Request& request, scheduler::AppEmbeds always)
{
    for (const std::string& value : request.parameters("embed")) {
        std::string_view name = value;
        for (const std::string_view prefix : {"group.apps.", "apps.", "app."}) {
            if (name.starts_with(prefix)) {
                name.remove_prefix(prefix.size());
                break;
            }
        }
        add(always, name);
    }
    return always;
}

GroupEmbeds groupEmbeds(const Request& request)
{
    const auto named = request.parameters("embed");
    if (named.empty())
        return {};
    GroupEmbeds embeds{false, false, false, {}};
    for (const std::string& value : named) {
        constexpr std::string_view ofApps = "group.apps.";
        if (value == "group.groups")
            embeds.groups = true;
        else if (value == "group.apps")
            embeds.apps = true;
        else if (value == "group.pods")
            embeds.pods = true;
        else if (value.starts_with(ofApps))
            add(embeds.ofApps, std::string_view(value).substr(ofApps.size()));
    }
    return embeds;
}

std::map<PathId, AppInfo> appInfosBelow(const scheduler::State& state, const Group& group,
                                        const scheduler::AppEmbeds& embeds, Timestamp now)
{
    std::map<PathId, AppInfo> infos;
    for (const auto& [id, app] : appsBelow(group))
        infos.emplace(id, scheduler::appInfo(state, app, embeds, now));
    return infos;
}

} // namespace pacer::rest
