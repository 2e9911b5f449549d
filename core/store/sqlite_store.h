// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/ports.h"
#include "core/store/definition_table.h"
#include "core/store/tree_table.h"

#include <array>
#include <map>
#include <memory>
#include <span>

namespace pacer::store {

/// Durable state in one SQLite file (WAL, synchronous=FULL). A commit is one transaction and on disk when it
/// returns. Versions beyond the newest `maxVersions` of a definition or of the tree are removed as far as no
/// instance and no deployment needs them.
class SqliteStore : public scheduler::Store {
public:
    static Result<std::unique_ptr<SqliteStore>> open(const std::string& path, int maxVersions);
    ~SqliteStore() override;

    Result<scheduler::StoredState> load() override;
    /// What load() gives as well, for who has to know it before.
    Result<std::optional<FrameworkId>> frameworkId();
    Result<void> commit(std::span<const scheduler::StoreWrite> writes) override;

private:
    struct Statements;
    SqliteStore(Database database, std::unique_ptr<Statements> statements, DefinitionTable definitions,
                TreeTable trees, int maxVersions);

    Result<void> apply(const scheduler::StoreWrite& write);
    Result<void> loadFacts(scheduler::StoredState& state);
    Result<void> saveTree(const RootGroup& root);
    Result<void> saveInstances(std::span<const scheduler::StoreWrite> writes);
    Result<void> saveInstance(const Instance& instance);
    Result<void> saveDefinitionOf(const Instance& instance);
    Result<void> removeOldVersions();

    Database m_database;
    std::unique_ptr<Statements> m_statements;
    DefinitionTable m_definitions;
    TreeTable m_trees;
    int m_maxVersions;
    int m_rootsSinceCleanup = 0;
    std::int64_t m_currentRoot = 0;
    std::map<DeploymentId, std::array<Timestamp, 2>> m_deployments; ///< the trees that stored plans need
};

} // namespace pacer::store
