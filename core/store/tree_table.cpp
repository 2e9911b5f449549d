// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/tree_table.h"

#include <algorithm>
#include <array>
#include <limits>

namespace pacer::store {

namespace {

constexpr std::int64_t open = std::numeric_limits<std::int64_t>::max(); ///< `until` of what still stands

/// All that changes from one tree to the next.
struct Changes {
    std::vector<PathId> specsGone;
    std::vector<PathId> groupsGone;
    std::vector<std::pair<PathId, std::string>> groups; ///< id, body
    std::vector<std::pair<PathId, Timestamp>> specs;
};
using ChangesByTree = std::map<std::int64_t, Changes>;

Result<void> readPlaces(Database& database, ChangesByTree& changes)
{
    return forEachRow(database, "SELECT id, since, until, version FROM place", [&](const Statement& row) {
        const PathId id = PathId::absolute(row.text(0));
        changes[row.number(1)].specs.emplace_back(id, row.time(3));
        if (row.number(2) != open)
            changes[row.number(2)].specsGone.push_back(id);
    });
}

Result<void> readFolders(Database& database, ChangesByTree& changes)
{
    return forEachRow(database, "SELECT id, since, until, body FROM folder", [&](const Statement& row) {
        const PathId id = PathId::absolute(row.text(0));
        changes[row.number(1)].groups.emplace_back(id, row.text(3));
        if (row.number(2) != open)
            changes[row.number(2)].groupsGone.push_back(id);
    });
}

void apply(Group& tree, const Changes& changes, const FindSpec& find, std::vector<std::string>& broken)
{
    for (const PathId& id : changes.specsGone)
        removeRunSpec(tree, id);
    for (const PathId& id : changes.groupsGone) {
        const bool stays =
            std::ranges::any_of(changes.groups, [&](const auto& each) { return each.first == id; });
        if (!stays)
            removeGroup(tree, id);
    }
    for (const auto& [id, body] : changes.groups) {
        if (!readGroupRecord(body, makeGroup(tree, id)))
            broken.push_back("group " + id.text());
    }
    for (const auto& [id, version] : changes.specs) {
        if (const auto spec = find(id, version))
            putRunSpec(tree, *spec);
        else
            broken.push_back("definition " + id.text() + " of " + formatTimestamp(version));
    }
}

bool haveSameRecord(const Group& a, const Group& b)
{
    return a.dependencies == b.dependencies && a.enforceRole == b.enforceRole
           && a.isMadeByTheWay == b.isMadeByTheWay;
}

} // namespace

struct TreeTable::Statements {
    Statement putRoot;
    Statement dropRoot;
    Statement listRoots;
    Statement putPlace;
    Statement endPlace;
    Statement putFolder;
    Statement endFolder;
};

TreeTable::TreeTable(std::unique_ptr<Statements> statements)
    : m_statements(std::move(statements))
{}
TreeTable::TreeTable(TreeTable&&) noexcept = default;
TreeTable& TreeTable::operator=(TreeTable&&) noexcept = default;
TreeTable::~TreeTable() = default;

Result<TreeTable> TreeTable::open(Database& database)
{
    Preparer prepare{database};
    auto statements = std::make_unique<Statements>(Statements{
        prepare("INSERT INTO root VALUES (?,?)"),
        prepare("DELETE FROM root WHERE version = ?"),
        prepare("SELECT version FROM root WHERE number != ? ORDER BY number DESC LIMIT -1 OFFSET ?"),
        prepare("INSERT INTO place (id, since, version) VALUES (?,?,?)"),
        prepare("UPDATE place SET until = ? WHERE id = ? AND until = 9223372036854775807"),
        prepare("INSERT INTO folder (id, since, body) VALUES (?,?,?)"),
        prepare("UPDATE folder SET until = ? WHERE id = ? AND until = 9223372036854775807"),
    });
    if (!prepare.failed().empty())
        return fail(prepare.failed());
    return TreeTable(std::move(statements));
}

Result<TreeTable::Loaded> TreeTable::load(Database& database, const FindSpec& find)
{
    ChangesByTree changes;
    for (const auto read : {readPlaces, readFolders}) {
        if (auto done = read(database, changes); !done)
            return fail(std::move(done.error()));
    }
    Loaded loaded;
    Group tree;
    auto next = changes.begin();
    auto done =
        forEachRow(database, "SELECT number, version FROM root ORDER BY number", [&](const Statement& row) {
            const std::int64_t number = row.number(0);
            for (; next != changes.end() && next->first <= number; ++next)
                apply(tree, next->second, find, loaded.broken);
            tree.version = row.time(1);
            m_last = {std::make_shared<const Group>(tree), number};
            loaded.versions[tree.version] = m_last.root;
            loaded.byNumber[number] = m_last.root;
        });
    if (!done)
        return fail(std::move(done.error()));
    return loaded;
}

Result<std::int64_t> TreeTable::save(const RootGroup& root)
{
    m_newlyPlaced.clear();
    m_newlyGone.clear();
    if (root == m_last.root)
        return m_last.number;
    const RootGroup before = m_last.root ? m_last.root : std::make_shared<const Group>();
    m_last = {root, m_last.number + 1};
    auto done = saveSpecs(*before, *root);
    if (done)
        done = saveGroups(*before, *root);
    if (done)
        done = m_statements->dropRoot.bind(root->version).execute();
    if (done)
        done = m_statements->putRoot.bind(m_last.number).bind(root->version).execute();
    if (!done)
        return fail(std::move(done.error()));
    return m_last.number;
}

Result<void> TreeTable::saveSpecs(const Group& before, const Group& after)
{
    Result<void> done;
    for (auto& [id, was, is] : specDifferences(before, after)) {
        if (is)
            m_newlyPlaced.push_back(*is);
        else
            m_newlyGone.push_back(id);
        if (was && is && was->version() == is->version())
            continue;
        if (done && was)
            done = m_statements->endPlace.bind(m_last.number).bind(id.text()).execute();
        if (done && is)
            done = m_statements->putPlace.bind(id.text()).bind(m_last.number).bind(is->version()).execute();
    }
    return done;
}

Result<void> TreeTable::saveGroups(const Group& before, const Group& after)
{
    Result<void> done;
    for (const auto& [was, is] : groupDifferences(before, after)) {
        if (was && is && haveSameRecord(*was, *is))
            continue;
        if (done && was)
            done = m_statements->endFolder.bind(m_last.number).bind(was->id.text()).execute();
        if (done && is) {
            done = m_statements->putFolder.bind(is->id.text())
                       .bind(m_last.number)
                       .bind(writeGroupRecord(*is))
                       .execute();
        }
    }
    return done;
}

Result<void> TreeTable::keepNewest(Database& database, int count, const std::set<Timestamp>& needed,
                                   std::int64_t current)
{
    std::vector<Timestamp> old;
    m_statements->listRoots.bind(current).bind(std::int64_t{count});
    auto done = forEachRow(m_statements->listRoots, [&](const Statement& row) {
        if (const Timestamp version = row.time(0); !needed.contains(version))
            old.push_back(version);
    });
    for (const Timestamp version : old) {
        if (done)
            done = m_statements->dropRoot.bind(version).execute();
    }
    for (const char* table : {"place", "folder"}) {
        if (done)
            done = database.run(std::string("DELETE FROM ") + table
                                + " WHERE until <= (SELECT min(number) FROM root)");
    }
    return done;
}

} // namespace pacer::store
