// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/definition_table.h"

#include "core/store/record_json.h"

#include <algorithm>
#include <string>
#include <thread>

namespace pacer::store {

namespace {

constexpr std::size_t readAtOnce = 2000;   ///< definitions
constexpr std::size_t cleanedAtOnce = 200; ///< definitions

/// Versions of one definition beyond its newest ones that neither a tree nor an instance needs.
constexpr const char* dropOldSql = R"sql(
    DELETE FROM definition WHERE id = ?1
        AND version NOT IN (SELECT version FROM definition WHERE id = ?1 ORDER BY version DESC LIMIT ?2)
        AND NOT EXISTS (SELECT 1 FROM place
                        WHERE place.id = definition.id AND place.version = definition.version)
        AND NOT EXISTS (SELECT 1 FROM instance
                        WHERE instance.spec = definition.id AND instance.version = definition.version))sql";
constexpr const char* versionsSql = R"sql(
    SELECT version FROM (SELECT version FROM definition WHERE id = ?1 AND body ->> '$.kind' = ?2
                         ORDER BY version DESC LIMIT ?3)
        ORDER BY version)sql";
constexpr const char* standingSql = R"sql(
    SELECT definition.id, definition.version, body FROM place
        JOIN definition ON definition.id = place.id AND definition.version = place.version
        WHERE until = 9223372036854775807)sql";
constexpr const char* goneSql = R"sql(
    SELECT DISTINCT id FROM definition
        WHERE id NOT IN (SELECT id FROM place WHERE until = 9223372036854775807))sql";

struct StoredDefinition {
    PathId id;
    Timestamp version{};
    std::string body;
    std::optional<Result<RunSpec>> read;
};

/// The longest part of a start, so all cores share it.
void readTogether(std::vector<StoredDefinition>& definitions)
{
    const std::size_t readers = std::clamp(std::thread::hardware_concurrency(), 1U, 4U);
    std::vector<std::jthread> others;
    const auto readShare = [&definitions, readers](std::size_t first) {
        for (std::size_t i = first; i < definitions.size(); i += readers)
            definitions[i].read = readDefinition(definitions[i].body);
    };
    for (std::size_t reader = 1; reader < readers; ++reader)
        others.emplace_back(readShare, reader);
    readShare(0);
}

/// The first column of the only row, or nullopt if there is none.
template <class Column>
auto firstOf(Statement& query, Column column) -> Result<std::optional<decltype(column(query))>>
{
    std::optional<decltype(column(query))> value;
    if (auto done = forEachRow(query, [&](const Statement& row) { value = column(row); }); !done)
        return fail(std::move(done.error()));
    return value;
}

} // namespace

struct DefinitionTable::Statements {
    Statement put;
    Statement body;
    Statement versions;
    Statement dropOld;
    Statement count;
};

DefinitionTable::DefinitionTable(std::unique_ptr<Statements> statements)
    : m_statements(std::move(statements))
{}
DefinitionTable::DefinitionTable(DefinitionTable&&) noexcept = default;
DefinitionTable& DefinitionTable::operator=(DefinitionTable&&) noexcept = default;
DefinitionTable::~DefinitionTable() = default;

Result<DefinitionTable> DefinitionTable::open(Database& database)
{
    Preparer prepare{database};
    auto statements = std::make_unique<Statements>(Statements{
        prepare("INSERT INTO definition VALUES (?,?,?) ON CONFLICT DO UPDATE SET body = excluded.body"),
        prepare("SELECT body FROM definition WHERE id = ? AND version = ?"),
        prepare(versionsSql),
        prepare(dropOldSql),
        prepare("SELECT count(*) FROM definition WHERE id = ?"),
    });
    if (!prepare.failed().empty())
        return fail(prepare.failed());
    return DefinitionTable(std::move(statements));
}

Result<void> DefinitionTable::put(const RunSpec& spec)
{
    mayHaveOld(spec.id());
    return m_statements->put.bind(spec.id().text())
        .bind(spec.version())
        .bind(writeDefinition(spec))
        .execute();
}

Result<void> DefinitionTable::putIfMissing(const RunSpec& spec)
{
    m_statements->body.bind(spec.id().text()).bind(spec.version());
    const auto known = firstOf(m_statements->body, [](const Statement&) { return true; });
    if (!known)
        return fail(known.error());
    return *known ? Result<void>{} : put(spec);
}

Result<std::optional<RunSpec>> DefinitionTable::find(const PathId& id, Timestamp version)
{
    m_statements->body.bind(id.text()).bind(version);
    const auto body = firstOf(m_statements->body, [](const Statement& row) { return row.text(0); });
    if (!body)
        return fail(body.error());
    if (!*body)
        return std::nullopt;
    return readDefinition(**body).map([](RunSpec spec) { return std::optional(std::move(spec)); });
}

Result<std::vector<Timestamp>> DefinitionTable::versions(const PathId& id, scheduler::SpecKind kind,
                                                         int count)
{
    std::vector<Timestamp> versions;
    Statement& query = m_statements->versions;
    query.bind(id.text()).bind(nameOf(kind)).bind(std::int64_t{count});
    auto done = forEachRow(query, [&](const Statement& row) { versions.push_back(row.time(0)); });
    if (!done)
        return fail(std::move(done.error()));
    return versions;
}

Result<Definitions> DefinitionTable::standing(Database& database)
{
    Definitions known;
    std::vector<StoredDefinition> some;
    const auto keep = [&] {
        readTogether(some);
        for (StoredDefinition& each : some) {
            if (*each.read)
                known.emplace_hint(known.end(), std::pair(std::move(each.id), each.version),
                                   std::move(**each.read));
        }
        some.clear();
    };
    auto done = forEachRow(database, standingSql, [&](const Statement& row) {
        some.push_back({PathId::absolute(row.text(0)), row.time(1), row.text(2), {}});
        if (some.size() == readAtOnce)
            keep();
    });
    keep();
    if (!done)
        return fail(std::move(done.error()));
    return known;
}

Result<void> DefinitionTable::removeOld(Database& database, const Group& root, int count)
{
    Result<void> done;
    if (!m_knowsGone) {
        done = forEachRow(database, goneSql,
                          [&](const Statement& row) { mayHaveOld(PathId::absolute(row.text(0))); });
        m_knowsGone = true;
    }
    std::set<PathId> later;
    for (std::size_t i = 0; done && i < cleanedAtOnce && !m_toClean.empty(); ++i) {
        const PathId id = std::move(m_toClean.extract(m_toClean.begin()).value());
        const auto left = removeOldOf(id, !findRunSpec(root, id), count);
        if (!left)
            done = fail(left.error());
        else if (*left)
            later.insert(id);
    }
    m_toClean.merge(later);
    return done;
}

/// True if something is left that must go later: versions of a definition that no current tree has.
Result<bool> DefinitionTable::removeOldOf(const PathId& id, bool isGone, int count)
{
    Statement& drop = m_statements->dropOld;
    if (auto done = drop.bind(id.text()).bind(std::int64_t{isGone ? 0 : count}).execute(); !done)
        return fail(std::move(done.error()));
    if (!isGone)
        return false;
    m_statements->count.bind(id.text());
    const auto left = firstOf(m_statements->count, [](const Statement& row) { return row.number(0) > 0; });
    if (!left)
        return fail(left.error());
    return left->value_or(false);
}

} // namespace pacer::store
