// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/health_counter.h"

#include <QTest>

using namespace pacer::local;
using namespace std::chrono_literals;

class HealthCounterTest : public QObject {
    Q_OBJECT

private slots:
    void onlyChangesToHealthyAreNews()
    {
        HealthCounter counter(10s, 3, m_begin);
        QCOMPARE(counter.add(true, m_begin).healthy, std::optional(true));
        QVERIFY(!counter.add(true, m_begin).healthy);
        QCOMPARE(counter.add(false, m_begin).healthy, std::optional(false));
        QCOMPARE(counter.add(false, m_begin).healthy, std::optional(false));
        QCOMPARE(counter.add(true, m_begin).healthy, std::optional(true));
    }

    void failuresOfTheGracePeriodDoNotCount()
    {
        HealthCounter counter(10s, 1, m_begin);
        QVERIFY(!counter.add(false, m_begin + 10s).healthy);
        const auto late = counter.add(false, m_begin + 11s);
        QCOMPARE(late.healthy, std::optional(false));
        QVERIFY(late.kill);
    }

    void theFirstSuccessEndsTheGracePeriod()
    {
        HealthCounter counter(10s, 2, m_begin);
        counter.add(true, m_begin + 1s);
        QVERIFY(!counter.add(false, m_begin + 2s).kill);
        QVERIFY(counter.add(false, m_begin + 3s).kill);
    }

    void zeroAllowedFailuresKillAtTheFirst()
    {
        HealthCounter counter(0s, 0, m_begin);
        QVERIFY(counter.add(false, m_begin).kill);
    }

private:
    HealthCounter::Clock::time_point m_begin{};
};

QTEST_GUILESS_MAIN(HealthCounterTest)
#include "health_counter_test.moc"
