// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deployment/ignition.h"

#include <QTest>

using namespace pacer::deployment;

class IgnitionTest : public QObject {
    Q_OBJECT
private slots:
    void computesInDoublesAsWritten()
    {
        QCOMPARE(minHealthy(3, 0.7), 3);
        QCOMPARE(minHealthy(100, 0.07), 8); // 7.000000000000001
        QCOMPARE(minHealthy(25, 0.28), 8);
        QCOMPARE(maxCapacity(3, 0.3), 3);
        QCOMPARE(maxCapacity(100, 0.15), 114);
        QCOMPARE(maxCapacity(25, 0.16), 28);
    }

    void theTableOfExamples_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("m");
        QTest::addColumn<double>("o");
        QTest::addColumn<bool>("resident");
        QTest::addColumn<int>("low");
        QTest::addColumn<int>("high");
        QTest::addColumn<int>("kill");
        QTest::addColumn<int>("launch");
        const auto row = [](const char* name, int n, double m, double o, bool resident, int low, int high,
                            int kill, int launch) {
            QTest::newRow(name) << n << m << o << resident << low << high << kill << launch;
        };
        row("1, 1, 1", 1, 1, 1, false, 1, 2, 0, 1);
        row("1, 0, 0", 1, 0, 0, false, 0, 1, 1, 0);
        row("1, 0.5, 0", 1, 0.5, 0, false, 1, 2, 0, 1);
        row("3, 0.5, 0", 3, 0.5, 0, false, 2, 3, 1, 0);
        row("3, 1, 0", 3, 1, 0, false, 3, 4, 0, 1);
        row("3, 1, 0.7", 3, 1, 0.7, false, 3, 5, 0, 2);
        row("10, 0.1, 1", 10, 0.1, 1, false, 1, 20, 9, 10);
        row("5 resident, 0.5, 0", 5, 0.5, 0, true, 3, 5, 2, 0);
        row("5 resident, 1, 0", 5, 1, 0, true, 5, 5, 1, 0);
        row("db", 10, 0.6, 0.2, false, 6, 12, 4, 2);
        row("app", 20, 0.8, 0.6, false, 16, 32, 4, 12);
        row("db, default", 10, 0.6, 1, false, 6, 20, 4, 10);
        row("app, default", 20, 0.8, 1, false, 16, 40, 4, 20);
    }

    void theTableOfExamples()
    {
        QFETCH(int, n);
        QFETCH(double, m);
        QFETCH(double, o);
        QFETCH(bool, resident);
        QFETCH(int, low);
        QFETCH(int, high);
        QFETCH(int, kill);
        QFETCH(int, launch);
        const Ignition result = ignition({n, m, o, resident, n, n});
        QCOMPARE(result.minHealthy, low);
        QCOMPARE(result.maxCapacity, high);
        QCOMPARE(result.kill, kill);
        QCOMPARE(launchCount(result.maxCapacity, n, 0, n), launch);
    }

    void surplusOfAnEarlierDeploymentGoes()
    {
        QCOMPARE(ignition({3, 1, 1, false, 3, 6}).kill, 3);
        QCOMPARE(ignition({3, 1, 1, false, 0, 2}).kill, 0);
    }

    void neverLaunchesMoreThanWanted()
    {
        QCOMPARE(launchCount(20, 0, 8, 10), 2);
        QCOMPARE(launchCount(20, 15, 8, 10), 0);
        QCOMPARE(launchCount(5, 0, 12, 10), 0);
    }
};

QTEST_GUILESS_MAIN(IgnitionTest)
#include "ignition_test.moc"
