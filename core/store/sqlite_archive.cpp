// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_archive.h"

#include "core/store/definition_table.h"
#include "core/store/record_json.h"
#include "core/store/tree_table.h"

#include <algorithm>
#include <limits>

namespace pacer::store {

using namespace scheduler;

namespace {

/// Bodies name every app and pod that they touch; that spares most of them the reading.
constexpr const char* historySql = R"sql(
    SELECT body FROM history
        WHERE number < ?1 AND (instr(body, ?2 || '"') > 0 OR instr(body, ?2 || '/') > 0)
        ORDER BY number DESC)sql";

} // namespace

class SqliteArchive::Reader {
public:
    static Result<std::unique_ptr<Reader>> open(const std::string& path)
    {
        auto database = Database::open(path);
        if (!database)
            return fail(std::move(database.error()));
        if (auto done = database->run("PRAGMA query_only=ON"); !done)
            return fail(std::move(done.error()));
        auto definitions = DefinitionTable::open(*database);
        auto trees = TreeTable::open(*database);
        auto history = database->prepare(historySql);
        if (!definitions || !trees || !history)
            return fail(!definitions ? definitions.error() : !trees ? trees.error() : history.error());
        return std::unique_ptr<Reader>(new Reader{std::move(*database), std::move(*definitions),
                                                  std::move(*trees), std::move(*history)});
    }

    Database database;
    DefinitionTable definitions;
    TreeTable trees;
    Statement history;
};

SqliteArchive::SqliteArchive(std::string path, int maxVersions)
    : m_path(std::move(path))
    , m_maxVersions(std::max(maxVersions, 1))
{}

SqliteArchive::~SqliteArchive() = default;

template <class Read>
auto SqliteArchive::ask(Read read) -> decltype(read(std::declval<Reader&>()))
{
    const std::lock_guard lock(m_mutex);
    if (!m_reader) {
        auto opened = Reader::open(m_path);
        if (!opened)
            return fail(std::move(opened.error()));
        m_reader = std::move(*opened);
    }
    if (auto begun = m_reader->database.run("BEGIN"); !begun)
        return fail(std::move(begun.error()));
    auto answer = read(*m_reader);
    if (auto ended = m_reader->database.run("COMMIT"); !ended)
        return fail(std::move(ended.error()));
    return answer;
}

Result<std::vector<Timestamp>> SqliteArchive::specVersions(const PathId& id, SpecKind kind)
{
    return ask([&](Reader& reader) { return reader.definitions.versions(id, kind, m_maxVersions); });
}

Result<std::optional<RunSpec>> SqliteArchive::specAt(const PathId& id, Timestamp version)
{
    return ask([&](Reader& reader) { return reader.definitions.find(id, version); });
}

Result<std::vector<Timestamp>> SqliteArchive::rootVersions(const PathId& group)
{
    return ask([&](Reader& reader) { return reader.trees.versions(group, m_maxVersions); });
}

Result<RootGroup> SqliteArchive::rootAt(Timestamp version, const RootGroup& known)
{
    return ask([&](Reader& reader) {
        const FindSpec find = [&](const PathId& id, Timestamp of) -> std::optional<RunSpec> {
            auto same = known ? findRunSpec(*known, id) : std::nullopt;
            if (same && same->version() == of)
                return same;
            return reader.definitions.find(id, of).value_or(std::nullopt);
        };
        return reader.trees.at(reader.database, version, find);
    });
}

Result<HistoryPage> SqliteArchive::history(const HistoryQuery& query)
{
    return ask([&](Reader& reader) -> Result<HistoryPage> {
        const std::uint64_t newest = std::numeric_limits<std::int64_t>::max();
        const std::string named = query.app && !query.app->isRoot() ? '"' + query.app->text() : "";
        reader.history.bind(static_cast<std::int64_t>(std::min(query.before.value_or(newest), newest)))
            .bind(named);
        HistoryPage page;
        for (bool wantsMore = true; wantsMore;) {
            const auto row = reader.history.next();
            if (!row)
                return fail(row.error());
            if (!*row)
                return page;
            if (auto record = readRecord(reader.history.text(0)))
                wantsMore =
                    addToPage(page, query, std::make_shared<const DeploymentRecord>(std::move(*record)));
        }
        reader.history.end();
        return page;
    });
}

} // namespace pacer::store
