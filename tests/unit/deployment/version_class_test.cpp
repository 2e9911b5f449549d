// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/version_class.h"

#include <QTest>

using namespace pacer;
using namespace pacer::deployment;

namespace {

constexpr auto at = [](int seconds) { return Timestamp{std::chrono::seconds{seconds}}; };
const VersionInfo stored{at(3), at(2), at(1)};

/// `app` with another value in one field.
AppSpec withOther(AppSpec app, AppField field)
{
    AppSpec other;
    other.cmd = "other";
    other.args = {"other"};
    other.user = "other";
    other.env["A"] = "1";
    other.instances = 7;
    other.resources = {.cpus = 7, .mem = 7, .disk = 7, .gpus = 7};
    other.resourceLimits = ResourceLimits{.cpus = 7.0};
    other.executor = "other";
    other.executorResources = ExecutorResources{};
    other.constraints.insert({"rack", ConstraintOperator::Unique, {}});
    other.acceptedResourceRoles = {"other"};
    other.role = "other";
    other.fetch.push_back({.uri = "other"});
    other.networks = {{NetworkMode::Container, "other", {}}};
    other.portDefinitions = {{.port = 7}};
    other.requirePorts = true;
    other.container.emplace();
    other.healthChecks.emplace_back();
    other.readinessChecks.emplace_back();
    other.check.emplace();
    other.dependencies.insert(PathId::absolute("/other"));
    other.labels["a"] = "b";
    other.secrets["a"] = {"b"};
    other.upgradeStrategy = {.minimumHealthCapacity = 0, .maximumOverCapacity = 0};
    other.backoff = {.backoffSeconds = 7, .backoffFactor = 7, .maxLaunchDelaySeconds = 7};
    other.taskKillGracePeriodSeconds = 7;
    other.killSelection = KillSelection::OldestFirst;
    other.unreachableStrategy = UnreachableDisabled{};
    other.tty = true;
    appFields[static_cast<std::size_t>(field)].copy(app, other);
    return app;
}

} // namespace

class VersionClassTest : public QObject {
    Q_OBJECT
private slots:
    void everyFieldOfAnAppIsDecided()
    {
        for (const AppFieldRow& row : appFields) {
            const AppSpec changed = withOther({}, row.field);
            QVERIFY2(!row.equal(AppSpec{}, changed), row.name.data());
            const bool ignored = row.field == AppField::Instances || row.field == AppField::ExecutorResources;
            QVERIFY2(needsUpgrade(AppSpec{}, changed) != ignored, row.name.data());
        }
    }

    void howSlotsAreUpdatedReplacesNothing()
    {
        AppSpec changed;
        changed.upgradeStrategy.rolling.emplace();
        changed.upgradeStrategy.rollback.emplace();
        QVERIFY(!needsUpgrade(AppSpec{}, changed));
        changed.upgradeStrategy.maximumOverCapacity = 0.5;
        QVERIFY(needsUpgrade(AppSpec{}, changed));
    }

    /// A new member of a pod does not compile here until somebody decides about it in needsUpgrade.
    void everyMemberOfAPodIsDecided()
    {
        const auto& [id, labels, environment, user, containers, secrets, volumes, networks, instances,
                     backoff, upgradeStrategy, constraints, acceptedResourceRoles, killSelection,
                     unreachableStrategy, executorResources, role, linuxInfo, legacySharedCgroups,
                     versionInfo] = PodSpec{};
        QCOMPARE(instances, 1);

        PodSpec changed;
        changed.instances = 9;
        changed.killSelection = KillSelection::OldestFirst;
        changed.unreachableStrategy = UnreachableDisabled{};
        changed.executorResources.cpus = 9;
        changed.legacySharedCgroups = true;
        changed.versionInfo = stored;
        QVERIFY(!needsUpgrade(PodSpec{}, changed));
        changed.containers.emplace_back();
        QVERIFY(needsUpgrade(PodSpec{}, changed));
    }

    void someListsAreSets()
    {
        AppSpec one;
        one.healthChecks.resize(2);
        one.healthChecks[1].path = "/a";
        AppSpec other = one;
        std::swap(other.healthChecks[0], other.healthChecks[1]);
        other.healthChecks.push_back(other.healthChecks[0]);
        QVERIFY(!needsUpgrade(one, other));
        one.args = {"a", "b"};
        other.args = {"b", "a"};
        QVERIFY(needsUpgrade(one, other));
    }

    void theFirstClassThatFitsWins()
    {
        const RunSpec one(std::make_shared<AppSpec>());
        const RunSpec scaled(std::make_shared<AppSpec>(withOther({}, AppField::Instances)));
        const RunSpec changed(
            std::make_shared<AppSpec>(withOther(withOther({}, AppField::Instances), AppField::Cmd)));
        QVERIFY(classify(nullptr, one, true) == VersionClass::New);
        QVERIFY(classify(&one, changed, true) == VersionClass::Config);
        QVERIFY(classify(&one, scaled, true) == VersionClass::Scale);
        QVERIFY(classify(&one, one, true) == VersionClass::Restart);
        QVERIFY(classify(&one, one, false) == VersionClass::Unchanged);
        QVERIFY(classify(&one, RunSpec(std::make_shared<PodSpec>()), false) == VersionClass::Config);
    }

    void versionsMoveWithTheClass()
    {
        const Behaviour ours;
        QVERIFY(
            (versionInfoFor(VersionClass::Config, stored, at(9), ours) == VersionInfo{at(9), at(9), at(9)}));
        QVERIFY(
            (versionInfoFor(VersionClass::Scale, stored, at(9), ours) == VersionInfo{at(9), at(9), at(1)}));
        QVERIFY(
            (versionInfoFor(VersionClass::Restart, stored, at(9), ours) == VersionInfo{at(9), at(2), at(9)}));
        QVERIFY((versionInfoFor(VersionClass::Restart, stored, at(9), referenceBehaviour())
                 == VersionInfo{at(9), at(9), at(1)}));
        QVERIFY(versionInfoFor(VersionClass::Unchanged, stored, at(9), ours) == stored);
    }
};

QTEST_GUILESS_MAIN(VersionClassTest)
#include "version_class_test.moc"
