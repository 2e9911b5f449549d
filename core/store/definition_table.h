// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/archive.h"
#include "core/store/sqlite.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace pacer::store {

/// Definitions by id and version.
using Definitions = std::map<std::pair<PathId, Timestamp>, RunSpec>;

/// The definitions in the database: each version is there once, whichever trees and instances have it.
class DefinitionTable {
public:
    static Result<DefinitionTable> open(Database& database);
    DefinitionTable(DefinitionTable&&) noexcept;
    DefinitionTable& operator=(DefinitionTable&&) noexcept;
    ~DefinitionTable();

    /// A tree has it: stored in the place of what was known of this version.
    Result<void> put(const RunSpec& spec);
    /// An instance has it. A tree may have said more of the same version since: what replaces nothing
    /// (`rolling`).
    Result<void> putIfMissing(const RunSpec& spec);

    /// nullopt: not there.
    Result<std::optional<RunSpec>> find(const PathId& id, Timestamp version);
    /// The newest `count`, oldest first.
    Result<std::vector<Timestamp>> versions(const PathId& id, scheduler::SpecKind kind, int count);
    /// All that stand in the newest tree, as far as they can be read.
    static Result<Definitions> standing(Database& database);

    /// May have versions that nobody needs.
    void mayHaveOld(const PathId& id) { m_toClean.insert(id); }
    /// Removes versions beyond the newest `count`, all of what is not in `root`; but none that a stored tree
    /// or an instance has. Only so many definitions at a time that no commit takes long.
    Result<void> removeOld(Database& database, const Group& root, int count);

private:
    struct Statements;
    explicit DefinitionTable(std::unique_ptr<Statements> statements);

    Result<bool> removeOldOf(const PathId& id, bool isGone, int count);

    std::unique_ptr<Statements> m_statements;
    std::set<PathId> m_toClean;
    bool m_knowsGone = false; ///< those that were gone already when the store was opened are in m_toClean
};

} // namespace pacer::store
