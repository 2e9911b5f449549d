// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include <array>
#include <string>
#include <vector>

namespace pacer::store {

namespace {

/// Element n brings schema n to n + 1. Never change one that was released; add another.
constexpr std::array migrations{
    R"sql(
    CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE definition (
        id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (id, version)) WITHOUT ROWID;
    CREATE TABLE root (number INTEGER PRIMARY KEY, version INTEGER NOT NULL UNIQUE);
    CREATE TABLE place (
        id TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL DEFAULT 9223372036854775807,
        version INTEGER NOT NULL, PRIMARY KEY (id, since)) WITHOUT ROWID;
    CREATE INDEX place_until ON place (until);
    CREATE TABLE folder (
        id TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL DEFAULT 9223372036854775807,
        body TEXT NOT NULL, PRIMARY KEY (id, since)) WITHOUT ROWID;
    CREATE INDEX folder_until ON folder (until);
    CREATE TABLE instance (
        id TEXT PRIMARY KEY, spec TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX instance_spec ON instance (spec, version);
    CREATE TABLE deployment (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE history (number INTEGER PRIMARY KEY, body TEXT NOT NULL);
    CREATE TABLE delay (
        id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (id, version)) WITHOUT ROWID;
    CREATE TABLE task_failure (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
    )sql",
    // A record says how long it is without being read, and what stands is in no index.
    R"sql(
    ALTER TABLE history ADD COLUMN actions INTEGER NOT NULL DEFAULT 0;
    UPDATE history SET actions = (
        SELECT total(json_array_length(step.value, '$.actions')) FROM json_each(body, '$.steps') AS step);
    DROP INDEX place_until;
    DROP INDEX folder_until;
    CREATE INDEX place_ended ON place (until) WHERE until < 9223372036854775807;
    CREATE INDEX folder_ended ON folder (until) WHERE until < 9223372036854775807;
    )sql",
};

Result<int> schemaOf(Database& database)
{
    auto query = database.prepare("PRAGMA user_version");
    if (!query)
        return fail(query.error());
    if (const auto row = query->next(); !row)
        return fail(row.error());
    return static_cast<int>(query->number(0));
}

Result<void> migrate(Database& database, int from, int to)
{
    for (int schema = from; schema < to; ++schema) {
        const std::string sql = std::string("BEGIN;") + migrations[static_cast<std::size_t>(schema)]
                                + "PRAGMA user_version=" + std::to_string(schema + 1) + ";COMMIT;";
        if (auto done = database.run(sql); !done) {
            [[maybe_unused]] const auto undone = database.run("ROLLBACK");
            return done;
        }
    }
    return {};
}

Result<std::vector<std::string>> tablesOf(Database& database)
{
    std::vector<std::string> tables;
    auto done = forEachRow(database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name",
                           [&tables](const Statement& row) { tables.push_back(row.text(0)); });
    if (!done)
        return fail(std::move(done.error()));
    return tables;
}

/// Whether a file is what its number says: while a schema is made its number stays the same.
Result<void> checkTables(Database& database, int schema)
{
    auto model = Database::open(":memory:");
    if (!model)
        return fail(std::move(model.error()));
    if (auto made = migrate(*model, 0, schema); !made)
        return made;
    const auto expected = tablesOf(*model);
    const auto found = tablesOf(database);
    if (!expected || !found)
        return fail(expected ? found.error() : expected.error());
    if (*expected != *found)
        return fail(ErrorCode::StoreUnknown, {database.path()});
    return {};
}

} // namespace

const int newestSchema = static_cast<int>(migrations.size());

Result<void> migrate(Database& database)
{
    const auto found = schemaOf(database);
    if (!found)
        return fail(found.error());
    if (*found > newestSchema)
        return fail(ErrorCode::StoreTooNew, {std::to_string(*found), std::to_string(newestSchema)});
    if (auto known = checkTables(database, *found); !known)
        return known;
    return migrate(database, *found, newestSchema);
}

} // namespace pacer::store
