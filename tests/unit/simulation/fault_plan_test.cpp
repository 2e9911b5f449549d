// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/fault_plan.h"

#include <QTest>

using namespace pacer;
using namespace pacer::simulation;

namespace {

using Indexes = std::vector<std::uint32_t>;

const PathId web = PathId::absolute("/shop/web");

Timestamp version(int number)
{
    return Timestamp{} + std::chrono::hours{number};
}

} // namespace

class FaultPlanTest : public QObject {
    Q_OBJECT
private slots:
    void knowsWhatMayHappen()
    {
        QCOMPARE(faultNamed("exit 1"), std::optional(Fault{FaultKind::Exit, 1}));
        QCOMPARE(faultNamed("exit 0"), std::optional(Fault{FaultKind::Exit, 0}));
        QCOMPARE(faultNamed("not ready"), std::optional(Fault{FaultKind::NotReady, 0}));
        QCOMPARE(faultNamed("no verdict"), std::optional(Fault{FaultKind::NoVerdict, 0}));
        QCOMPARE(faultNamed("signal Killed"), std::optional(Fault{FaultKind::Signal, 0, "Killed"}));
        for (const char* text :
             {"", "signal", "signal ", "exit", "exit ", "exit 256", "exit -1", "exit 1x", "Lost", "lost "})
            QVERIFY2(!faultNamed(text), text);
    }

    void starsStandForAnyText()
    {
        QVERIFY(fits("/shop/*", "/shop/web"));
        QVERIFY(fits("/shop/*", "/shop/eu/web"));
        QVERIFY(fits("*", "/"));
        QVERIFY(fits("/*/web", "/shop/eu/web"));
        QVERIFY(fits("/shop/web", "/shop/web"));
        QVERIFY(!fits("/shop/*", "/shop"));
        QVERIFY(!fits("/shop/web", "/shop/web2"));
        QVERIFY(!fits("*/web", "/shop/web2"));
    }

    void countsLaunchesOfTheApp()
    {
        FaultPlan plan({{"/shop/*", {}, 2, {}, {FaultKind::Lost, 0}}});
        QCOMPARE(plan.launched(web, version(1)), Indexes{});
        QCOMPARE(plan.launched(PathId::absolute("/shop/db"), version(1)), Indexes{});
        QCOMPARE(plan.launched(web, version(2)), Indexes{0});
        QCOMPARE(plan.launched(web, version(2)), Indexes{});
    }

    void countsLaunchesOfTheVersion()
    {
        FaultPlan plan({{"/shop/web", 2, 2, {}, {FaultKind::Lost, 0}}, {"/shop/web", 2, {}, {}, {}}});
        QCOMPARE(plan.launched(web, version(5)), Indexes{});
        QCOMPARE(plan.launched(web, version(5)), Indexes{});
        QCOMPARE(plan.launched(web, version(9)), Indexes{1});
        QCOMPARE(plan.launched(web, version(9)), (Indexes{0, 1}));
        QCOMPARE(plan.launched(web, version(5)), Indexes{});
    }

    void otherAppsAreSpared()
    {
        FaultPlan plan({{"/shop/web", {}, {}, {}, {}}});
        QCOMPARE(plan.launched(PathId::absolute("/other"), version(1)), Indexes{});
    }
};

QTEST_GUILESS_MAIN(FaultPlanTest)
#include "fault_plan_test.moc"
