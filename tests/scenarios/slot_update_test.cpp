// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/slot_story.h"

#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::testing;

class SlotUpdateStories : public QObject {
    Q_OBJECT
private slots:
    void replacesOneByOne();
    void startsFirstWithinTheBounds();
    void pausesWhenTheNewVersionCrashes();
    void watchesEachSlotBeforeTheNext();
    void rollsBackWhenTheNewVersionCrashes_data();
    void rollsBackWhenTheNewVersionCrashes();
    void continuesWithinTheMinimum();
    void actsOnAVersionThatNeverGetsHealthy_data();
    void actsOnAVersionThatNeverGetsHealthy();
    void actsOnASlowVersion();
    void waitsForASlowVersionWithoutALimit();
    void explainsItselfWithoutRolling_data();
    void explainsItselfWithoutRolling();
    void standsStillOnRequest();
    void rollsBackTheWholeDeployment();
    void pausesAFailingRollback();
    void rollsBackWhatCannotBeFetched();
    void drainsAndOperatorsAreNoFailures();
};

void SlotUpdateStories::replacesOneByOne()
{
    Story story(NewVersion::Good);
    const AppSpec app = web(4, "v1");
    QCOMPARE(app.upgradeStrategy.minimumHealthCapacity, 0.75);
    QCOMPARE(app.upgradeStrategy.maximumOverCapacity, 0.0);
    story.runs(app);
    story.update(app);
    const Timestamp begun = story.cluster.now();
    QVERIFY(story.cluster.settles());
    QCOMPARE(story.runningOf("v2"), 4);
    QCOMPARE(story.most, 4);
    QCOMPARE(story.fewest, 3);
    QVERIFY(story.cluster.now() - begun >= 10s); // the end is watched
    QVERIFY2(story.broken.empty(), story.broken.c_str());
}

void SlotUpdateStories::startsFirstWithinTheBounds()
{
    Story story(NewVersion::Good);
    AppSpec app = web(6, "v1", UpdateOrder::StartFirst);
    app.upgradeStrategy.rolling->parallelism = 3;
    app.upgradeStrategy.minimumHealthCapacity = openCapacity;
    app = withDefaults(app);
    QCOMPARE(app.upgradeStrategy.maximumOverCapacity, 0.5);
    story.runs(app);
    story.update(app);
    QVERIFY(story.cluster.settles());
    QCOMPARE(story.runningOf("v2"), 6);
    QCOMPARE(story.most, 9);
    QCOMPARE(story.fewest, 6);
}

void SlotUpdateStories::pausesWhenTheNewVersionCrashes()
{
    Story story(NewVersion::Crashes);
    const AppSpec app = web(4, "v1");
    story.runs(app);
    const DeploymentResult update = story.update(app);
    story.cluster.runFor(20min);
    QCOMPARE(story.runningOf("v1"), 3);
    QCOMPARE(story.fewest, 3);
    QCOMPARE(story.told(SlotUpdateEvent::Kind::Paused), 1);
    const UpdateStatus* status = story.status();
    QVERIFY(status && status->state == UpdateState::Paused);
    QCOMPARE(status->pause->trouble, UpdateTrouble::Failed);
    QCOMPARE(status->pause->detail, std::string("exit 1"));
    QVERIFY(status->message.find(status->pause->instance.value) != std::string::npos);

    QVERIFY(story.cluster.ask(ResumeDeployment{update.deploymentId}));
    QCOMPARE(story.told(SlotUpdateEvent::Kind::Resumed), 1);
    story.cluster.runFor(20min);
    QCOMPARE(story.told(SlotUpdateEvent::Kind::Paused), 2); // nothing has changed
    QCOMPARE(story.fewest, 3);

    AppSpec corrected = app;
    corrected.cmd = "v3";
    QVERIFY(!story.cluster.ask(UpdateApps{{}, {corrected}, true})); // it still holds its lock
    story.cluster.change(UpdateApps{{}, {corrected}, true}, true);
    QVERIFY(story.cluster.settles());
    QCOMPARE(story.runningOf("v3"), 4);
    QVERIFY2(story.broken.empty(), story.broken.c_str());
}

void SlotUpdateStories::watchesEachSlotBeforeTheNext()
{
    Story story(NewVersion::CrashesLater);
    AppSpec app = web(4, "v1");
    app.upgradeStrategy.rolling->delaySeconds = 10;
    story.runs(app);
    story.update(app);
    story.cluster.runFor(4s);
    QVERIFY(story.wait(WaitKind::NextSlot));
    story.cluster.runFor(10min);
    QCOMPARE(story.status()->state, UpdateState::Paused);
    QCOMPARE(story.runningOf("v1"), 3);
    QCOMPARE(story.fewest, 3);
}

void SlotUpdateStories::rollsBackWhenTheNewVersionCrashes_data()
{
    QTest::addColumn<UpdateOrder>("order");
    QTest::addColumn<int>("kept");
    QTest::addColumn<int>("fewest");
    QTest::newRow("stop-first") << UpdateOrder::StopFirst << 3 << 3;
    QTest::newRow("start-first") << UpdateOrder::StartFirst << 4 << 4;
}

void SlotUpdateStories::rollsBackWhenTheNewVersionCrashes()
{
    QFETCH(UpdateOrder, order);
    Story story(NewVersion::Crashes);
    AppSpec app = web(4, "v1", order);
    app.upgradeStrategy.rolling->failureAction = FailureAction::Rollback;
    story.runs(app);
    const Timestamp version = findApp(*story.cluster.state().root, webId)->versionInfo.version;
    const std::vector<TaskId> before = story.cluster.tasksOf("/web");
    story.update(app);
    QVERIFY(story.cluster.settles());
    QCOMPARE(story.runningOf("v1"), 4);
    QCOMPARE(story.cluster.live("/web"), 4);
    QTEST(story.fewest, "fewest");
    QCOMPARE(findApp(*story.cluster.state().root, webId)->versionInfo.version, version);
    QCOMPARE(*findApp(*story.cluster.state().root, webId)->cmd, std::string("v1"));
    const std::vector<TaskId> after = story.cluster.tasksOf("/web");
    const auto kept = std::ranges::count_if(
        after, [&](const TaskId& id) { return std::ranges::find(before, id) != before.end(); });
    QTEST(static_cast<int>(kept), "kept"); // only what was replaced is replaced again
    QCOMPARE(story.told(SlotUpdateEvent::Kind::RollbackStarted), 1);
    const auto failed = std::ranges::find_if(story.cluster.published, [](const ApiEvent& event) {
        const auto* ended = std::get_if<DeploymentEndedEvent>(&event.body);
        return ended && !ended->success;
    });
    QVERIFY(failed != story.cluster.published.end());
    QVERIFY(std::get<DeploymentEndedEvent>(failed->body).reason->starts_with("rolled back: failure"));
    QVERIFY2(story.broken.empty(), story.broken.c_str());
}

void SlotUpdateStories::continuesWithinTheMinimum()
{
    Story story(NewVersion::Crashes);
    AppSpec app = web(4, "v1");
    app.upgradeStrategy.rolling->failureAction = FailureAction::Continue;
    story.runs(app);
    story.update(app);
    story.cluster.runFor(20min);
    QVERIFY(!story.cluster.state().rollouts.empty());
    QVERIFY2(story.fewest >= 3, qPrintable(QString::number(story.fewest)));
    QCOMPARE(story.told(SlotUpdateEvent::Kind::Paused), 0);
    QCOMPARE(story.status()->state, UpdateState::Updating);
    QVERIFY(story.wait(WaitKind::Delay) || story.wait(WaitKind::Start) || story.wait(WaitKind::Offers));
}

void SlotUpdateStories::actsOnAVersionThatNeverGetsHealthy_data()
{
    QTest::addColumn<FailureAction>("action");
    QTest::addColumn<int>("maxFailures"); // of the health check; 0: it never kills
    QTest::addColumn<double>("stuckAfter");
    QTest::newRow("killed, pause") << FailureAction::Pause << 2 << 0.0;
    QTest::newRow("killed, rollback") << FailureAction::Rollback << 2 << 0.0;
    QTest::newRow("killed, continue") << FailureAction::Continue << 2 << 0.0;
    QTest::newRow("stuck, pause") << FailureAction::Pause << 0 << 30.0;
    QTest::newRow("stuck, rollback") << FailureAction::Rollback << 0 << 30.0;
    QTest::newRow("no limit") << FailureAction::Rollback << 0 << 0.0;
}

void SlotUpdateStories::actsOnAVersionThatNeverGetsHealthy()
{
    QFETCH(FailureAction, action);
    QFETCH(int, maxFailures);
    QFETCH(double, stuckAfter);
    Story story(NewVersion::NeverHealthy);
    AppSpec app = web(4, "v1");
    app.healthChecks = {healthCheck(maxFailures)};
    app.upgradeStrategy.rolling->failureAction = action;
    app.upgradeStrategy.rolling->stuckAfterSeconds = stuckAfter;
    story.runs(app);
    story.update(app);
    story.cluster.runFor(5min);
    QVERIFY(story.fewest >= 3);
    const bool noticed = maxFailures > 0 || stuckAfter > 0;
    if (!noticed || action == FailureAction::Continue) {
        QCOMPARE(story.status()->state, UpdateState::Updating);
        QCOMPARE(story.runningOf("v1"), 3);
        if (!noticed)
            QCOMPARE(story.wait(WaitKind::Health)->detail, std::string("500 Internal Server Error"));
    } else if (action == FailureAction::Pause) {
        QCOMPARE(story.status()->state, UpdateState::Paused);
        QCOMPARE(story.status()->pause->trouble,
                 stuckAfter > 0 ? UpdateTrouble::Stuck : UpdateTrouble::Failed);
    } else {
        QVERIFY(story.cluster.state().rollouts.empty());
        QCOMPARE(story.runningOf("v1"), 4);
        QCOMPARE(story.cluster.live("/web"), 4);
    }
}

void SlotUpdateStories::actsOnASlowVersion()
{
    Story story(NewVersion::Slow);
    AppSpec app = web(2, "v1", UpdateOrder::StartFirst);
    app.upgradeStrategy.rolling->stuckAfterSeconds = 20;
    story.runs(app);
    const DeploymentResult update = story.update(app);
    story.cluster.runFor(40s);
    QCOMPARE(story.status()->state, UpdateState::Paused);
    QCOMPARE(story.status()->pause->trouble, UpdateTrouble::Stuck);
    QVERIFY(story.status()->message.ends_with("was not ready within 20 seconds"));
    story.cluster.runFor(1min); // it came up after all, and its slot was finished
    QCOMPARE(story.runningOf("v2"), 1);
    QCOMPARE(story.cluster.live("/web"), 2);
    QVERIFY(story.cluster.ask(ResumeDeployment{update.deploymentId}));
    story.cluster.runFor(2min);
    QCOMPARE(story.status()->state, UpdateState::Paused); // the second one is as slow
    QVERIFY(story.cluster.ask(ResumeDeployment{update.deploymentId}));
    QVERIFY(story.cluster.settles());
    QCOMPARE(story.runningOf("v2"), 2);
    QCOMPARE(story.fewest, 2);
}

void SlotUpdateStories::waitsForASlowVersionWithoutALimit()
{
    Story story(NewVersion::Slow);
    const AppSpec app = web(2, "v1");
    story.runs(app);
    story.update(app);
    story.cluster.runFor(30s);
    const WaitReason* wait = story.wait(WaitKind::Start);
    QVERIFY(wait);
    QCOMPARE(wait->instances, 1);
    QCOMPARE(wait->hosts.size(), std::size_t{1});
    QVERIFY(story.cluster.settles());
    QCOMPARE(story.runningOf("v2"), 2);
    QCOMPARE(story.told(SlotUpdateEvent::Kind::Paused), 0);
}

void SlotUpdateStories::explainsItselfWithoutRolling_data()
{
    QTest::addColumn<NewVersion>("fate");
    QTest::addColumn<WaitKind>("kind");
    QTest::newRow("crashes") << NewVersion::Crashes << WaitKind::Delay;
    QTest::newRow("never healthy") << NewVersion::NeverHealthy << WaitKind::Health;
    QTest::newRow("slow") << NewVersion::Slow << WaitKind::Start;
}

void SlotUpdateStories::explainsItselfWithoutRolling()
{
    QFETCH(NewVersion, fate);
    QFETCH(WaitKind, kind);
    Story story(fate);
    AppSpec app = web(3, "v1");
    app.upgradeStrategy = {1, 0.5};
    app.backoff.backoffSeconds = 60;
    app.healthChecks = {healthCheck(0)};
    story.runs(app);
    story.update(app);
    story.cluster.runFor(fate == NewVersion::Crashes ? 20s : 40s);
    QVERIFY(!story.cluster.state().rollouts.empty());
    QVERIFY(!story.status());
    const WaitReason* wait = story.wait(kind);
    QVERIFY(wait);
    QVERIFY(wait->instances > 0);
    QVERIFY(wait->since.has_value());
    QCOMPARE(story.fewest, 3);
}

void SlotUpdateStories::standsStillOnRequest()
{
    Story story(NewVersion::Good);
    const AppSpec app = web(4, "v1");
    story.runs(app);
    QVERIFY(!story.cluster.ask(PauseDeployment{{"unknown"}}));
    const DeploymentResult update = story.update(app);
    story.cluster.runFor(3s);
    QVERIFY(!story.cluster.ask(ResumeDeployment{update.deploymentId}));
    QVERIFY(story.cluster.ask(PauseDeployment{update.deploymentId}));
    QVERIFY(!story.cluster.ask(PauseDeployment{update.deploymentId}));
    story.cluster.runFor(10min);
    const int replaced = story.runningOf("v2");
    QVERIFY(replaced >= 1 && replaced <= 2);
    QCOMPARE(story.cluster.live("/web"), 4);
    QCOMPARE(story.status()->pause->trouble, UpdateTrouble::Operator);
    QVERIFY(story.cluster.ask(ResumeDeployment{update.deploymentId}));
    QVERIFY(story.cluster.settles());
    QCOMPARE(story.runningOf("v2"), 4);
}

void SlotUpdateStories::rollsBackTheWholeDeployment()
{
    Story story(NewVersion::Crashes);
    AppSpec app = web(3, "v1");
    app.upgradeStrategy.rolling->failureAction = FailureAction::Rollback;
    AppSpec db = smallApp("/db", 2);
    db.cmd = "db1";
    app.dependencies.insert(db.id);
    story.cluster.change(CreateApp{db});
    story.runs(app);
    app.cmd = "v2";
    db.cmd = "db2";
    story.cluster.change(UpdateApps{{}, {app, db}, true});
    QVERIFY(story.cluster.settles());
    QCOMPARE(story.runningOf("v1"), 3);
    QCOMPARE(*findApp(*story.cluster.state().root, db.id)->cmd, std::string("db1"));
    for (const Instance* instance : instancesOf(story.cluster.state(), db.id))
        QCOMPARE(*instance->spec.app()->cmd, std::string("db1"));
    QVERIFY2(story.broken.empty(), story.broken.c_str());
}

void SlotUpdateStories::pausesAFailingRollback()
{
    Story story(NewVersion::Crashes);
    AppSpec app = web(3, "v1");
    app.upgradeStrategy.rolling->failureAction = FailureAction::Rollback;
    story.runs(app);
    story.everythingCrashes = true;
    story.update(app);
    story.cluster.runFor(10min);
    QVERIFY(!story.cluster.state().rollouts.empty());
    QVERIFY(story.fewest >= 2);
    const UpdateStatus* status = story.status();
    QVERIFY(status);
    QCOMPARE(status->state, UpdateState::RollbackPaused);
    QVERIFY(status->message.starts_with("rollback paused: "));
    QCOMPARE(story.told(SlotUpdateEvent::Kind::RollbackStarted), 1);
}

void SlotUpdateStories::rollsBackWhatCannotBeFetched()
{
    Story story(NewVersion::Good);
    AppSpec app = web(2, "v1");
    app.upgradeStrategy.rolling->failureAction = FailureAction::Rollback;
    story.runs(app);
    const std::vector<TaskId> before = story.cluster.tasksOf("/web");
    app.fetch = {Artifact{"http://files/web.tgz"}};
    story.cluster.resolves = [](const ResolveArtifacts&) {
        return Errors{Error{ErrorCode::FetchFailed, "", {"http://files/web.tgz", "404"}}};
    };
    story.update(app);
    QVERIFY(story.cluster.settles());
    QCOMPARE(story.cluster.tasksOf("/web"), before);
    QCOMPARE(story.told(SlotUpdateEvent::Kind::RollbackStarted), 1);
    QVERIFY(findApp(*story.cluster.state().root, webId)->fetch.empty());
}

void SlotUpdateStories::drainsAndOperatorsAreNoFailures()
{
    Story story(NewVersion::Good);
    AppSpec app = web(4, "v1");
    app.upgradeStrategy.rolling->monitorSeconds = 60;
    story.runs(app);
    story.update(app);
    story.cluster.runFor(5s);
    const auto instances = instancesOf(story.cluster.state(), webId);
    const auto fresh = std::ranges::find_if(instances, [](const Instance* instance) {
        return instance->condition == Condition::Running && *instance->spec.app()->cmd == "v2";
    });
    QVERIFY(fresh != instances.end());
    QVERIFY(story.cluster.ask(KillInstances{{(*fresh)->id}, false, false, webId}));
    QVERIFY(story.cluster.settles());
    QCOMPARE(story.told(SlotUpdateEvent::Kind::Paused), 0);
    QCOMPARE(story.runningOf("v2"), 4);
}

QTEST_GUILESS_MAIN(SlotUpdateStories)
#include "slot_update_test.moc"
