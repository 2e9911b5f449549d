// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/memory_store.h"

#include "core/base/overloaded.h"

#include <algorithm>

namespace pacer::store {

namespace {

/// Puts `value` in the place of the first element that `same` recognises, or at the end.
template <class T, class Same>
void put(std::vector<T>& list, const T& value, Same same)
{
    const auto found = std::ranges::find_if(list, same);
    if (found == list.end())
        list.push_back(value);
    else
        *found = value;
}

} // namespace

Result<scheduler::StoredState> MemoryStore::load()
{
    const std::lock_guard lock(m_mutex);
    scheduler::StoredState state = m_state;
    for (Instance& instance : state.instances) {
        for (Task& task : instance.tasks) {
            task.healthy.reset();
            task.checkResult.reset();
        }
    }
    return state;
}

Result<void> MemoryStore::commit(std::span<const scheduler::StoreWrite> writes)
{
    using namespace scheduler;
    const std::lock_guard lock(m_mutex);
    const Overloaded apply{
        [this](const SaveRoot& write) {
            keepRoot(write.root);
            m_state.root = write.root;
        },
        [this](const SaveRootVersion& write) { keepRoot(write.root); },
        [this](const SaveInstance& write) {
            put(m_state.instances, *write.instance,
                [&](const Instance& each) { return each.id == write.instance->id; });
        },
        [this](const ForgetInstance& write) {
            std::erase_if(m_state.instances, [&](const Instance& each) { return each.id == write.id; });
        },
        [this](const SaveDeployment& write) {
            put(m_state.deployments, *write.deployment,
                [&](const StoredDeployment& each) { return each.plan.id == write.deployment->plan.id; });
        },
        [this](const ForgetDeployment& write) {
            std::erase_if(m_state.deployments,
                          [&](const StoredDeployment& each) { return each.plan.id == write.id; });
        },
        [this](const SaveDeploymentRecord& write) {
            m_records.push_back(write.record);
            m_state.history.push_back({write.record->number, write.actions});
            std::erase_if(m_records, [&](const auto& each) { return each->number < write.oldestKept; });
            std::erase_if(m_state.history,
                          [&](const KeptRecord& each) { return each.number < write.oldestKept; });
        },
        [this](const SaveDelay& write) {
            put(m_state.delays, write.delay, [&](const LaunchDelay& each) {
                return each.id == write.delay.id && each.configVersion == write.delay.configVersion;
            });
        },
        [this](const ForgetDelay& write) {
            std::erase_if(m_state.delays, [&](const LaunchDelay& each) {
                return each.id == write.id && each.configVersion == write.configVersion;
            });
        },
        [this](const SaveTaskFailure& write) {
            put(m_state.taskFailures, *write.failure,
                [&](const TaskFailure& each) { return each.appId == write.failure->appId; });
        },
        [this](const SaveFrameworkId& write) { m_state.frameworkId = write.id; },
    };
    for (const StoreWrite& write : writes)
        std::visit(apply, write);
    return {};
}

void MemoryStore::keepRoot(const RootGroup& root)
{
    m_roots[root->version] = root;
    for (const auto& [id, was, is] : specDifferences(m_lastRoot ? *m_lastRoot : Group{}, *root)) {
        if (is)
            m_specs[id].insert_or_assign(is->version(), *is);
    }
    m_lastRoot = root;
}

Result<std::vector<Timestamp>> MemoryStore::specVersions(const PathId& id, scheduler::SpecKind kind)
{
    const std::lock_guard lock(m_mutex);
    std::vector<Timestamp> versions;
    if (const auto known = m_specs.find(id); known != m_specs.end()) {
        for (const auto& [version, spec] : known->second) {
            if (spec.isPod() == (kind == scheduler::SpecKind::Pod))
                versions.push_back(version);
        }
    }
    return versions;
}

Result<std::optional<RunSpec>> MemoryStore::specAt(const PathId& id, Timestamp version)
{
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_specs.find(id); known != m_specs.end()) {
        if (const auto found = known->second.find(version); found != known->second.end())
            return found->second;
    }
    return std::nullopt;
}

Result<std::vector<Timestamp>> MemoryStore::rootVersions(const PathId& group)
{
    const std::lock_guard lock(m_mutex);
    std::vector<Timestamp> versions;
    for (const auto& [version, root] : m_roots) {
        if (findGroup(*root, group))
            versions.push_back(version);
    }
    return versions;
}

Result<RootGroup> MemoryStore::rootAt(Timestamp version, const RootGroup&)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_roots.find(version);
    return found == m_roots.end() ? nullptr : found->second;
}

Result<scheduler::HistoryPage> MemoryStore::history(const scheduler::HistoryQuery& query)
{
    const std::lock_guard lock(m_mutex);
    scheduler::HistoryPage page;
    for (auto record = m_records.rbegin(); record != m_records.rend(); ++record) {
        if (!addToPage(page, query, *record))
            break;
    }
    return page;
}

} // namespace pacer::store
