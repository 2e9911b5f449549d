// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_store.h"

#include "core/base/overloaded.h"
#include "core/store/migrations.h"
#include "core/store/record_json.h"

#include <algorithm>
#include <string_view>
#include <thread>
#include <vector>

namespace pacer::store {

using namespace scheduler;

struct SqliteStore::Statements {
    Statement setFact;
    Statement putDefinition;
    Statement addDefinition;
    Statement putInstance;
    Statement moveInstance;
    Statement dropInstance;
    Statement putDeployment;
    Statement dropDeployment;
    Statement putRecord;
    Statement dropRecords;
    Statement putDelay;
    Statement dropDelay;
    Statement putFailure;
    Statement dropOldDefinitions;
    Statement countDefinitions;
};

namespace {

constexpr const char* frameworkFact = "framework_id";
constexpr const char* rootFact = "root";
constexpr std::size_t readAtOnce = 2000;   ///< definitions
constexpr std::size_t cleanedAtOnce = 200; ///< definitions, so that no commit takes long

/// Versions of one definition beyond its newest ones that neither a tree nor an instance needs.
constexpr const char* dropOldDefinitionsSql = R"sql(
    DELETE FROM definition WHERE id = ?1
        AND version NOT IN (SELECT version FROM definition WHERE id = ?1 ORDER BY version DESC LIMIT ?2)
        AND NOT EXISTS (SELECT 1 FROM place
                        WHERE place.id = definition.id AND place.version = definition.version)
        AND NOT EXISTS (SELECT 1 FROM instance
                        WHERE instance.spec = definition.id AND instance.version = definition.version)
        RETURNING version)sql";

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

Result<void> loadDefinitions(Database& database, StoredState& state)
{
    std::vector<StoredDefinition> some;
    const auto keep = [&] {
        readTogether(some);
        for (StoredDefinition& each : some) {
            keepOrNote(state, "definition " + each.id.text(), *std::move(each.read), [&](RunSpec spec) {
                state.versions[each.id].insert_or_assign(each.version, std::move(spec));
            });
        }
        some.clear();
    };
    auto done = forEachRow(database, "SELECT id, version, body FROM definition", [&](const Statement& row) {
        some.push_back({PathId::absolute(row.text(0)), row.time(1), row.text(2), {}});
        if (some.size() == readAtOnce)
            keep();
    });
    keep();
    return done;
}

Result<void> loadFacts(Database& database, StoredState& state, std::int64_t& currentRoot)
{
    return forEachRow(database, "SELECT name, value FROM fact", [&](const Statement& row) {
        if (row.text(0) == frameworkFact)
            state.frameworkId = FrameworkId{row.text(1)};
        else if (row.text(0) == rootFact)
            currentRoot = row.number(1);
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

Result<void> loadHistory(Database& database, StoredState& state)
{
    return forEachRow(database, "SELECT number, body FROM history ORDER BY number",
                      [&](const Statement& row) {
                          keepOrNote(state, "deployment record " + row.text(0), readRecord(row.text(1)),
                                     [&](DeploymentRecord record) {
                                         state.history.push_back(
                                             std::make_shared<const DeploymentRecord>(std::move(record)));
                                     });
                      });
}

std::array<Timestamp, 2> treesOf(const StoredDeployment& deployment)
{
    return {deployment.plan.original->version, deployment.plan.target->version};
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

SqliteStore::SqliteStore(Database database, std::unique_ptr<Statements> statements, TreeTable trees,
                         int maxVersions)
    : m_database(std::move(database))
    , m_statements(std::move(statements))
    , m_trees(std::move(trees))
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

    Preparer prepare{*database};
    auto statements = std::make_unique<Statements>(Statements{
        prepare("INSERT INTO fact VALUES (?,?) ON CONFLICT DO UPDATE SET value = excluded.value"),
        prepare("INSERT INTO definition VALUES (?,?,?) ON CONFLICT DO UPDATE SET body = excluded.body"),
        prepare("INSERT INTO definition VALUES (?,?,?) ON CONFLICT DO NOTHING"),
        prepare("INSERT INTO instance VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET body = excluded.body"
                " WHERE spec = excluded.spec AND version = excluded.version"),
        prepare("UPDATE instance SET spec = ?2, version = ?3, body = ?4 WHERE id = ?1"),
        prepare("DELETE FROM instance WHERE id = ?"),
        prepare("INSERT INTO deployment VALUES (?,?) ON CONFLICT DO UPDATE SET body = excluded.body"),
        prepare("DELETE FROM deployment WHERE id = ?"),
        prepare("INSERT INTO history VALUES (?,?) ON CONFLICT DO UPDATE SET body = excluded.body"),
        prepare("DELETE FROM history WHERE number < ?"),
        prepare("INSERT INTO delay VALUES (?,?,?) ON CONFLICT DO UPDATE SET body = excluded.body"),
        prepare("DELETE FROM delay WHERE id = ? AND version = ?"),
        prepare("INSERT INTO task_failure VALUES (?,?) ON CONFLICT DO UPDATE SET body = excluded.body"),
        prepare(dropOldDefinitionsSql),
        prepare("SELECT count(*) FROM definition WHERE id = ?"),
    });
    if (!prepare.failed().empty())
        return fail(prepare.failed());
    auto trees = TreeTable::open(*database);
    if (!trees)
        return fail(trees.error());
    return std::unique_ptr<SqliteStore>(
        new SqliteStore(std::move(*database), std::move(statements), std::move(*trees), maxVersions));
}

Result<std::optional<FrameworkId>> SqliteStore::frameworkId()
{
    StoredState facts;
    std::int64_t ignored = 0;
    if (const auto done = loadFacts(m_database, facts, ignored); !done)
        return fail(done.error());
    return facts.frameworkId;
}

Result<StoredState> SqliteStore::load()
{
    StoredState state;
    if (const auto done = loadFacts(m_database, state, m_currentRoot); !done)
        return fail(done.error());
    if (const auto done = loadDefinitions(m_database, state); !done)
        return fail(done.error());
    if (const auto done = loadTrees(state); !done)
        return fail(done.error());
    for (const auto part : {loadInstances, loadDeployments, loadHistory, loadLedgers}) {
        if (const auto done = part(m_database, state); !done)
            return fail(done.error());
    }
    for (const StoredDeployment& deployment : state.deployments)
        m_deployments[deployment.plan.id] = treesOf(deployment);
    return state;
}

Result<void> SqliteStore::loadTrees(StoredState& state)
{
    auto trees = m_trees.load(m_database, [&state](const PathId& id, Timestamp version) {
        return findVersion(state, id, version);
    });
    if (!trees)
        return fail(std::move(trees.error()));
    state.rootVersions = std::move(trees->versions);
    state.broken.insert(state.broken.end(), trees->broken.begin(), trees->broken.end());
    if (const auto current = trees->byNumber.find(m_currentRoot); current != trees->byNumber.end())
        state.root = current->second;
    for (const auto& [id, versions] : state.versions) {
        if (!state.root || !findRunSpec(*state.root, id))
            m_toClean.insert(id);
        for (const auto& [version, spec] : versions)
            m_written.insert_or_assign({id, version}, spec.ptr());
    }
    return {};
}

Result<void> SqliteStore::commit(std::span<const StoreWrite> writes)
{
    if (writes.empty())
        return {};
    const TreeTable::Position before = m_trees.position();
    Result<void> done = m_database.run("BEGIN IMMEDIATE");
    for (const StoreWrite& write : writes) {
        if (done)
            done = apply(write);
    }
    if (done)
        done = saveInstances(writes);
    if (done && m_rootsSinceCleanup > m_maxVersions)
        done = removeOldVersions();
    if (done)
        done = m_database.run("COMMIT");
    if (!done) {
        [[maybe_unused]] const auto undone = m_database.run("ROLLBACK");
        m_written.clear();
        m_trees.rewind(before);
    }
    return done;
}

Result<void> SqliteStore::apply(const StoreWrite& write)
{
    Statements& sql = *m_statements;
    return std::visit(
        Overloaded{
            [&](const SaveRoot& each) {
                auto done = saveTree(each.root);
                if (done) {
                    m_currentRoot = m_trees.position().number;
                    done = sql.setFact.bind(rootFact).bind(m_currentRoot).execute();
                }
                return done;
            },
            [&](const SaveRootVersion& each) { return saveTree(each.root); },
            [](const SaveInstance&) { return Result<void>(); }, // see saveInstances()
            [](const ForgetInstance&) { return Result<void>(); },
            [&](const SaveDeployment& each) {
                const StoredDeployment& deployment = *each.deployment;
                m_deployments[deployment.plan.id] = treesOf(deployment);
                return sql.putDeployment.bind(deployment.plan.id.value)
                    .bind(writeDeployment(deployment))
                    .execute();
            },
            [&](const ForgetDeployment& each) {
                m_deployments.erase(each.id);
                return sql.dropDeployment.bind(each.id.value).execute();
            },
            [&](const SaveDeploymentRecord& each) {
                auto done = sql.putRecord.bind(static_cast<std::int64_t>(each.record->number))
                                .bind(writeRecord(*each.record))
                                .execute();
                if (done)
                    done = sql.dropRecords.bind(static_cast<std::int64_t>(each.oldestKept)).execute();
                return done;
            },
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
                return sql.putFailure.bind(each.failure->appId.text())
                    .bind(writeTaskFailure(*each.failure))
                    .execute();
            },
            [&](const SaveFrameworkId& each) {
                return sql.setFact.bind(frameworkFact).bind(each.id.value).execute();
            },
        },
        write);
}

/// What became of each instance in the end, in the order of their ids: what is written together then lies
/// together.
Result<void> SqliteStore::saveInstances(std::span<const StoreWrite> writes)
{
    std::vector<std::pair<std::string_view, const Instance*>> last;
    for (const StoreWrite& write : writes) {
        if (const auto* save = std::get_if<SaveInstance>(&write))
            last.emplace_back(save->instance->id.value, &*save->instance);
        else if (const auto* forgotten = std::get_if<ForgetInstance>(&write))
            last.emplace_back(forgotten->id.value, nullptr);
    }
    std::ranges::stable_sort(last, {}, [](const auto& one) { return one.first; });
    Result<void> done;
    for (std::size_t i = 0; done && i < last.size(); ++i) {
        const auto& [id, instance] = last[i];
        if (i + 1 < last.size() && last[i + 1].first == id)
            continue;
        done = instance ? saveInstance(*instance) : m_statements->dropInstance.bind(id).execute();
    }
    return done;
}

/// Its place in the index by definition is written only when it changes.
Result<void> SqliteStore::saveInstance(const Instance& instance)
{
    if (auto done = addDefinition(instance.spec); !done)
        return done;
    const std::string body = writeInstance(instance);
    const auto bound = [&](Statement& statement) -> Statement& {
        return statement.bind(instance.id.value)
            .bind(instance.runSpecId().text())
            .bind(instance.version())
            .bind(body);
    };
    const Result<bool> written = bound(m_statements->putInstance).change();
    if (!written)
        return fail(written.error());
    return *written ? Result<void>() : bound(m_statements->moveInstance).execute();
}

Result<void> SqliteStore::saveTree(const RootGroup& root)
{
    if (root != m_trees.position().root)
        ++m_rootsSinceCleanup;
    if (auto saved = m_trees.save(root); !saved)
        return fail(std::move(saved.error()));
    Result<void> done;
    for (const RunSpec& spec : m_trees.newlyPlaced()) {
        if (done)
            done = saveDefinition(spec);
    }
    for (const PathId& id : m_trees.newlyGone())
        m_toClean.insert(id);
    return done;
}

Result<void> SqliteStore::saveDefinition(const RunSpec& spec)
{
    const auto [known, inserted] = m_written.try_emplace({spec.id(), spec.version()}, spec.ptr());
    if (!inserted && known->second == spec.ptr())
        return {};
    known->second = spec.ptr();
    m_toClean.insert(spec.id());
    return m_statements->putDefinition.bind(spec.id().text())
        .bind(spec.version())
        .bind(writeDefinition(spec))
        .execute();
}

/// A tree may have said more of the same version since: what replaces nothing (`rolling`).
Result<void> SqliteStore::addDefinition(const RunSpec& spec)
{
    const auto [known, inserted] = m_written.try_emplace({spec.id(), spec.version()}, spec.ptr());
    if (!inserted)
        return {};
    m_toClean.insert(spec.id());
    return m_statements->addDefinition.bind(spec.id().text())
        .bind(spec.version())
        .bind(writeDefinition(spec))
        .execute();
}

Result<void> SqliteStore::removeOldVersions()
{
    m_rootsSinceCleanup = 0;
    std::set<Timestamp> needed;
    for (const auto& [id, trees] : m_deployments)
        needed.insert(trees.begin(), trees.end());
    auto done = m_trees.keepNewest(m_database, m_maxVersions, needed, m_currentRoot);
    std::set<PathId> later;
    for (std::size_t i = 0; done && i < cleanedAtOnce && !m_toClean.empty(); ++i) {
        const PathId id = std::move(m_toClean.extract(m_toClean.begin()).value());
        const auto left = removeOldVersionsOf(id);
        if (!left)
            done = fail(left.error());
        else if (*left)
            later.insert(id);
    }
    m_toClean.merge(later);
    return done;
}

/// True if something is left that must go later: versions of a definition that no current tree has.
Result<bool> SqliteStore::removeOldVersionsOf(const PathId& id)
{
    const RootGroup& root = m_trees.position().root;
    const bool isGone = !root || !findRunSpec(*root, id);
    Statement& drop = m_statements->dropOldDefinitions;
    drop.bind(id.text()).bind(std::int64_t{isGone ? 0 : m_maxVersions});
    for (;;) {
        const auto row = drop.next();
        if (!row)
            return fail(row.error());
        if (!*row)
            break;
        m_written.erase({id, drop.time(0)});
    }
    if (!isGone)
        return false;
    Statement& left = m_statements->countDefinitions;
    if (auto row = left.bind(id.text()).next(); !row)
        return row;
    const bool any = left.number(0) > 0;
    if (auto end = left.next(); !end)
        return end;
    return any;
}

} // namespace pacer::store
