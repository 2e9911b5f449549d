// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rest/http.h"
#include "core/scheduler/views.h"

#include <map>
#include <string_view>

/// The `embed` parameters of apps and groups (spec/marathon-api.md 5.1, 7.1).
namespace pacer::rest {

/// What is asked for about apps; `apps.`, `app.`, `group.apps.` and no prefix mean the same. Unknown values
/// are ignored.
scheduler::AppEmbeds appEmbeds(const Request& request, scheduler::AppEmbeds always);

struct GroupEmbeds {
    bool groups = true;
    bool apps = true;
    bool pods = true;
    scheduler::AppEmbeds ofApps;
};
GroupEmbeds groupEmbeds(const Request& request);

/// Every app at and below `group`, with what is embedded.
std::map<PathId, AppInfo> appInfosBelow(const scheduler::State& state, const Group& group,
                                        const scheduler::AppEmbeds& embeds, Timestamp now);

} // namespace pacer::rest
