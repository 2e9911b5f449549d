// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/archive.h"
#include "core/scheduler/ports.h"

#include <deque>
#include <map>
#include <mutex>

namespace pacer::store {

/// Keeps everything in memory: tests, and clusters that need not outlive the program. `load` gives back what
/// was committed, so a restart can be played without a file; what is not durable (architecture.md, "Durable
/// state") is not given back. It is its own archive.
class MemoryStore
    : public scheduler::Store
    , public scheduler::Archive {
public:
    Result<scheduler::StoredState> load() override;
    Result<void> commit(std::span<const scheduler::StoreWrite> writes) override;

    Result<std::vector<Timestamp>> specVersions(const PathId& id, scheduler::SpecKind kind) override;
    Result<std::optional<RunSpec>> specAt(const PathId& id, Timestamp version) override;
    Result<std::vector<Timestamp>> rootVersions(const PathId& group) override;
    Result<RootGroup> rootAt(Timestamp version, const RootGroup& known) override;
    Result<scheduler::HistoryPage> history(const scheduler::HistoryQuery& query) override;

private:
    void keepRoot(const RootGroup& root);

    std::mutex m_mutex;
    scheduler::StoredState m_state;
    RootGroup m_lastRoot;
    std::map<PathId, std::map<Timestamp, RunSpec>> m_specs; ///< all that there ever were
    std::map<Timestamp, RootGroup> m_roots;
    std::deque<DeploymentRecordPtr> m_records; ///< oldest first
};

} // namespace pacer::store
