// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"
#include "core/scheduler/slot_index.h"
#include "core/scheduler/waiting_line.h"

#include <QTest>

#include <map>

using namespace pacer;
using namespace pacer::scheduler;

class SlotIndexTest : public QObject {
    Q_OBJECT
private slots:
    void findsWhatIsThereAndNothingElse();
    void keepsThoseOfOneHashApart();
    void theFirstInLineIsTheOneWhoWaitedLongest();
    void whoLeavesTheLineIsSkipped();
};

void SlotIndexTest::findsWhatIsThereAndNothingElse()
{
    Random random(7);
    SlotIndex index;
    std::map<Slot, std::uint32_t> there;
    for (Slot slot = 0; slot < 5000; ++slot) {
        const auto hash = static_cast<std::uint32_t>(random.below(300)); // few: many want the same place
        index.add(hash, slot);
        there.emplace(slot, hash);
        if (random.below(3) > 0)
            continue;
        auto gone = there.begin();
        std::advance(gone, static_cast<std::ptrdiff_t>(random.below(there.size())));
        index.remove(gone->second, gone->first);
        const auto isGone = [&](Slot one) { return one == gone->first; };
        QVERIFY(!index.find(gone->second, isGone));
        there.erase(gone);
    }
    for (const auto& entry : there) {
        const auto isThis = [&](Slot one) { return one == entry.first; };
        QVERIFY(index.find(entry.second, isThis) == entry.first);
    }
}

void SlotIndexTest::keepsThoseOfOneHashApart()
{
    SlotIndex index;
    const auto is = [](Slot wanted) { return [wanted](Slot one) { return one == wanted; }; };
    QVERIFY(!index.find(1, is(1)));
    index.add(1, 1);
    index.add(1, 2);
    QVERIFY(index.find(1, is(2)) == Slot{2});
    index.remove(1, 1);
    QVERIFY(!index.find(1, is(1)));
    QVERIFY(index.find(1, is(2)) == Slot{2});
}

void SlotIndexTest::theFirstInLineIsTheOneWhoWaitedLongest()
{
    WaitingLine line;
    const std::uint64_t first = line.enter(5);
    line.enter(3);
    QCOMPARE(line.front(), Slot{5});
    line.leave(first);
    QCOMPARE(line.front(), Slot{3});
    line.enter(5);
    QCOMPARE(line.all(), (std::vector<Slot>{3, 5}));
}

void SlotIndexTest::whoLeavesTheLineIsSkipped()
{
    WaitingLine line;
    const std::uint64_t first = line.enter(1);
    const std::uint64_t second = line.enter(2);
    const std::uint64_t third = line.enter(3);
    line.leave(second);
    QCOMPARE(line.front(), Slot{1});
    line.leave(first);
    QCOMPARE(line.front(), Slot{3});
    QCOMPARE(line.size(), std::size_t{1});
    line.leave(third);
    QVERIFY(line.empty());
    line.leave(line.enter(4));
    QVERIFY(line.empty());
}

QTEST_GUILESS_MAIN(SlotIndexTest)
#include "slot_index_test.moc"
