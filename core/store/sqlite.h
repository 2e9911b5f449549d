// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace pacer::store {

class Statement;

/// One connection to one database file. Not thread-safe; every failure is StoreFailed with SQLite's own
/// words.
class Database {
public:
    /// Opens or creates `path` with WAL and synchronous=FULL: a commit is on disk when it returns.
    static Result<Database> open(const std::string& path);

    Result<void> run(const std::string& sql);
    Result<Statement> prepare(std::string_view sql);
    Errors failure(std::string_view what) const;
    std::string path() const; ///< "" for one in memory

private:
    struct Closer {
        void operator()(sqlite3* handle) const;
    };
    explicit Database(std::unique_ptr<sqlite3, Closer> handle);

    std::unique_ptr<sqlite3, Closer> m_handle;
};

/// A prepared statement, used again and again: bind, then `execute` or `next` until it says false, then bind
/// anew.
class Statement {
public:
    Statement& bind(std::string_view text);
    Statement& bind(std::int64_t number);
    Statement& bind(Timestamp time) { return bind(std::int64_t{time.time_since_epoch().count()}); }

    /// Runs to the end and makes the statement ready for the next binding.
    Result<void> execute();
    /// The same; true if a row was written or removed.
    Result<bool> change();
    /// The next row, or false at the end.
    Result<bool> next();
    /// Leaves the rows that are left.
    void end() { reset(); }

    std::string text(int column) const;
    std::int64_t number(int column) const;
    Timestamp time(int column) const { return Timestamp{Duration{number(column)}}; }

private:
    friend class Database;
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };
    explicit Statement(std::unique_ptr<sqlite3_stmt, Finalizer> handle);
    Errors failure() const;
    void reset();

    std::unique_ptr<sqlite3_stmt, Finalizer> m_handle;
    int m_bound = 0;
};

/// Calls `use` with the statement for every row; stops at the first failure of the database.
template <class Use>
Result<void> forEachRow(Statement& query, Use use)
{
    for (;;) {
        const auto row = query.next();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        use(query);
    }
}

template <class Use>
Result<void> forEachRow(Database& database, std::string_view sql, Use use)
{
    auto query = database.prepare(sql);
    if (!query)
        return fail(query.error());
    return forEachRow(*query, std::move(use));
}

/// Prepares many statements and keeps what failed for one question at the end.
class Preparer {
public:
    explicit Preparer(Database& database)
        : m_database(database)
    {}
    /// A statement that does nothing in the place of one that failed.
    Statement operator()(const char* sql);
    const Errors& failed() const { return m_failed; }

private:
    Database& m_database;
    Errors m_failed;
};

} // namespace pacer::store
