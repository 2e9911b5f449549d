// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/tree_table.h"

#include <algorithm>
#include <iterator>

namespace pacer::store {

namespace {

/// All that changes from one tree to the next.
struct Changes {
    std::vector<PathId> specsGone;
    std::vector<PathId> groupsGone;
    std::vector<std::pair<PathId, std::string>> groups; ///< id, body
    std::vector<std::pair<PathId, Timestamp>> specs;
};
using ChangesByTree = std::map<std::int64_t, Changes>;

/// From the first wanted tree on, which holds all that stands in it, to the last.
struct Span {
    std::int64_t first = 0;
    std::int64_t last = 0;
};
constexpr const char* placesSql =
    "SELECT id, since, until, version FROM place WHERE since <= ?2 AND until > ?1";
constexpr const char* foldersSql =
    "SELECT id, since, until, body FROM folder WHERE since <= ?2 AND until > ?1";

/// `begins(changes, id, row)` and `ends(changes, id)` note what a row says of a tree.
template <class Begins, class Ends>
Result<void> readSpan(Database& database, const char* sql, Span span, ChangesByTree& changes, Begins begins,
                      Ends ends)
{
    auto query = database.prepare(sql);
    if (!query)
        return fail(std::move(query.error()));
    query->bind(span.first).bind(span.last);
    return forEachRow(*query, [&](const Statement& row) {
        const PathId id = PathId::absolute(row.text(0));
        begins(changes[std::max(row.number(1), span.first)], id, row);
        if (row.number(2) <= span.last)
            ends(changes[row.number(2)], id);
    });
}

Result<ChangesByTree> readChanges(Database& database, Span span)
{
    ChangesByTree changes;
    auto done = readSpan(
        database, placesSql, span, changes,
        [](Changes& tree, const PathId& id, const Statement& row) {
            tree.specs.emplace_back(id, row.time(3));
        },
        [](Changes& tree, const PathId& id) { tree.specsGone.push_back(id); });
    if (done) {
        done = readSpan(
            database, foldersSql, span, changes,
            [](Changes& tree, const PathId& id, const Statement& row) {
                tree.groups.emplace_back(id, row.text(3));
            },
            [](Changes& tree, const PathId& id) { tree.groupsGone.push_back(id); });
    }
    if (!done)
        return fail(std::move(done.error()));
    return changes;
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

/// Every tree has a root group, whatever its record.
constexpr const char* versionsWithSql = R"sql(
    SELECT version FROM (
            SELECT version FROM root WHERE ?1 = '/' OR EXISTS (
                SELECT 1 FROM folder WHERE id = ?1 AND since <= number AND number < until)
            ORDER BY version DESC LIMIT ?2)
        ORDER BY version)sql";

} // namespace

struct TreeTable::Statements {
    Statement putRoot;
    Statement dropRoot;
    Statement listRoots;
    Statement findRoot;
    Statement listVersions;
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
        prepare("SELECT number FROM root WHERE version = ?"),
        prepare(versionsWithSql),
        prepare("INSERT INTO place (id, since, version) VALUES (?,?,?)"),
        prepare("UPDATE place SET until = ? WHERE id = ? AND until = 9223372036854775807"),
        prepare("INSERT INTO folder (id, since, body) VALUES (?,?,?)"),
        prepare("UPDATE folder SET until = ? WHERE id = ? AND until = 9223372036854775807"),
    });
    if (!prepare.failed().empty())
        return fail(prepare.failed());
    return TreeTable(std::move(statements));
}

/// `wanted`: numbers of trees with their versions.
Result<TreeTable::Trees> TreeTable::read(Database& database, const std::map<std::int64_t, Timestamp>& wanted,
                                         const FindSpec& find)
{
    Trees trees;
    if (wanted.empty())
        return trees;
    const auto changes = readChanges(database, {wanted.begin()->first, wanted.rbegin()->first});
    if (!changes)
        return fail(changes.error());
    Group tree;
    auto next = changes->begin();
    for (const auto& [number, version] : wanted) {
        for (; next != changes->end() && next->first <= number; ++next)
            apply(tree, next->second, find, trees.broken);
        tree.version = version;
        trees.versions[version] = std::make_shared<const Group>(tree);
    }
    return trees;
}

Result<TreeTable::Trees> TreeTable::load(Database& database, const std::set<Timestamp>& versions,
                                         std::int64_t current, const FindSpec& find)
{
    std::map<std::int64_t, Timestamp> known;
    auto done = forEachRow(database, "SELECT number, version FROM root",
                           [&](const Statement& row) { known.emplace(row.number(0), row.time(1)); });
    if (!done)
        return fail(std::move(done.error()));
    if (known.empty())
        return Trees{};
    const std::pair<std::int64_t, Timestamp> newest = *known.rbegin();
    std::map<std::int64_t, Timestamp> wanted{newest};
    std::ranges::copy_if(known, std::inserter(wanted, wanted.end()), [&](const auto& tree) {
        return tree.first == current || versions.contains(tree.second);
    });
    auto trees = read(database, wanted, find);
    if (trees) {
        m_last = {trees->versions.at(newest.second), newest.first};
        if (const auto found = known.find(current); found != known.end())
            trees->current = trees->versions.at(found->second);
    }
    return trees;
}

Result<RootGroup> TreeTable::at(Database& database, Timestamp version, const FindSpec& find)
{
    std::map<std::int64_t, Timestamp> wanted;
    m_statements->findRoot.bind(version);
    auto done = forEachRow(m_statements->findRoot,
                           [&](const Statement& row) { wanted.emplace(row.number(0), version); });
    if (!done)
        return fail(std::move(done.error()));
    if (wanted.empty())
        return nullptr;
    return read(database, wanted, find).map([&](const Trees& trees) { return trees.versions.at(version); });
}

Result<std::vector<Timestamp>> TreeTable::versions(const PathId& group, int count)
{
    std::vector<Timestamp> versions;
    Statement& query = m_statements->listVersions;
    query.bind(group.text()).bind(std::int64_t{count});
    auto done = forEachRow(query, [&](const Statement& row) { versions.push_back(row.time(0)); });
    if (!done)
        return fail(std::move(done.error()));
    return versions;
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
                                + " WHERE until < 9223372036854775807"
                                  " AND until <= (SELECT min(number) FROM root)");
    }
    return done;
}

} // namespace pacer::store
