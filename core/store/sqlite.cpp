// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite.h"

#include <sqlite3.h>

namespace pacer::store {

namespace {

constexpr int busyTimeoutMilliseconds = 5000;
constexpr const char* cacheSize = "PRAGMA cache_size=-65536"; ///< KiB, taken as they are needed
/// In pages of 4 KiB: what is written often in a short time goes into the database itself only once.
constexpr const char* checkpoint = "PRAGMA wal_autocheckpoint=16384";

} // namespace

void Database::Closer::operator()(sqlite3* handle) const
{
    sqlite3_close_v2(handle);
}

Database::Database(std::unique_ptr<sqlite3, Closer> handle)
    : m_handle(std::move(handle))
{}

Result<Database> Database::open(const std::string& path)
{
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    Database database{std::unique_ptr<sqlite3, Closer>(raw)};
    if (code != SQLITE_OK)
        return fail(database.failure("open " + path));
    sqlite3_busy_timeout(raw, busyTimeoutMilliseconds);
    for (const char* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", cacheSize, checkpoint}) {
        if (const auto done = database.run(pragma); !done)
            return fail(done.error());
    }
    return database;
}

Result<void> Database::run(const std::string& sql)
{
    if (sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return fail(failure(sql.substr(0, sql.find(' '))));
    return {};
}

Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v3(m_handle.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    Statement statement{std::unique_ptr<sqlite3_stmt, Statement::Finalizer>(raw)};
    if (code != SQLITE_OK)
        return fail(failure("prepare"));
    return statement;
}

Errors Database::failure(std::string_view what) const
{
    const char* why = m_handle ? sqlite3_errmsg(m_handle.get()) : "out of memory";
    return {Error{ErrorCode::StoreFailed, "", {std::string(what), why}}};
}

std::string Database::path() const
{
    return sqlite3_db_filename(m_handle.get(), "main");
}

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(std::unique_ptr<sqlite3_stmt, Finalizer> handle)
    : m_handle(std::move(handle))
{}

Statement& Statement::bind(std::string_view text)
{
    sqlite3_bind_text(m_handle.get(), ++m_bound, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind(std::int64_t number)
{
    sqlite3_bind_int64(m_handle.get(), ++m_bound, number);
    return *this;
}

Result<void> Statement::execute()
{
    const int code = sqlite3_step(m_handle.get());
    if (code != SQLITE_DONE && code != SQLITE_ROW) {
        Errors why = failure();
        reset();
        return fail(std::move(why));
    }
    reset();
    return {};
}

Result<bool> Statement::change()
{
    if (auto done = execute(); !done)
        return fail(std::move(done.error()));
    return sqlite3_changes(sqlite3_db_handle(m_handle.get())) > 0;
}

Result<bool> Statement::next()
{
    const int code = sqlite3_step(m_handle.get());
    if (code == SQLITE_ROW)
        return true;
    Errors why = code == SQLITE_DONE ? Errors{} : failure();
    reset();
    if (!why.empty())
        return fail(std::move(why));
    return false;
}

std::string Statement::text(int column) const
{
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_handle.get(), column));
    return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_handle.get(), column)))
                 : std::string{};
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(m_handle.get(), column);
}

Errors Statement::failure() const
{
    sqlite3* database = sqlite3_db_handle(m_handle.get());
    return {Error{ErrorCode::StoreFailed, "", {sqlite3_sql(m_handle.get()), sqlite3_errmsg(database)}}};
}

void Statement::reset()
{
    sqlite3_reset(m_handle.get());
    m_bound = 0;
}

Statement Preparer::operator()(const char* sql)
{
    auto statement = m_database.prepare(sql);
    if (!statement) {
        m_failed = statement.error();
        statement = m_database.prepare("SELECT 1");
    }
    return std::move(*statement);
}

} // namespace pacer::store
