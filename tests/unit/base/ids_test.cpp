// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

#include <QTest>

#include <set>

using namespace pacer;
using namespace std::chrono_literals;

class IdsTest : public QObject {
    Q_OBJECT
private slots:
    void drawsTheSameFromTheSameSeed()
    {
        Random a{7};
        Random b{7};
        Random other{8};
        QCOMPARE(a.next(), b.next());
        QCOMPARE(randomUuid(a), randomUuid(b));
        QVERIFY(a == b);
        QVERIFY(randomUuid(a) != randomUuid(other));
    }

    void staysBelowTheBound()
    {
        Random random{1};
        std::set<std::uint64_t> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(random.below(6));
        QCOMPARE(seen, (std::set<std::uint64_t>{0, 1, 2, 3, 4, 5}));
        QCOMPARE(random.below(0), std::uint64_t{0});
        QCOMPARE(random.below(1), std::uint64_t{0});
    }

    void makesUuidsOfBothVersions()
    {
        Random random{3};
        const auto chance = randomUuid(random);
        const auto time = timeUuid(Timestamp{} + 24h * 365 * 50, random);
        QVERIFY(isUuid(chance));
        QVERIFY(isUuid(time));
        QCOMPARE(chance.at(14), '4');
        QCOMPARE(time.at(14), '1');
    }

    void neverRepeatsWithinOneMoment()
    {
        Random random{3};
        std::set<std::string> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(timeUuid(Timestamp{}, random));
        QCOMPARE(seen.size(), std::size_t{1000});
    }

    void knowsWhatIsAUuid()
    {
        QVERIFY(isUuid("00000000-0000-0000-0000-00000000000a"));
        QVERIFY(isUuid("00000000-0000-0000-0000-00000000000A"));
        QVERIFY(!isUuid(""));
        QVERIFY(!isUuid("00000000-0000-0000-0000-00000000000g"));
        QVERIFY(!isUuid("00000000-0000-0000-0000-00000000000aa"));
        QVERIFY(!isUuid("000000000000-0000-0000-0000-00000000"));
    }
};

QTEST_GUILESS_MAIN(IdsTest)
#include "ids_test.moc"
