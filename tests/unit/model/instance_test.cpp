// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/instance.h"

#include <QTest>

using namespace pacer;

namespace {

const char* const uuid = "7e0a1b2c-2b77-11eb-9f3a-0242ac120002";

Instance instance(Goal goal, Condition condition)
{
    Instance made{.id = {"web.instance-1"}, .spec = std::make_shared<const AppSpec>()};
    made.goal = goal;
    made.condition = condition;
    return made;
}

} // namespace

class InstanceTest : public QObject {
    Q_OBJECT
private slots:
    void namesItsTasks()
    {
        const auto id = makeInstanceId(PathId::absolute("/shop/db.v2"), uuid);
        QCOMPARE(id.value, std::string("shop_db.v2.instance-") + uuid);
        QCOMPARE(makeTaskId(id, "", 1).value, id.value + "._app.1");
        QCOMPARE(makeTaskId(id, "nginx", 2).value, id.value + ".nginx.2");
    }

    void isFoundFromEveryFormOfTaskId_data()
    {
        QTest::addColumn<QByteArray>("task");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray id(uuid);
        QTest::newRow("app") << "web.instance-" + id + "._app.1"
                             << "web.instance-" + id;
        QTest::newRow("pod") << "web.instance-" + id + ".nginx.12"
                             << "web.instance-" + id;
        QTest::newRow("no incarnation") << "web.instance-" + id + "._app"
                                        << "web.instance-" + id;
        QTest::newRow("marathon") << "web.marathon-" + id + ".1"
                                  << "web.marathon-" + id;
        QTest::newRow("ancient") << "shop_web." + id << "shop_web.marathon-" + id;
        QTest::newRow("ancient, underscore") << "web_" + id + ".3"
                                             << "web.marathon-" + id;
        QTest::newRow("a word like the mark in the id") << "my.instance-web.instance-" + id + "._app.1"
                                                        << "my.instance-web.instance-" + id;
    }
    void isFoundFromEveryFormOfTaskId()
    {
        QFETCH(QByteArray, task);
        QFETCH(QByteArray, expected);
        const auto found = instanceOf(TaskId{task.toStdString()});
        QVERIFY(found.has_value());
        QCOMPARE(found->value, expected.toStdString());
    }

    void isNotFoundFromForeignIds()
    {
        QVERIFY(!instanceOf(TaskId{"ct:1606298400000:0:job:"}).has_value());
        QVERIFY(!instanceOf(TaskId{""}).has_value());
    }

    void waitsForAnOfferUnlessItMayNotRun()
    {
        QVERIFY(instance(Goal::Running, Condition::Scheduled).isScheduled());
        QVERIFY(instance(Goal::Running, Condition::Failed).isScheduled());
        QVERIFY(!instance(Goal::Running, Condition::Provisioned).isScheduled());
        QVERIFY(!instance(Goal::Running, Condition::Unreachable).isScheduled());
        QVERIFY(!instance(Goal::Stopped, Condition::Scheduled).isScheduled());
        QVERIFY(!instance(Goal::Decommissioned, Condition::Killed).isScheduled());
    }

    void sortsConditions()
    {
        QVERIFY(isActive(Condition::Unreachable) && !isActive(Condition::UnreachableInactive));
        QVERIFY(!isActive(Condition::Scheduled) && isActive(Condition::Killing));
        QVERIFY(isTerminal(Condition::Gone) && !isTerminal(Condition::Unreachable));
        QVERIFY(isConsideredGone(Condition::Unreachable) && !isConsideredGone(Condition::Killing));
        QVERIFY(isLost(Condition::Unreachable) && !isLost(Condition::Finished));
    }
};

QTEST_GUILESS_MAIN(InstanceTest)
#include "instance_test.moc"
