// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_store.h"

#include "core/base/overloaded.h"
#include "core/store/migrations.h"
#include "core/store/record_json.h"

namespace pacer::store {

using namespace scheduler;

struct SqliteStore::Statements {
    Statement setFact;
    Statement putDefinition;
    Statement putRoot;
    Statement putInstance;
    Statement dropInstance;
    Statement putDeployment;
    Statement dropDeployment;
    Statement putDelay;
    Statement dropDelay;
    Statement putFailure;
    Statement dropOldRoots;
    Statement dropOldDefinitions;
};

namespace {

constexpr const char* frameworkFact = "framework_id";
constexpr const char* rootFact = "root_version";

/// Definitions that neither the newest versions nor an instance need. Trees of running deployments may be
/// older than the newest ones, so nothing is removed while one is stored.
constexpr const char* dropOldDefinitionsSql = R"sql(
    DELETE FROM definition WHERE NOT EXISTS (SELECT 1 FROM deployment)
        AND (SELECT count(*) FROM definition AS newer
             WHERE newer.id = definition.id AND newer.version > definition.version) > ?1
        AND NOT EXISTS (SELECT 1 FROM instance
                        WHERE instance.spec = definition.id AND instance.version = definition.version))sql";

constexpr const char* dropOldRootsSql = R"sql(
    DELETE FROM root WHERE NOT EXISTS (SELECT 1 FROM deployment)
        AND version NOT IN (SELECT version FROM root ORDER BY version DESC LIMIT ?1))sql";

/// Calls `use` for every row; stops at the first failure of the database.
template <class Use>
Result<void> forEachRow(Database& database, std::string_view sql, Use use)
{
    auto query = database.prepare(sql);
    if (!query)
        return fail(query.error());
    for (;;) {
        const auto row = query->next();
        if (!row)
            return fail(row.error());
        if (!*row)
            return {};
        use(*query);
    }
}

/// Keeps what was read, or notes what could not be: one broken record never hides the others (D10).
template <class T, class Keep>
void keepOrNote(StoredState& state, const std::string& what, Result<T> record, Keep keep)
{
    if (record)
        keep(std::move(*record));
    else
        state.broken.push_back(what);
}

std::optional<RunSpec> findVersion(const StoredState& state, const PathId& id, Timestamp version)
{
    const auto versions = state.versions.find(id);
    if (versions == state.versions.end())
        return std::nullopt;
    const auto found = versions->second.find(version);
    return found == versions->second.end() ? std::nullopt : std::optional(found->second);
}

Result<void> loadDefinitions(Database& database, StoredState& state)
{
    return forEachRow(database, "SELECT id, version, body FROM definition", [&state](const Statement& row) {
        const PathId id = PathId::absolute(row.text(0));
        keepOrNote(state, "definition " + id.text(), readDefinition(row.text(2)),
                   [&](RunSpec spec) { state.versions[id].insert_or_assign(row.time(1), std::move(spec)); });
    });
}

Result<void> loadRoots(Database& database, StoredState& state)
{
    const FindSpec find = [&state](const PathId& id, Timestamp version) {
        return findVersion(state, id, version);
    };
    auto done = forEachRow(database, "SELECT version, body FROM root", [&](const Statement& row) {
        keepOrNote(state, "tree of " + formatTimestamp(row.time(0)), readRoot(row.text(1), find),
                   [&](RootGroup root) { state.rootVersions[row.time(0)] = std::move(root); });
    });
    if (!done)
        return done;
    return forEachRow(database, "SELECT name, value FROM fact", [&state](const Statement& row) {
        if (row.text(0) == frameworkFact) {
            state.frameworkId = FrameworkId{row.text(1)};
        } else if (row.text(0) == rootFact) {
            const auto root = state.rootVersions.find(row.time(1));
            if (root != state.rootVersions.end())
                state.root = root->second;
        }
    });
}

Result<void> loadInstances(Database& database, StoredState& state)
{
    return forEachRow(
        database, "SELECT id, spec, version, body FROM instance", [&state](const Statement& row) {
            const auto spec = findVersion(state, PathId::absolute(row.text(1)), row.time(2));
            const std::string what = "instance " + row.text(0);
            if (!spec)
                state.broken.push_back(what);
            else
                keepOrNote(state, what, readInstance(row.text(3), *spec),
                           [&](Instance instance) { state.instances.push_back(std::move(instance)); });
        });
}

Result<void> loadDeployments(Database& database, StoredState& state)
{
    const FindRoot find = [&state](Timestamp version) {
        const auto root = state.rootVersions.find(version);
        return root == state.rootVersions.end() ? RootGroup{} : root->second;
    };
    return forEachRow(database, "SELECT id, body FROM deployment", [&](const Statement& row) {
        keepOrNote(state, "deployment " + row.text(0), readDeployment(row.text(1), find),
                   [&](StoredDeployment deployment) { state.deployments.push_back(std::move(deployment)); });
    });
}

Result<void> loadLedgers(Database& database, StoredState& state)
{
    auto done = forEachRow(database, "SELECT id, body FROM delay", [&state](const Statement& row) {
        keepOrNote(state, "launch delay of " + row.text(0), readDelay(row.text(1)),
                   [&](LaunchDelay delay) { state.delays.push_back(std::move(delay)); });
    });
    if (!done)
        return done;
    return forEachRow(database, "SELECT id, body FROM task_failure", [&state](const Statement& row) {
        keepOrNote(state, "last failure of " + row.text(0), readTaskFailure(row.text(1)),
                   [&](TaskFailure failure) { state.taskFailures.push_back(std::move(failure)); });
    });
}

} // namespace

SqliteStore::SqliteStore(Database database, std::unique_ptr<Statements> statements, int maxVersions)
    : m_database(std::move(database))
    , m_statements(std::move(statements))
    , m_maxVersions(maxVersions)
{}

SqliteStore::~SqliteStore() = default;

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const std::string& path, int maxVersions)
{
    auto database = Database::open(path);
    if (!database)
        return fail(database.error());
    if (const auto done = migrate(*database); !done)
        return fail(done.error());

    Errors failed;
    const auto prepare = [&](const char* sql) {
        auto statement = database->prepare(sql);
        if (!statement) {
            failed = statement.error();
            statement = database->prepare("SELECT 1");
        }
        return std::move(*statement);
    };
    auto statements = std::make_unique<Statements>(Statements{
        prepare("INSERT INTO fact VALUES (?,?) ON CONFLICT DO UPDATE SET value = excluded.value"),
        prepare("INSERT INTO definition VALUES (?,?,?) ON CONFLICT DO UPDATE SET body = excluded.body"),
        prepare("INSERT INTO root VALUES (?,?) ON CONFLICT DO UPDATE SET body = excluded.body"),
        prepare("INSERT INTO instance VALUES (?,?,?,?) ON CONFLICT DO UPDATE"
                " SET spec = excluded.spec, version = excluded.version, body = excluded.body"),
        prepare("DELETE FROM instance WHERE id = ?"),
        prepare("INSERT INTO deployment VALUES (?,?) ON CONFLICT DO UPDATE SET body = excluded.body"),
        prepare("DELETE FROM deployment WHERE id = ?"),
        prepare("INSERT INTO delay VALUES (?,?,?) ON CONFLICT DO UPDATE SET body = excluded.body"),
        prepare("DELETE FROM delay WHERE id = ? AND version = ?"),
        prepare("INSERT INTO task_failure VALUES (?,?) ON CONFLICT DO UPDATE SET body = excluded.body"),
        prepare(dropOldRootsSql),
        prepare(dropOldDefinitionsSql),
    });
    if (!failed.empty())
        return fail(std::move(failed));
    return std::unique_ptr<SqliteStore>(
        new SqliteStore(std::move(*database), std::move(statements), maxVersions));
}

Result<StoredState> SqliteStore::load()
{
    StoredState state;
    for (const auto part : {loadDefinitions, loadRoots, loadInstances, loadDeployments, loadLedgers}) {
        if (const auto done = part(m_database, state); !done)
            return fail(done.error());
    }
    return state;
}

Result<void> SqliteStore::commit(std::span<const StoreWrite> writes)
{
    if (writes.empty())
        return {};
    Result<void> done = m_database.run("BEGIN IMMEDIATE");
    for (const StoreWrite& write : writes) {
        if (done)
            done = apply(write);
    }
    if (done && m_rootsSinceCleanup > m_maxVersions)
        done = removeOldVersions();
    if (done)
        done = m_database.run("COMMIT");
    if (!done) {
        [[maybe_unused]] const auto undone = m_database.run("ROLLBACK");
        m_written.clear();
    }
    return done;
}

Result<void> SqliteStore::apply(const StoreWrite& write)
{
    Statements& sql = *m_statements;
    return std::visit(
        Overloaded{
            [&](const SaveRoot& each) {
                auto done = saveRoot(*each.root);
                if (done)
                    done = sql.setFact.bind(rootFact).bind(each.root->version).execute();
                return done;
            },
            [&](const SaveRootVersion& each) { return saveRoot(*each.root); },
            [&](const SaveInstance& each) {
                const Instance& instance = each.instance;
                auto done = saveDefinition(instance.spec);
                if (done)
                    done = sql.putInstance.bind(instance.id.value)
                               .bind(instance.runSpecId().text())
                               .bind(instance.version())
                               .bind(writeInstance(instance))
                               .execute();
                return done;
            },
            [&](const ForgetInstance& each) { return sql.dropInstance.bind(each.id.value).execute(); },
            [&](const SaveDeployment& each) {
                return sql.putDeployment.bind(each.deployment.plan.id.value)
                    .bind(writeDeployment(each.deployment))
                    .execute();
            },
            [&](const ForgetDeployment& each) { return sql.dropDeployment.bind(each.id.value).execute(); },
            [&](const SaveDelay& each) {
                return sql.putDelay.bind(each.delay.id.text())
                    .bind(each.delay.configVersion)
                    .bind(writeDelay(each.delay))
                    .execute();
            },
            [&](const ForgetDelay& each) {
                return sql.dropDelay.bind(each.id.text()).bind(each.configVersion).execute();
            },
            [&](const SaveTaskFailure& each) {
                return sql.putFailure.bind(each.failure.appId.text())
                    .bind(writeTaskFailure(each.failure))
                    .execute();
            },
            [&](const SaveFrameworkId& each) {
                return sql.setFact.bind(frameworkFact).bind(each.id.value).execute();
            },
        },
        write);
}

Result<void> SqliteStore::saveRoot(const Group& root)
{
    ++m_rootsSinceCleanup;
    auto done = saveDefinitions(root);
    if (done)
        done = m_statements->putRoot.bind(root.version).bind(writeRoot(root)).execute();
    return done;
}

Result<void> SqliteStore::saveDefinitions(const Group& group)
{
    Result<void> done;
    for (const auto& [id, app] : group.apps) {
        if (done)
            done = saveDefinition(app);
    }
    for (const auto& [id, pod] : group.pods) {
        if (done)
            done = saveDefinition(pod);
    }
    for (const auto& [id, child] : group.groups) {
        if (done)
            done = saveDefinitions(child);
    }
    return done;
}

Result<void> SqliteStore::saveDefinition(const RunSpec& spec)
{
    const auto [known, inserted] = m_written.try_emplace({spec.id(), spec.version()}, spec.ptr());
    if (!inserted && known->second == spec.ptr())
        return {};
    known->second = spec.ptr();
    return m_statements->putDefinition.bind(spec.id().text())
        .bind(spec.version())
        .bind(writeDefinition(spec))
        .execute();
}

Result<void> SqliteStore::removeOldVersions()
{
    m_rootsSinceCleanup = 0;
    m_written.clear();
    auto done = m_statements->dropOldRoots.bind(std::int64_t{m_maxVersions}).execute();
    if (done)
        done = m_statements->dropOldDefinitions.bind(std::int64_t{m_maxVersions}).execute();
    return done;
}

} // namespace pacer::store
