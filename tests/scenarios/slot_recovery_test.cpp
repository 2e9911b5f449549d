// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/slot_story.h"

#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::testing;

class SlotRecoveryStories : public QObject {
    Q_OBJECT
private slots:
    void staysPausedOverARestart();
    void changedSettingsReplaceNothing();
    void survivesACrashBetweenAnyTwoEffects_data();
    void survivesACrashBetweenAnyTwoEffects();
};

void SlotRecoveryStories::staysPausedOverARestart()
{
    Story story(NewVersion::Crashes);
    const AppSpec app = web(4, "v1");
    story.runs(app);
    const DeploymentResult update = story.update(app);
    story.cluster.runFor(2min);
    QCOMPARE(story.status()->state, UpdateState::Paused);
    const UpdateStatus before = *story.status();
    story.cluster.restart();
    story.cluster.runFor(20min);
    QCOMPARE(story.status()->state, UpdateState::Paused);
    QCOMPARE(story.status()->message, before.message);
    QCOMPARE(story.told(SlotUpdateEvent::Kind::Paused), 1);
    QCOMPARE(story.fewest, 3);
    QVERIFY(story.cluster.ask(ResumeDeployment{update.deploymentId}));
    story.cluster.runFor(5min);
    QCOMPARE(story.told(SlotUpdateEvent::Kind::Paused), 2);
    QCOMPARE(story.fewest, 3);
}

void SlotRecoveryStories::changedSettingsReplaceNothing()
{
    Story story(NewVersion::Good);
    AppSpec app = web(2, "v1");
    story.runs(app);
    const std::vector<TaskId> before = story.cluster.tasksOf("/web");
    const Timestamp version = findApp(*story.cluster.state().root, webId)->versionInfo.version;
    app.upgradeStrategy.rolling->delaySeconds = 30;
    story.cluster.change(UpdateApps{{}, {app}, true});
    QVERIFY(story.cluster.state().rollouts.empty());
    story.cluster.restart();
    story.cluster.runFor(1min);
    QCOMPARE(story.cluster.tasksOf("/web"), before);
    const AppPtr stored = findApp(*story.cluster.state().root, webId);
    QCOMPARE(stored->versionInfo.version, version);
    QCOMPARE(stored->upgradeStrategy.rolling->delaySeconds, 30.0);
    const auto archived = story.cluster.archive().specAt(webId, version);
    QCOMPARE((*archived)->app()->upgradeStrategy.rolling->delaySeconds, 30.0);
}

void SlotRecoveryStories::survivesACrashBetweenAnyTwoEffects_data()
{
    QTest::addColumn<NewVersion>("fate");
    QTest::addColumn<UpdateOrder>("order");
    QTest::newRow("good, stop-first") << NewVersion::Good << UpdateOrder::StopFirst;
    QTest::newRow("good, start-first") << NewVersion::Good << UpdateOrder::StartFirst;
    QTest::newRow("rolled back, stop-first") << NewVersion::Crashes << UpdateOrder::StopFirst;
    QTest::newRow("rolled back, start-first") << NewVersion::Crashes << UpdateOrder::StartFirst;
}

void SlotRecoveryStories::survivesACrashBetweenAnyTwoEffects()
{
    QFETCH(NewVersion, fate);
    QFETCH(UpdateOrder, order);
    for (int effects = 0; effects < 60; ++effects) {
        const QByteArray name = QByteArray::number(effects);
        Story story(fate, static_cast<std::uint64_t>(effects));
        AppSpec app = web(3, "v1", order);
        app.upgradeStrategy.rolling->failureAction = FailureAction::Rollback;
        story.runs(app);
        app.cmd = "v2";
        story.cluster.crashAfter(effects);
        for (int attempt = 0; attempt < 5; ++attempt) { // a request that died is sent again
            if (*findApp(*story.cluster.state().root, webId)->cmd == "v2")
                break;
            (void)story.cluster.ask(UpdateApps{{}, {app}, true});
            story.cluster.runFor(100ms);
        }
        QVERIFY2(story.cluster.settles(30min), name);
        story.cluster.runFor(5min);
        QVERIFY2(story.broken.empty(), story.broken.c_str());
        QVERIFY2(!story.launchedTwice(), name);
        QVERIFY2(story.cluster.live("/web") == 3, name);
        QVERIFY2(story.runningOf(fate == NewVersion::Good ? "v2" : "v1") == 3, name);
        QVERIFY2(story.most <= (order == UpdateOrder::StartFirst ? 4 : 3), name);
        QVERIFY2(story.fewest >= (order == UpdateOrder::StartFirst ? 3 : 2), name);
    }
}

QTEST_GUILESS_MAIN(SlotRecoveryStories)
#include "slot_recovery_test.moc"
