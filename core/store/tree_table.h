// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/record_json.h"
#include "core/store/sqlite.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace pacer::store {

/// The trees of definitions in the database. A tree is not written out: a row says from which tree until
/// which one a definition or a group stands in its place, so a change costs what it changes, however many
/// apps there are. Trees are numbered in the order in which they were saved; versions need not grow.
class TreeTable {
public:
    static Result<TreeTable> open(Database& database);
    TreeTable(TreeTable&&) noexcept;
    TreeTable& operator=(TreeTable&&) noexcept;
    ~TreeTable();

    struct Trees {
        std::map<Timestamp, RootGroup> versions;
        RootGroup current;               ///< null: there is none yet
        std::vector<std::string> broken; ///< definitions that a tree names and `find` does not know
    };
    /// These versions, as far as they are kept, and the tree with the number `current`. They share what they
    /// have in common. Later saves go on from the newest tree.
    Result<Trees> load(Database& database, const std::set<Timestamp>& versions, std::int64_t current,
                       const FindSpec& find);

    /// One of them; null: not kept.
    Result<RootGroup> at(Database& database, Timestamp version, const FindSpec& find);
    /// The newest `count` trees that have the group; oldest first.
    Result<std::vector<Timestamp>> versions(const PathId& group, int count);

    /// Its number. A tree takes the place of one with its version.
    Result<std::int64_t> save(const RootGroup& root);
    /// Definitions that the last save() put into the tree: to be stored under their versions.
    const std::vector<RunSpec>& newlyPlaced() const { return m_newlyPlaced; }
    /// Definitions that the last save() removed from the tree.
    const std::vector<PathId>& newlyGone() const { return m_newlyGone; }

    /// Removes all but the newest `count` trees, those that `needed` names and the one with the number
    /// `current`.
    Result<void> keepNewest(Database& database, int count, const std::set<Timestamp>& needed,
                            std::int64_t current);

    /// Where save() stands, to go back to after a transaction that failed.
    struct Position {
        RootGroup root;
        std::int64_t number = 0;
    };
    const Position& position() const { return m_last; }
    void rewind(Position position) { m_last = std::move(position); }

private:
    struct Statements;
    explicit TreeTable(std::unique_ptr<Statements> statements);

    static Result<Trees> read(Database& database, const std::map<std::int64_t, Timestamp>& wanted,
                              const FindSpec& find);
    Result<void> saveSpecs(const Group& before, const Group& after);
    Result<void> saveGroups(const Group& before, const Group& after);

    std::unique_ptr<Statements> m_statements;
    Position m_last;
    std::vector<RunSpec> m_newlyPlaced;
    std::vector<PathId> m_newlyGone;
};

} // namespace pacer::store
