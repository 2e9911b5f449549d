// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/memory_store.h"
#include "core/store/migrations.h"
#include "core/store/sqlite_archive.h"
#include "core/store/sqlite_store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp t0{std::chrono::seconds{1'700'000'000}};

AppPtr app(const char* id, Timestamp version)
{
    AppSpec spec;
    spec.id = PathId::absolute(id);
    spec.cmd = "sleep 1000";
    spec.portDefinitions = {{10000, "default", PortProtocol::Tcp, {}}};
    spec.versionInfo = {version, version, version};
    return std::make_shared<const AppSpec>(spec);
}

RootGroup tree(Timestamp version, const std::vector<AppPtr>& apps)
{
    auto root = std::make_shared<Group>();
    for (const AppPtr& each : apps)
        putRunSpec(*root, each);
    root->version = version;
    return root;
}

Instance runningInstance(const AppPtr& spec)
{
    Instance instance{makeInstanceId(spec->id, "0dfc4a2a-c6f1-11ee-9f3a-0242ac120002"), spec};
    instance.condition = Condition::Running;
    instance.since = t0 + 5s;
    instance.activeSince = t0 + 4s;
    instance.incarnation = 2;
    instance.agent = AgentInfo{{"a-1"},
                               "127.0.0.1",
                               "local",
                               "z1",
                               {{"rack", std::string("r1")},
                                {"speed", 2.5},
                                {"free", Ranges{{1, 9}}},
                                {"kinds", std::set<std::string>{"x", "y"}}}};
    Task task;
    task.id = makeTaskId(instance.id, "", 2);
    task.condition = Condition::Running;
    task.stagedAt = t0 + 3s;
    task.startedAt = t0 + 4s;
    task.hostPorts = {31000, std::nullopt};
    task.ipAddresses = {{"127.0.0.1", IpProtocol::IPv4}};
    task.message = "hello";
    instance.tasks = {task};
    return instance;
}

} // namespace

class SqliteStoreTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath("pacer.db").toStdString();
    }

    void aNewFileIsEmpty()
    {
        const auto state = open()->load();
        QVERIFY(state.has_value());
        QVERIFY(!state->root);
        QVERIFY(state->instances.empty());
    }

    void everythingComesBack()
    {
        const AppPtr db = app("/shop/db", t0);
        const AppPtr newDb = app("/shop/db", t0 + 1s);
        const Instance instance = runningInstance(db);
        const RootGroup before = tree(t0, {db});
        const RootGroup after = tree(t0 + 1s, {newDb});
        DeploymentPlan plan{{"d-1"},
                            t0 + 1s,
                            before,
                            after,
                            {{{{ActionKind::Scale, db->id, false, 3, {instance.id}}}},
                             {{{ActionKind::Restart, db->id, false, 0, {}}}}}};
        const LaunchDelay delay{db->id, t0, t0 + 2s, 1150ms, 300s};
        TaskFailure failure;
        failure.appId = db->id;
        failure.taskId = instance.tasks[0].id;
        failure.message = "Command exited with status 1";
        failure.timestamp = t0;
        failure.version = t0;

        const std::vector<StoreWrite> writes{SaveRoot{before},
                                             SaveRootVersion{after},
                                             SaveRoot{after},
                                             SaveInstance{instance},
                                             SaveDeployment{StoredDeployment{plan, 1}},
                                             SaveDelay{delay},
                                             SaveTaskFailure{failure},
                                             SaveFrameworkId{{"f-1"}}};
        QVERIFY(open()->commit(writes).has_value());

        const auto state = open()->load();
        QVERIFY(state.has_value());
        QVERIFY(state->broken.empty());
        QVERIFY(state->root->version == after->version);
        QVERIFY(*findApp(*state->root, db->id) == *newDb);
        store::SqliteArchive archive(m_path, 50);
        QCOMPARE(*archive.rootVersions(PathId{}), (std::vector{t0, t0 + 1s}));
        QCOMPARE(*archive.specVersions(db->id, SpecKind::App), (std::vector{t0, t0 + 1s}));
        QCOMPARE(state->instances.size(), 1U);
        QVERIFY(state->instances[0] == instance);
        QCOMPARE(state->deployments.size(), 1U);
        QVERIFY(state->deployments[0].plan.steps == plan.steps);
        QCOMPARE(state->deployments[0].currentStep, 1);
        QVERIFY(*findApp(*state->deployments[0].plan.original, db->id) == *db);
        QVERIFY(state->delays == std::vector{delay});
        QVERIFY(state->taskFailures == std::vector{failure});
        QCOMPARE(state->frameworkId->value, std::string("f-1"));
    }

    void endedDeploymentsComeBackAndTheOldestGo()
    {
        const auto record = [](std::uint64_t number) {
            DeploymentRecord one;
            one.number = number;
            one.id = {"d-" + std::to_string(number)};
            one.version = t0;
            one.begun = t0 + 1s;
            one.ended = t0 + 61s;
            one.outcome = DeploymentOutcome::Replaced;
            one.by = {"ada", "curl/8", "127.0.0.1"};
            one.endedBy = Requester{"", "pacer", "127.0.0.1"};
            one.reason = "http://files/app.tgz: 404";
            one.successor = DeploymentId{"d-next"};
            one.steps = {{{{ActionKind::Start, PathId::absolute("/web"), false, 0, {}}}},
                         {{{ActionKind::Restart, PathId::absolute("/pod"), true, 0, {}}}}};
            one.times = {{t0 + 1s, t0 + 2s}, {t0 + 2s, std::nullopt}};
            return std::make_shared<const DeploymentRecord>(one);
        };
        const RootGroup root = tree(t0, {app("/web", t0)});
        const DeploymentPlan plan{
            {"d-9"}, t0, root, root, {{{{ActionKind::Start, PathId::absolute("/web")}}}}};
        const StoredDeployment running{plan, 1, {}, {"grace", "", "::1"}, {{t0 + 5s, std::nullopt}}};
        auto store = open();
        for (std::uint64_t number = 1; number <= 4; ++number)
            QVERIFY(store->commit(
                std::vector<StoreWrite>{SaveDeploymentRecord{record(number), 2, number < 4 ? 1U : 3U},
                                        SaveRoot{root}, SaveDeployment{running}}));
        store.reset();
        const auto state = open()->load();
        QVERIFY(state.has_value());
        QVERIFY(state->broken.empty());
        QCOMPARE(state->history.size(), std::size_t{2});
        QCOMPARE(state->history.front().number, std::uint64_t{3});
        QCOMPARE(state->history.front().actions, std::size_t{2});
        store::SqliteArchive archive(m_path, 50);
        const auto page = archive.history({});
        QCOMPARE(page->records.size(), std::size_t{2});
        QVERIFY(*page->records.front() == *record(4));
        QVERIFY(*page->records.back() == *record(3));
        QVERIFY(!page->next);
        QCOMPARE(archive.history({.limit = 1})->next, std::optional<std::uint64_t>{4});
        QCOMPARE(archive.history({.before = 4})->records.size(), std::size_t{1});
        QCOMPARE(archive.history({.app = PathId::absolute("/pod")})->records.size(), std::size_t{2});
        QCOMPARE(archive.history({.app = PathId{}})->records.size(), std::size_t{2});
        QVERIFY(archive.history({.app = PathId::absolute("/po")})->records.empty());
        QVERIFY(state->deployments.front().by == running.by);
        QVERIFY(state->deployments.front().times == running.times);
    }

    void forgettingRemoves()
    {
        const AppPtr web = app("/web", t0);
        const Instance instance = runningInstance(web);
        const LaunchDelay delay{web->id, t0, t0, 1s, 300s};
        const RootGroup root = tree(t0, {web});
        const DeploymentPlan plan{{"d-1"}, t0, root, root, {}};
        auto store = open();
        QVERIFY(
            store->commit(std::vector<StoreWrite>{SaveRoot{root}, SaveInstance{instance}, SaveDelay{delay},
                                                  SaveDeployment{StoredDeployment{plan, 0}}}));
        QVERIFY(store->commit(std::vector<StoreWrite>{ForgetInstance{instance.id}, ForgetDelay{web->id, t0},
                                                      ForgetDeployment{plan.id}}));
        const auto state = store->load();
        QVERIFY(state->instances.empty());
        QVERIFY(state->delays.empty());
        QVERIFY(state->deployments.empty());
    }

    void oldVersionsGoButNotThoseThatInstancesUse()
    {
        auto store = open(3);
        const AppPtr first = app("/web", t0);
        const Instance instance = runningInstance(first);
        QVERIFY(store->commit(std::vector<StoreWrite>{SaveRoot{tree(t0, {first})}, SaveInstance{instance}}));
        for (int i = 1; i <= 20; ++i) {
            const Timestamp version = t0 + std::chrono::seconds{i};
            QVERIFY(store->commit(std::vector<StoreWrite>{SaveRoot{tree(version, {app("/web", version)})}}));
        }
        const auto state = open(3)->load();
        store::SqliteArchive again(m_path, 3);
        QVERIFY(state->broken.empty());
        QCOMPARE(again.rootVersions(PathId{})->size(), 3U);
        QCOMPARE(again.specVersions(first->id, SpecKind::App)->size(), 3U);
        QVERIFY(state->instances.at(0).version() == t0);
        QVERIFY(*again.specAt(first->id, t0));
        QVERIFY(!*again.specAt(first->id, t0 + 1s));
    }

    void earlierVersionsAreReadWhenAsked()
    {
        const AppPtr web = app("/shop/web", t0);
        const AppPtr newWeb = app("/shop/web", t0 + 1s);
        const AppPtr db = app("/data/db", t0 + 1s);
        PodSpec pod;
        pod.id = web->id;
        pod.versionInfo = {t0 + 2s, t0 + 2s, t0 + 2s};
        auto last = std::make_shared<Group>(*tree(t0 + 2s, {db}));
        putRunSpec(*last, PodPtr(std::make_shared<const PodSpec>(pod)));
        QVERIFY(open()->commit(std::vector<StoreWrite>{
            SaveRoot{tree(t0, {web})}, SaveRoot{tree(t0 + 1s, {newWeb, db})}, SaveRoot{last}}));

        const RootGroup current = open()->load()->root;
        store::SqliteArchive archive(m_path, 50);
        QCOMPARE(*archive.specVersions(web->id, SpecKind::App), (std::vector{t0, t0 + 1s}));
        QCOMPARE(*archive.specVersions(web->id, SpecKind::Pod), std::vector{t0 + 2s});
        QVERIFY(*(*archive.specAt(web->id, t0))->app() == *web);
        QVERIFY(!*archive.specAt(web->id, t0 + 3s));
        QCOMPARE(archive.rootVersions(PathId{})->size(), 3U);
        QCOMPARE(*archive.rootVersions(PathId::absolute("/data")), (std::vector{t0 + 1s, t0 + 2s}));
        QVERIFY(archive.rootVersions(PathId::absolute("/other"))->empty());
        const RootGroup before = *archive.rootAt(t0 + 1s, current);
        QVERIFY(before->version == t0 + 1s);
        QVERIFY(*findApp(*before, web->id) == *newWeb);
        QVERIFY(findApp(*before, db->id) == findApp(*current, db->id));
        QVERIFY(!findApp(**archive.rootAt(t0, nullptr), db->id));
        QVERIFY(!*archive.rootAt(t0 + 3s, current));
    }

    void deploymentsUnderWayFindTheirTrees()
    {
        std::vector<RootGroup> trees;
        for (int i = 0; i < 5; ++i) {
            const Timestamp version = t0 + std::chrono::seconds{i};
            trees.push_back(tree(version, {app("/web", version), app("/shop/db", i < 2 ? t0 : t0 + 2s)}));
        }
        const DeploymentPlan first{{"d-1"}, t0, trees[1], trees[2], {}};
        const DeploymentPlan second{{"d-2"}, t0, trees[2], trees[3], {}};
        auto store = open();
        for (const RootGroup& each : trees)
            QVERIFY(store->commit(std::vector<StoreWrite>{SaveRoot{each}}));
        QVERIFY(store->commit(std::vector<StoreWrite>{SaveDeployment{StoredDeployment{first, 0}},
                                                      SaveDeployment{StoredDeployment{second, 0}}}));
        store.reset();

        const auto state = open()->load();
        QVERIFY(state->broken.empty());
        QCOMPARE(state->deployments.size(), 2U);
        const DeploymentPlan& one = state->deployments[0].plan;
        const DeploymentPlan& two = state->deployments[1].plan;
        QVERIFY(one.target == two.original);
        QVERIFY(one.original->version == t0 + 1s);
        QVERIFY(findApp(*one.original, PathId::absolute("/shop/db"))->versionInfo.version == t0);
        QVERIFY(findApp(*two.target, PathId::absolute("/web"))->versionInfo.version == t0 + 3s);
        QVERIFY(findApp(*two.target, PathId::absolute("/shop/db"))
                == findApp(*state->root, PathId::absolute("/shop/db")));
    }

    void oneBrokenRecordDoesNotHideTheOthers()
    {
        const AppPtr web = app("/web", t0);
        QVERIFY(open()->commit(
            std::vector<StoreWrite>{SaveRoot{tree(t0, {web})}, SaveInstance{runningInstance(web)}}));
        auto database = store::Database::open(m_path);
        QVERIFY(database->run("INSERT INTO instance VALUES ('broken', '/web', 0, 'no json')").has_value());
        const auto state = open()->load();
        QCOMPARE(state->broken.size(), 1U);
        QCOMPARE(state->instances.size(), 1U);
    }

    void aFileOfANewerProgramIsLeftAlone()
    {
        open();
        auto database = store::Database::open(m_path);
        QVERIFY(database->run("PRAGMA user_version=" + std::to_string(store::newestSchema + 1)).has_value());
        const auto again = store::SqliteStore::open(m_path, 50);
        QVERIFY(!again.has_value());
        QVERIFY(again.error().front().code == ErrorCode::StoreTooNew);
    }

    void aFileOfAnUnreleasedProgramIsRefused()
    {
        open();
        auto database = store::Database::open(m_path);
        QVERIFY(database->run("ALTER TABLE place RENAME TO spot").has_value());
        const auto again = store::SqliteStore::open(m_path, 50);
        QVERIFY(!again.has_value());
        QVERIFY(again.error().front().code == ErrorCode::StoreUnknown);
        QCOMPARE(again.error().front().args.front(), m_path);
    }

    void anOlderFileIsBroughtToTheNewestSchema()
    {
        open();
        auto database = store::Database::open(m_path);
        for (const char* sql : {"ALTER TABLE history DROP COLUMN actions", "DROP INDEX place_ended",
                                "DROP INDEX folder_ended", "CREATE INDEX place_until ON place (until)",
                                "CREATE INDEX folder_until ON folder (until)", "PRAGMA user_version=1",
                                "INSERT INTO history VALUES (7, '{\"steps\":[{\"actions\":[1,2]},"
                                "{\"actions\":[3]}]}')"})
            QVERIFY(database->run(sql).has_value());
        const auto state = open()->load();
        QCOMPARE(state->history.size(), std::size_t{1});
        QCOMPARE(state->history.front().actions, std::size_t{3});
    }

    void theMemoryStoreKeepsTheSame()
    {
        store::MemoryStore memory;
        const AppPtr web = app("/web", t0);
        const Instance instance = runningInstance(web);
        QVERIFY(memory.commit(std::vector<StoreWrite>{SaveRoot{tree(t0, {web})}, SaveInstance{instance}}));
        QVERIFY(memory.load()->instances == std::vector{instance});
        QVERIFY(memory.commit(std::vector<StoreWrite>{ForgetInstance{instance.id}}));
        QVERIFY(memory.load()->instances.empty());
    }

private:
    std::unique_ptr<store::SqliteStore> open(int maxVersions = 50)
    {
        auto store = store::SqliteStore::open(m_path, maxVersions);
        return store ? std::move(*store) : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

QTEST_GUILESS_MAIN(SqliteStoreTest)
#include "sqlite_store_test.moc"
