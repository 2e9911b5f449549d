// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation/app_rules.h"
#include "core/validation/group_rules.h"
#include "core/validation/path_rules.h"
#include "core/validation/pod_rules.h"
#include "core/validation/update_rules.h"

#include <QTest>

using namespace pacer;
using namespace pacer::validation;

namespace {

AppSpec simpleApp(const char* id)
{
    AppSpec app;
    app.id = PathId::absolute(id);
    app.cmd = "sleep 5";
    return app;
}

PodSpec simplePod()
{
    PodSpec pod;
    pod.id = PathId::absolute("/p");
    pod.containers.emplace_back();
    pod.containers.back().name = "c";
    return pod;
}

AppPtr shared(const char* id)
{
    return std::make_shared<const AppSpec>(simpleApp(id));
}

AppSpec residentApp()
{
    AppSpec app = simpleApp("/db");
    app.role = "prod";
    app.container = Container{ContainerType::Mesos, std::nullopt, {}, std::nullopt, std::nullopt};
    app.container->volumes.push_back({"data", AccessMode::ReadWrite, PersistentVolume{.size = 10}});
    app.upgradeStrategy = {0.5, 0};
    app.unreachableStrategy = UnreachableDisabled{};
    return app;
}

} // namespace

class RulesTest : public QObject {
    Q_OBJECT
private slots:
    void plainAppIsValid() { QVERIFY(validateApp(simpleApp("/a"), {}).empty()); }

    void lateRulesWaitForEarlyOnes()
    {
        AppSpec app = simpleApp("/a");
        app.unreachableStrategy = UnreachableEnabled{10, 5};
        QCOMPARE(validateApp(app, {}).at(0).where, std::string("/unreachableStrategy/inactiveAfterSeconds"));
        app.cmd.reset();
        const Errors errors = validateApp(app, {});
        QCOMPARE(errors.size(), std::size_t{1});
        QCOMPARE(errors.at(0).where, std::string());
    }

    void oneCharacterCommandsAreAQuirk()
    {
        AppSpec app = simpleApp("/a");
        app.cmd = "x";
        QVERIFY(validateApp(app, {}).empty());
        QVERIFY(!validateApp(app, {.enabledFeatures = {}, .refuseOneCharacterCommands = true}).empty());
    }

    void slotUpdatesNeedRoom_data()
    {
        QTest::addColumn<int>("instances");
        QTest::addColumn<double>("minimum");
        QTest::addColumn<double>("over");
        QTest::addColumn<UpdateOrder>("order");
        QTest::addColumn<std::string>("text");
        const std::string above = "start-first needs room: raise maximumOverCapacity to at least 1/instances";
        const std::string below = "stop-first needs minimumHealthCapacity below 1";
        QTest::newRow("room above") << 4 << 1.0 << 0.25 << UpdateOrder::StartFirst << std::string();
        QTest::newRow("too little above") << 4 << 1.0 << 0.2 << UpdateOrder::StartFirst << above;
        QTest::newRow("room below") << 4 << 0.75 << 0.0 << UpdateOrder::StopFirst << std::string();
        QTest::newRow("none below") << 4 << 1.0 << 1.0 << UpdateOrder::StopFirst << below;
        QTest::newRow("one instance") << 1 << 0.75 << 0.0 << UpdateOrder::StopFirst << std::string();
        QTest::newRow("one that must live") << 1 << 1.0 << 0.0 << UpdateOrder::StopFirst << below;
        QTest::newRow("none wanted") << 0 << 1.0 << 0.0 << UpdateOrder::StopFirst << std::string();
    }

    void slotUpdatesNeedRoom()
    {
        QFETCH(int, instances);
        QFETCH(double, minimum);
        QFETCH(double, over);
        QFETCH(UpdateOrder, order);
        QFETCH(std::string, text);
        AppSpec app = simpleApp("/a");
        app.instances = instances;
        app.upgradeStrategy = {minimum, over, SlotUpdateSettings{.order = order}};
        const Errors errors = validateApp(app, {});
        if (text.empty())
            QVERIFY(errors.empty());
        else
            QVERIFY(errors == (Errors{{ErrorCode::RuleText, "/upgradeStrategy/rolling/order", {text}}}));
    }

    void slotUpdatesThatCannotBe()
    {
        AppSpec app = simpleApp("/a");
        app.upgradeStrategy.rollback = SlotUpdateSettings{.failureAction = FailureAction::Rollback};
        QCOMPARE(validateApp(app, {}).at(0).args.at(0), std::string("a rollback cannot be rolled back"));
        AppSpec resident = residentApp();
        resident.upgradeStrategy.rolling = SlotUpdateSettings{.order = UpdateOrder::StartFirst};
        const Errors refused = validateApp(resident, {});
        QVERIFY(std::ranges::any_of(refused, [](const Error& error) {
            return error.where == "/upgradeStrategy/rolling/order"
                   && error.args.at(0) == "start-first is not possible with persistent volumes";
        }));
        AppSpec single = simpleApp("/a");
        single.labels["MARATHON_SINGLE_INSTANCE_APP"] = "true";
        single.upgradeStrategy = {0, 0, SlotUpdateSettings{}};
        QVERIFY(validateApp(single, {}).empty());
        single.upgradeStrategy.rolling->order = UpdateOrder::StartFirst;
        QCOMPARE(validateApp(single, {}).at(0).args.at(0),
                 std::string("start-first would run two instances"));
    }

    void brokenExpressionHasAPosition()
    {
        const Errors errors = validateConstraint({"rack", ConstraintOperator::Like, "a("});
        QCOMPARE(errors.at(0).code, ErrorCode::RegexInvalid);
    }

    void rolesDependOnTheGroup()
    {
        const PathId id = PathId::absolute("/dev/a");
        QVERIFY(validateRole(id, "dev", {}, "/role").empty());
        QVERIFY(validateRole(id, "*", {}, "/role").empty());
        QVERIFY(!validateRole(id, "*", {.defaultRole = "*", .groupEnforcesRole = true, .presentRole = {}},
                              "/role")
                     .empty());
        QVERIFY(validateRole(id, "old", {.defaultRole = "*", .groupEnforcesRole = true, .presentRole = "old"},
                             "/role")
                    .empty());
        QVERIFY(!validateRole(PathId::absolute("/a"), "dev", {}, "/role").empty());
    }

    void groupBodiesOpenFewerRoles()
    {
        const PathId id = PathId::absolute("/dev/a");
        RoleRules rules{.inGroupBody = true};
        QVERIFY(validateRole(id, "*", rules, "/role").empty());
        QCOMPARE(validateRole(id, "dev", rules, "/role").at(0).args, (std::vector<std::string>{"dev", "*"}));
        rules.presentRole = "dev";
        QVERIFY(validateRole(id, "dev", rules, "/role").empty());
        rules = {.groupEnforcesRole = true, .inGroupBody = true};
        QVERIFY(validateRole(id, "dev", rules, "/role").empty());
    }

    void roleNamesHaveAForm()
    {
        const auto textsFor = [](const char* role) {
            AppSpec app = simpleApp("/a");
            app.role = role;
            std::vector<std::string> texts;
            for (const Error& error : validateApp(app, {.enabledFeatures = {}, .roles = RoleRules{}})) {
                if (error.code == ErrorCode::RuleText && error.where == "/role")
                    texts.push_back(error.args.at(0));
            }
            return texts;
        };
        using Texts = std::vector<std::string>;
        QCOMPARE(textsFor("*"), Texts{});
        QCOMPARE(textsFor(".."), Texts{"A role name must not be \"..\""});
        QCOMPARE(textsFor("-x"), Texts{"A role name must not begin with \"-\""});
        QCOMPARE(textsFor("a/b"),
                 Texts{"A role name must not contain a slash, white space or a delete character"});
        AppSpec app = simpleApp("/a");
        app.role = "*";
        app.acceptedResourceRoles = {"*", "a b"};
        QCOMPARE(validateApp(app, {}).size(), std::size_t{2});
    }

    void acceptedRolesOfPods()
    {
        PodSpec pod = simplePod();
        pod.acceptedResourceRoles = {"*", "prod"};
        const Errors errors = validatePod(pod, {});
        QCOMPARE(errors.size(), std::size_t{1});
        QCOMPARE(errors.at(0).where, std::string("/acceptedResourceRoles"));
        QCOMPARE(errors.at(0).args.at(0), std::string("acceptedResourceRoles can only contain *"));
    }

    void secretsOfPodsMustBeThere()
    {
        PodSpec pod = simplePod();
        pod.secrets["known"] = Secret{"/x"};
        pod.environment["A"] = SecretReference{"unknown"};
        pod.containers[0].image = PodImage{"nginx", "unknown", false, {}};
        pod.containers[0].volumeMounts.push_back({"v", "/v", {}});
        pod.volumes.push_back({"v", SecretVolume{"unknown"}});
        std::vector<std::string> places;
        for (const Error& error : validatePod(pod, {.enabledFeatures = {"secrets"}}))
            places.push_back(error.where);
        QCOMPARE(places, (std::vector<std::string>{"/environment/A/secret", "/containers/0/image/pullConfig",
                                                   "/volumes/0"}));
        QCOMPARE(validatePod(pod, {}).size(), std::size_t{7});
    }

    void severalNetworksNeedANameBesideAHostPort()
    {
        PodSpec pod = simplePod();
        pod.networks = {{NetworkMode::Container, "a", {}}, {NetworkMode::Container, "b", {}}};
        PodEndpoint endpoint;
        endpoint.name = "e";
        endpoint.containerPort = 80;
        endpoint.hostPort = 0;
        pod.containers[0].endpoints = {endpoint};
        QCOMPARE(validatePod(pod, {}).at(0).where, std::string("/containers/0/endpoints/0"));
        pod.containers[0].endpoints[0].networkNames = {"b"};
        QVERIFY(validatePod(pod, {}).empty());
    }

    void externalVolumesBelongToOneApp()
    {
        Group root;
        for (const char* id : {"/a", "/b"}) {
            AppSpec app = simpleApp(id);
            app.container = Container{ContainerType::Mesos, std::nullopt, {}, std::nullopt, std::nullopt};
            app.container->volumes.push_back({"data", AccessMode::ReadWrite, ExternalVolume{.name = "v"}});
            putRunSpec(root, AppPtr(std::make_shared<const AppSpec>(app)));
        }
        QVERIFY(validateExternalVolumes(root)
                == (Errors{{ErrorCode::RuleText, "", {"The external volume v of /b belongs to /a"}}}));
    }

    void enforcementDoesNotChangeWithServices()
    {
        Group root;
        putRunSpec(root, shared("/g/a"));
        GroupUpdate update;
        update.id = PathId::absolute("/g");
        update.enforceRole = true;
        update.hasId = true;
        QVERIFY(checkEnforceRole(update, root, true).empty()); // nothing else changes
        update.apps.emplace();
        QCOMPARE(checkEnforceRole(update, root, true).at(0).where, std::string("/enforceRole"));
        update.hasId = false; // only the path names it
        QVERIFY(checkEnforceRole(update, root, true).empty());

        GroupUpdate above;
        above.hasId = true;
        update.hasId = true;
        above.groups = {update};
        QCOMPARE(checkEnforceRole(above, root, true).at(0).where, std::string("/groups/0/enforceRole"));

        makeGroup(root, update.id).enforceRole = true;
        update.enforceRole.reset();
        QVERIFY(!checkEnforceRole(update, root, true).empty());
        QVERIFY(checkEnforceRole(update, root, false).empty()); // unsaid keeps what is
    }

    void segments()
    {
        for (const char* good : {"a", "a-b", "a.b", "1", "a--b"})
            QVERIFY2(isPathSegment(good), good);
        for (const char* bad : {"", "A", "-a", "a-", "a_b", "a.", ".a", "a b"})
            QVERIFY2(!isPathSegment(bad), bad);
        QVERIFY(!checkRunSpecId(PathId::absolute("/a/tasks"), "/id").empty());
        QVERIFY(!checkRunSpecId(PathId(), "/id").empty());
        QVERIFY(checkGroupId(PathId(), "/id").empty());
    }

    void treeWithoutDoubles()
    {
        Group root;
        putRunSpec(root, shared("/g/a"));
        QVERIFY(validateRoot(root).empty());
        putRunSpec(root, shared("/g"));
        QVERIFY(validateRoot(root) == (Errors{{ErrorCode::GroupAndAppShareId, "", {}}}));
        removeGroup(root, PathId::absolute("/g"));
        QVERIFY(validateRoot(root).empty());
        putRunSpec(root, shared("/h/a/b"));
        putRunSpec(root, shared("/h/a"));
        QVERIFY(validateRoot(root) == (Errors{{ErrorCode::GroupAndAppShareId, "/groups/0", {}}}));
    }

    void groupUpdatePointsFromTheTop()
    {
        GroupUpdate inner;
        inner.id = PathId::absolute("/g/h");
        inner.apps = {simpleApp("/g/h/a"), simpleApp("/g/x")};
        inner.apps->at(0).cmd.reset();
        GroupUpdate update;
        update.id = PathId::absolute("/g");
        update.groups = {inner};
        const Errors errors = validateGroupUpdate(update, {});
        QCOMPARE(errors.size(), std::size_t{2});
        QCOMPARE(errors.at(0).where, std::string("/groups/0/apps/0"));
        QCOMPARE(errors.at(1).where, std::string("/groups/0/apps/1/id"));
    }

    void versionStandsAlone()
    {
        AppUpdate update;
        update.version = Timestamp{};
        QVERIFY(validateUpdate(update).empty());
        update.present = {AppField::Cmd};
        QVERIFY(!validateUpdate(update).empty());
    }

    void residentKeepsItsPlace()
    {
        const AppSpec stored = residentApp();
        QVERIFY(
            validateApp(stored, {.enabledFeatures = {}, .roles = RoleRules{.defaultRole = "prod"}}).empty());
        AppSpec changed = stored;
        changed.instances = 5;
        changed.cmd = "other";
        QVERIFY(validateChange(stored, changed, false).empty());
        changed.resources.cpus = 3;
        QCOMPARE(validateChange(stored, changed, true).at(0).where, std::string("/app/0/cpus"));
        changed = stored;
        std::get<PersistentVolume>(changed.container->volumes[0].kind).size = 20;
        QCOMPARE(validateChange(stored, changed, true).at(0).where, std::string("/app/0"));
        changed = stored;
        changed.role = "dev";
        QVERIFY(!validateChange(stored, changed, false).empty());
        QVERIFY(validateChange(stored, changed, true).empty());
    }

    void residentPodKeepsItsPlace()
    {
        PodSpec stored = simplePod();
        stored.volumes.push_back({"data", PersistentVolume{.size = 10}});
        PodSpec changed = stored;
        changed.instances = 3;
        QVERIFY(validateChange(stored, changed, false).empty());
        std::get<PersistentVolume>(changed.volumes[0].kind).size = 20;
        QVERIFY(validateChange(stored, changed, true)
                == (Errors{{ErrorCode::RuleText, "/pod/0", {"persistent volumes cannot be updated"}}}));
        changed = stored;
        changed.containers[0].resources.mem = 7;
        QVERIFY(validateChange(stored, changed, true)
                    .at(0)
                    .args.at(0)
                    .starts_with(
                        "Services with persistent volumes configured may not change resource requirements."));
        changed = stored;
        changed.role = "dev";
        QCOMPARE(validateChange(stored, changed, false).at(0).where, std::string("/pod/0/role"));
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "rules_test.moc"
