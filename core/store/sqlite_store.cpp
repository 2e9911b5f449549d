// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_store.h"

#include "core/base/overloaded.h"
#include "core/store/migrations.h"
#include "core/store/record_json.h"
#include "core/store/stored_state.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace pacer::store {

using namespace scheduler;

struct SqliteStore::Statements {
    Statement setFact;
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
};

namespace {

constexpr const char* frameworkFact = "framework_id";
constexpr const char* rootFact = "root";

std::array<Timestamp, 2> treesOf(const StoredDeployment& deployment)
{
    return {deployment.plan.original->version, deployment.plan.target->version};
}

} // namespace

SqliteStore::SqliteStore(Database database, std::unique_ptr<Statements> statements,
                         DefinitionTable definitions, TreeTable trees, int maxVersions)
    : m_database(std::move(database))
    , m_statements(std::move(statements))
    , m_definitions(std::move(definitions))
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
        prepare("INSERT INTO instance VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET body = excluded.body"
                " WHERE spec = excluded.spec AND version = excluded.version"),
        prepare("UPDATE instance SET spec = ?2, version = ?3, body = ?4 WHERE id = ?1"),
        prepare("DELETE FROM instance WHERE id = ?"),
        prepare("INSERT INTO deployment VALUES (?,?) ON CONFLICT DO UPDATE SET body = excluded.body"),
        prepare("DELETE FROM deployment WHERE id = ?"),
        prepare("INSERT INTO history (number, actions, body) VALUES (?,?,?) ON CONFLICT DO UPDATE"
                " SET actions = excluded.actions, body = excluded.body"),
        prepare("DELETE FROM history WHERE number < ?"),
        prepare("INSERT INTO delay VALUES (?,?,?) ON CONFLICT DO UPDATE SET body = excluded.body"),
        prepare("DELETE FROM delay WHERE id = ? AND version = ?"),
        prepare("INSERT INTO task_failure VALUES (?,?) ON CONFLICT DO UPDATE SET body = excluded.body"),
    });
    if (!prepare.failed().empty())
        return fail(prepare.failed());
    auto definitions = DefinitionTable::open(*database);
    if (!definitions)
        return fail(definitions.error());
    auto trees = TreeTable::open(*database);
    if (!trees)
        return fail(trees.error());
    return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(*database), std::move(statements),
                                                        std::move(*definitions), std::move(*trees),
                                                        std::max(maxVersions, 1)));
}

Result<std::optional<FrameworkId>> SqliteStore::frameworkId()
{
    StoredState facts;
    if (const auto done = loadFacts(facts); !done)
        return fail(done.error());
    return facts.frameworkId;
}

/// Of all the versions that are kept only those that are in use are read: what stands in the current tree,
/// what instances run, and the trees between which deployments are under way.
Result<StoredState> SqliteStore::load()
{
    StoredState state;
    auto known = DefinitionTable::standing(m_database);
    const auto needed = treesOfDeployments(m_database);
    if (!known || !needed)
        return fail(known ? needed.error() : known.error());
    const FindSpec find = [&](const PathId& id, Timestamp version) -> std::optional<RunSpec> {
        const auto found = known->find({id, version});
        if (found != known->end())
            return found->second;
        auto read = m_definitions.find(id, version).value_or(std::nullopt);
        if (read)
            known->emplace(std::pair(id, version), *read);
        return read;
    };
    Result<void> done = loadFacts(state);
    auto trees = m_trees.load(m_database, *needed, m_currentRoot, find);
    if (!trees)
        return fail(std::move(trees.error()));
    state.root = trees->current;
    state.broken = std::move(trees->broken);
    if (done)
        done = loadInstances(m_database, find, state);
    if (done)
        done = loadDeployments(m_database, trees->versions, state);
    for (const auto part : {loadHistory, loadDelays, loadTaskFailures}) {
        if (done)
            done = part(m_database, state);
    }
    if (!done)
        return fail(std::move(done.error()));
    for (const StoredDeployment& deployment : state.deployments)
        m_deployments[deployment.plan.id] = treesOf(deployment);
    return state;
}

Result<void> SqliteStore::loadFacts(StoredState& state)
{
    return forEachRow(m_database, "SELECT name, value FROM fact", [&](const Statement& row) {
        if (row.text(0) == frameworkFact)
            state.frameworkId = FrameworkId{row.text(1)};
        else if (row.text(0) == rootFact)
            m_currentRoot = row.number(1);
    });
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
                                .bind(static_cast<std::int64_t>(each.actions))
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
    if (auto done = saveDefinitionOf(instance); !done)
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
            done = m_definitions.put(spec);
    }
    for (const PathId& id : m_trees.newlyGone())
        m_definitions.mayHaveOld(id);
    return done;
}

/// Most instances run what stands in the tree, and that is stored with it.
Result<void> SqliteStore::saveDefinitionOf(const Instance& instance)
{
    const RootGroup& root = m_trees.position().root;
    const auto standing = root ? findRunSpec(*root, instance.runSpecId()) : std::nullopt;
    if (standing && standing->version() == instance.version())
        return {};
    return m_definitions.putIfMissing(instance.spec);
}

Result<void> SqliteStore::removeOldVersions()
{
    m_rootsSinceCleanup = 0;
    std::set<Timestamp> needed;
    for (const auto& [id, trees] : m_deployments)
        needed.insert(trees.begin(), trees.end());
    auto done = m_trees.keepNewest(m_database, m_maxVersions, needed, m_currentRoot);
    if (done)
        done = m_definitions.removeOld(m_database, *m_trees.position().root, m_maxVersions);
    return done;
}

} // namespace pacer::store
