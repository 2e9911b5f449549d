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

void keepRoot(scheduler::StoredState& state, RootGroup& last, const RootGroup& root)
{
    state.rootVersions[root->version] = root;
    for (const auto& [id, was, is] : specDifferences(last ? *last : Group{}, *root)) {
        if (is)
            state.versions[id].insert_or_assign(is->version(), *is);
    }
    last = root;
}

} // namespace

Result<scheduler::StoredState> MemoryStore::load()
{
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
    const Overloaded apply{
        [this](const SaveRoot& write) {
            keepRoot(m_state, m_lastRoot, write.root);
            m_state.root = write.root;
        },
        [this](const SaveRootVersion& write) { keepRoot(m_state, m_lastRoot, write.root); },
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
            m_state.history.push_back(write.record);
            std::erase_if(m_state.history,
                          [&](const DeploymentRecordPtr& each) { return each->number < write.oldestKept; });
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

} // namespace pacer::store
