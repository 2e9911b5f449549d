// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/task_table.h"

#include <QTest>

using namespace pacer;
using namespace pacer::api;

namespace {

const PathId app = PathId::absolute("/shop/db");
const InstanceId instance{"shop_db.instance-12345678-1234-1234-1234-123456789abc"};

StatusUpdateEvent update(TaskState state)
{
    StatusUpdateEvent event;
    event.appId = app;
    event.taskId = TaskId{instance.value + "._app.1"};
    event.taskStatus = state;
    event.host = "agent-1";
    return event;
}

} // namespace

class TaskTableTest : public QObject {
    Q_OBJECT
private slots:
    void followsATaskThroughItsLife()
    {
        TaskTable table;
        QVERIFY(table.apply(update(TaskState::Staging)));
        QCOMPARE(table.counts(app), (TaskCounts{.staged = 1}));
        QVERIFY(table.apply(update(TaskState::Running)));
        QVERIFY(!table.apply(update(TaskState::Running)));
        QCOMPARE(table.counts(app), (TaskCounts{.running = 1}));
        QVERIFY(table.setHealth(app, instance, true));
        QCOMPARE(table.counts(app), (TaskCounts{.running = 1, .healthy = 1}));
        QVERIFY(table.setHealth(app, instance, false));
        QCOMPARE(table.counts(app), (TaskCounts{.running = 1, .unhealthy = 1}));
        QVERIFY(table.apply(update(TaskState::Failed)));
        QCOMPARE(table.counts(app), TaskCounts{});
        QVERIFY(table.tasks(app).empty());
    }

    void anInstanceThatEndsTakesItsTasksAlong()
    {
        TaskTable table;
        table.apply(update(TaskState::Running));
        InstanceChangedEvent event;
        event.runSpecId = app;
        event.instanceId = instance;
        event.condition = Condition::Killing;
        QVERIFY(table.apply(event));
        QCOMPARE(table.tasks(app).front().state, TaskState::Killing);
        event.condition = Condition::Killed;
        QVERIFY(table.apply(event));
        QVERIFY(!table.knowsInstance(app, instance));
    }

    void tellsWhichAppsDiffer()
    {
        TaskTable table;
        TaskInfo task;
        task.id = TaskId{"a"};
        task.appId = app;
        task.state = TaskState::Running;
        QCOMPARE(table.replaceAll({task}), std::set<PathId>{app});
        QVERIFY(table.replaceAll({task}).empty());
        QCOMPARE(table.replaceAll({}), std::set<PathId>{app});
    }

    void barSegmentsAddUp()
    {
        const HealthSegments bar =
            healthSegments({.staged = 1, .running = 4, .healthy = 2, .unhealthy = 1}, 7);
        QCOMPARE(bar.unknown, 1);
        QCOMPARE(bar.unscheduled, 2);
        QCOMPARE(bar.total(), 7);
        QCOMPARE(healthSegments({.running = 5}, 3).overCapacity, 2);
    }
};

QTEST_GUILESS_MAIN(TaskTableTest)
#include "task_table_test.moc"
