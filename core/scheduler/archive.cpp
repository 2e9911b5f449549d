// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/archive.h"

#include <algorithm>

namespace pacer::scheduler {

namespace {

bool touches(const DeploymentRecord& record, const PathId& id)
{
    return std::ranges::any_of(record.steps, [&](const DeploymentStep& step) {
        return std::ranges::any_of(step.actions, [&](const DeploymentAction& action) {
            return action.id == id || action.id.isBelow(id);
        });
    });
}

} // namespace

bool addToPage(HistoryPage& page, const HistoryQuery& query, DeploymentRecordPtr record)
{
    const bool wanted =
        (!query.before || record->number < *query.before) && (!query.app || touches(*record, *query.app));
    if (!wanted)
        return true;
    if (page.records.size() == query.limit) {
        if (!page.records.empty())
            page.next = page.records.back()->number;
        return false;
    }
    page.records.push_back(std::move(record));
    return true;
}

} // namespace pacer::scheduler
