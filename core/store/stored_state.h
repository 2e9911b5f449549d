// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/record_json.h"
#include "core/store/sqlite.h"

#include <map>
#include <set>

/// The parts of what is read back at a start, except definitions and trees: these are looked up. One broken
/// record never hides the others: it is noted (D10).
namespace pacer::store {

/// Versions of the trees that stored plans need.
Result<std::set<Timestamp>> treesOfDeployments(Database& database);

Result<void> loadInstances(Database& database, const FindSpec& find, scheduler::StoredState& state);
Result<void> loadDeployments(Database& database, const std::map<Timestamp, RootGroup>& trees,
                             scheduler::StoredState& state);
Result<void> loadHistory(Database& database, scheduler::StoredState& state);
Result<void> loadDelays(Database& database, scheduler::StoredState& state);
Result<void> loadTaskFailures(Database& database, scheduler::StoredState& state);

} // namespace pacer::store
