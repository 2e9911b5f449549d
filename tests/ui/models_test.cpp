// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"
#include "ui/app/refusal_details.h"
#include "ui/cluster/events_model.h"
#include "ui/rollout/deployments_model.h"
#include "ui/rollout/rollout_counts.h"
#include "ui/text/error_text.h"
#include "ui/tree/apps_filter.h"
#include "ui/tree/apps_model.h"
#include "ui/tree/fuzzy.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pacer;
using namespace pacer::ui;

namespace {

api::AppRow row(const std::string& id, int running, int instances)
{
    auto app = std::make_shared<AppSpec>();
    app->id = PathId::absolute(id);
    app->instances = instances;
    api::AppRow result;
    result.id = app->id;
    result.app = app;
    result.counts.running = running;
    result.status = AppStatus::Running;
    result.health.unknown = running;
    result.health.unscheduled = instances - running;
    return result;
}

TreeTotals totals(const AppsModel& model, const char* id)
{
    return model.indexOf(PathId::absolute(id)).data(AppsModel::TotalsRole).value<TreeTotals>();
}

} // namespace

class ModelsTest : public QObject {
    Q_OBJECT
private slots:
    void theTreeStaysConsistentUnderRandomChanges()
    {
        AppsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        Random random(7);
        for (int turn = 0; turn < 500; ++turn) {
            const std::string group = "/g" + std::to_string(random.below(4));
            const std::string id = group + "/a" + std::to_string(random.below(6));
            switch (random.below(6)) {
            case 0: model.removeApp(PathId::absolute(id)); break;
            case 1: model.removeGroup(PathId::absolute(group)); break;
            case 2: model.addGroup(PathId::absolute(group + "/inner")); break;
            default: model.upsertApp(row(id, int(random.below(5)), 5)); break;
            }
        }
        QCOMPARE(resets.size(), 0);
    }

    void groupsShowTheSumsBelowThem()
    {
        AppsModel model;
        model.upsertApp(row("/shop/db", 2, 3));
        model.upsertApp(row("/shop/app", 4, 4));
        QCOMPARE(totals(model, "/shop").running, 6);
        QCOMPARE(totals(model, "/").instances, 7);
        model.upsertApp(row("/shop/db", 3, 3));
        QCOMPARE(totals(model, "/").running, 7);
        QCOMPARE(totals(model, "/").health.unscheduled, 0);
        model.removeApp(PathId::absolute("/shop/app"));
        QCOMPARE(totals(model, "/shop").running, 3);
        model.removeGroup(PathId::absolute("/shop"));
        QCOMPARE(totals(model, "/").running, 0);
    }

    void groupsComeFirstAndEachLevelIsSorted()
    {
        AppsModel model;
        for (const char* id : {"/z", "/a", "/shop/b", "/shop/a", "/edge/x"})
            model.upsertApp(row(id, 0, 1));
        const QModelIndex root = model.index(0, 0);
        QStringList names;
        for (int at = 0; at < model.rowCount(root); ++at)
            names << model.index(at, 0, root).data().toString();
        QCOMPARE(names, QStringList({"edge", "shop", "a", "z"}));
    }

    void aChangeOfOneAppTouchesItsRowAndTheGroupsAbove()
    {
        AppsModel model;
        model.upsertApp(row("/shop/db", 2, 3));
        model.upsertApp(row("/edge/x", 2, 3));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.upsertApp(row("/shop/db", 3, 3));
        QCOMPARE(changed.size(), 3); // the app, /shop and the root
        model.upsertApp(row("/shop/db", 3, 3));
        QCOMPARE(changed.size(), 3);
    }

    void theFilterKeepsTheGroupsAboveAMatch()
    {
        AppsModel model;
        model.upsertApp(row("/prod/web", 1, 1));
        model.upsertApp(row("/prod/db", 1, 1));
        model.upsertApp(row("/edge/x", 1, 1));
        AppsFilter filter;
        filter.setSourceModel(&model);
        const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        filter.setText("pwb");
        const QModelIndex root = filter.index(0, 0);
        QCOMPARE(filter.rowCount(root), 1);
        const QModelIndex prod = filter.index(0, 0, root);
        QCOMPARE(filter.rowCount(prod), 1);
        QCOMPARE(filter.index(0, 0, prod).data().toString(), QString("web"));
        filter.setText({});
        QCOMPARE(filter.rowCount(filter.index(0, 0)), 2);
    }

    void aWholeWordIsABetterMatchThanScatteredLetters()
    {
        QVERIFY(fuzzyScore("web", "/prod/web") > fuzzyScore("web", "/we/are/b"));
        QVERIFY(!fuzzyScore("xyz", "/prod/web"));
    }

    void aDeploymentThatMovesOnChangesTwoCells()
    {
        DeploymentsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        DeploymentInfo info;
        info.id = DeploymentId{"1"};
        info.steps.resize(2);
        info.currentStep = 1;
        model.upsert({info, 0.1});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        info.currentStep = 2;
        model.upsert({info, 0.5});
        QCOMPARE(changed.size(), 2); // step and progress
        model.assign({});
        QCOMPARE(model.rowCount(), 0);
    }

    void theEventListIsBounded()
    {
        EventsModel model(10);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (int number = 0; number < 25; ++number)
            model.add({Timestamp(std::chrono::seconds(number)), AppTerminatedEvent{PathId::absolute("/a")}});
        QCOMPARE(model.rowCount(), 10);
        QCOMPARE(model.index(0, EventsModel::KindColumn).data().toString(), QString("app_terminated_event"));
    }

    void theBoundsOfARolloutAreThoseOfTheEngine()
    {
        AppSpec app;
        app.instances = 10;
        app.upgradeStrategy = {0.6, 0.2};
        QCOMPARE(rolloutBounds(app), (RolloutBounds{6, 12}));
        app.instances = 20;
        app.upgradeStrategy = {0.8, 0.6};
        QCOMPARE(rolloutBounds(app), (RolloutBounds{16, 32}));
        app.instances = 1;
        app.upgradeStrategy = {1, 0};
        QCOMPARE(rolloutBounds(app), (RolloutBounds{1, 2}));
    }

    void scalingMakesNothingOld()
    {
        AppSpec app;
        app.versionInfo.lastConfigChangeAt = Timestamp(std::chrono::seconds(100));
        app.versionInfo.version = Timestamp(std::chrono::seconds(200));
        TaskInfo task;
        task.version = Timestamp(std::chrono::seconds(100));
        QVERIFY(!isOld(task, app));
        task.version = Timestamp(std::chrono::seconds(99));
        QVERIFY(isOld(task, app));
    }

    void theNearestMissSaysWhatIsMissing()
    {
        NearestMiss nearest{{"agent-1"}, "host-1", {}};
        nearest.lacks = {{.reason = Refusal::InsufficientCpus, .needed = 2.0, .offered = 1.5},
                         {.reason = Refusal::InsufficientMemory, .needed = 2048.0, .offered = 512.0},
                         {.reason = Refusal::InsufficientPorts, .needed = 1.0, .offered = 3.0, .port = 8080}};
        QCOMPARE(lacksText(nearest), QString("CPU: needs 2, has 1.5; Memory: needs 2 GiB, has 512 MiB; "
                                             "port 8080 is not free"));
        nearest.lacks = {{.reason = Refusal::UnfulfilledConstraint,
                          .constraint = Constraint{"rack", ConstraintOperator::Is, "r9"},
                          .found = "r1"}};
        QCOMPARE(lacksText(nearest), QString("only where rack is r9 (this agent: r1)"));
        nearest.lacks = {{.found = "far"}};
        QVERIFY(lacksText(nearest).contains("region far"));
    }

    void anErrorNamesItsPlaceAndItsArguments()
    {
        const Error error{ErrorCode::LessThanMinimum, "/instances", {"-1", "0"}};
        QCOMPARE(errorText(error), QString("/instances: is -1 but must be at least 0"));
        QCOMPARE(errorText(Error{ErrorCode::AppNotFound, {}, {"%2"}}), QString("The app %2 does not exist."));
    }

    void anErrorWhoseArgumentIsUnknownIsStillASentence()
    {
        QCOMPARE(sentence({ErrorCode::BelowMinimum, "/cpus", {"0"}}), QString("must be at least 0"));
        QCOMPARE(sentence({ErrorCode::BelowMinimum, "/cpus", {}}), QString("is too small"));
        QCOMPARE(sentence({ErrorCode::UnknownField, "/foo", {"foo", ""}}),
                 QString("The field “foo” is not known and will be ignored."));
        QVERIFY(sentence({ErrorCode::PatternMismatch, "/id", {}}).contains("lower-case"));
        QVERIFY(!sentence({ErrorCode::PatternMismatch, "/networks/0/name", {}}).contains("lower-case"));
    }
};

QTEST_MAIN(ModelsTest)
#include "models_test.moc"
