// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/deliberate.h"

#include <algorithm>
#include <array>

namespace pacer::test {

namespace {

enum class In { BothModes, Defaults };

struct Deliberate {
    int decision;
    In mode;
    const char* request; ///< its begin
    const char* where;
};

/// All differences from the recorded stories, by the decision that wants them.
constexpr std::array deliberate{
    Deliberate{5, In::Defaults, "GET /v2/deployments", "*/progress"},
    Deliberate{7, In::BothModes, "DELETE /v2/apps/t/one/tasks/t_one.instance-bar", "status"},
    Deliberate{7, In::BothModes, "GET /v2/eventSubscriptions", "status"},
    Deliberate{7, In::BothModes, "GET /v2/nope", "status"},
    Deliberate{7, In::BothModes, "GET /v2/schemas", "status"},
    Deliberate{7, In::BothModes, "", "GET /v2/events/"},
    Deliberate{11, In::BothModes, "GET", "*/taskStats"},
    Deliberate{19, In::Defaults, "GET /v2/apps", "*/instanceId"},
    Deliberate{19, In::Defaults, "POST /v2/groups", "/details/0/errors/0"},
    Deliberate{24, In::BothModes, "GET /v2/info", "/buildref"},
    Deliberate{24, In::BothModes, "GET /v2/info", "/pacer"},
    Deliberate{24, In::BothModes, "GET /v2/info", "/version"},
    Deliberate{24, In::Defaults, "GET /v2/queue", "*/lastTaskFailure"},
    Deliberate{24, In::Defaults, "GET /v2/queue", "*/nearestMiss"},
    Deliberate{32, In::Defaults, "DELETE /v2/deployments/12389bb9", "/version"},
    Deliberate{32, In::Defaults, "GET /v2/apps", "*/lastFailureCause"},
    Deliberate{32, In::Defaults, "PUT /v2/groups/e", "/details"},
    Deliberate{42, In::Defaults, "",
               "main /basic api_post_event /appDefinition/versionInfo/lastConfigChangeAt"},
};

} // namespace

bool isDeliberate(Mode mode, std::string_view request, std::string_view where)
{
    return std::ranges::any_of(deliberate, [&](const Deliberate& row) {
        const std::string_view begin = row.request;
        return (row.mode == In::BothModes || mode == Mode::Defaults) && begin.empty() == request.empty()
               && request.starts_with(begin) && isAt(where, row.where);
    });
}

bool isAt(std::string_view where, std::string_view place)
{
    if (place.starts_with('*'))
        return where.ends_with(place.substr(1));
    return where.starts_with(place)
           && (where.size() == place.size() || where[place.size()] == '/' || where[place.size()] == '?');
}

} // namespace pacer::test
