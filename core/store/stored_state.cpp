// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/stored_state.h"

namespace pacer::store {

using namespace scheduler;

namespace {

/// Keeps what was read, or notes what could not be.
template <class T, class Keep>
void keepOrNote(StoredState& state, const std::string& what, Result<T> record, Keep keep)
{
    if (record)
        keep(std::move(*record));
    else
        state.broken.push_back(what);
}

} // namespace

Result<std::set<Timestamp>> treesOfDeployments(Database& database)
{
    std::set<Timestamp> versions;
    auto done = forEachRow(database, "SELECT body ->> '$.original', body ->> '$.target' FROM deployment",
                           [&](const Statement& row) {
                               versions.insert({row.time(0), row.time(1)});
                           });
    if (!done)
        return fail(std::move(done.error()));
    return versions;
}

Result<void> loadInstances(Database& database, const FindSpec& find, StoredState& state)
{
    return forEachRow(database, "SELECT id, spec, version, body FROM instance", [&](const Statement& row) {
        const auto spec = find(PathId::absolute(row.text(1)), row.time(2));
        const std::string what = "instance " + row.text(0);
        if (!spec)
            state.broken.push_back(what);
        else
            keepOrNote(state, what, readInstance(row.text(3), *spec),
                       [&](Instance instance) { state.instances.push_back(std::move(instance)); });
    });
}

Result<void> loadDeployments(Database& database, const std::map<Timestamp, RootGroup>& trees,
                             StoredState& state)
{
    const FindRoot find = [&trees](Timestamp version) {
        const auto found = trees.find(version);
        return found == trees.end() ? RootGroup{} : found->second;
    };
    return forEachRow(database, "SELECT id, body FROM deployment", [&](const Statement& row) {
        keepOrNote(state, "deployment " + row.text(0), readDeployment(row.text(1), find),
                   [&](StoredDeployment deployment) { state.deployments.push_back(std::move(deployment)); });
    });
}

Result<void> loadHistory(Database& database, StoredState& state)
{
    return forEachRow(database, "SELECT number, actions FROM history", [&state](const Statement& row) {
        state.history.push_back(
            {static_cast<std::uint64_t>(row.number(0)), static_cast<std::size_t>(row.number(1))});
    });
}

Result<void> loadDelays(Database& database, StoredState& state)
{
    return forEachRow(database, "SELECT id, body FROM delay", [&state](const Statement& row) {
        keepOrNote(state, "launch delay of " + row.text(0), readDelay(row.text(1)),
                   [&](LaunchDelay delay) { state.delays.push_back(std::move(delay)); });
    });
}

Result<void> loadTaskFailures(Database& database, StoredState& state)
{
    return forEachRow(database, "SELECT id, body FROM task_failure", [&state](const Statement& row) {
        keepOrNote(state, "last failure of " + row.text(0), readTaskFailure(row.text(1)),
                   [&](TaskFailure failure) { state.taskFailures.push_back(std::move(failure)); });
    });
}

} // namespace pacer::store
