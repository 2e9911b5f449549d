// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/resource_match.h"

#include <QTest>

using namespace pacer;
using namespace pacer::constraints;

namespace {

OfferedResource part(const std::string& name, Milli amount, const std::string& role = "*")
{
    return {.name = name, .role = role, .amount = amount};
}

const ResourceSelector everyone{ResourceSelector::Purpose::Launch, {"*", "web"}, {}};

} // namespace

class ResourceMatchTest : public QObject {
    Q_OBJECT
private slots:
    void collectsFromSeveralParts()
    {
        // 0.8 is found in 0.1 + 0.7: amounts are thousandths (decision 33).
        const auto match =
            matchAmounts({800, 0, 0, 0}, {part("cpus", 100), part("cpus", 700, "web")}, everyone);
        QVERIFY(match.refusals.empty());
        QCOMPARE(match.consumed.size(), std::size_t{2});
        QCOMPARE(match.consumed[1].role, std::string("web"));
        QCOMPARE(std::get<Milli>(match.consumed[1].amount), Milli{700});
    }

    void namesEverythingThatLacks()
    {
        const auto match = matchAmounts({1, 1, 1, 1}, {}, everyone);
        QVERIFY((match.refusals
                 == std::vector{Refusal::InsufficientCpus, Refusal::InsufficientMemory,
                                Refusal::InsufficientGpus, Refusal::InsufficientDisk}));
        QVERIFY(matchAmounts({}, {}, everyone).refusals.empty());
    }

    void scratchSpaceComesFromRootDisksOnly()
    {
        OfferedResource mount = part("disk", 5000);
        mount.disk = DiskSource{.type = DiskType::Mount, .path = "/mnt"};
        OfferedResource raw = part("disk", 5000);
        raw.disk = DiskSource{.raw = true};
        QVERIFY(!matchAmounts({0, 0, 1000, 0}, {mount, raw}, everyone).refusals.empty());
        QVERIFY(matchAmounts({0, 0, 1000, 0}, {mount, part("disk", 1000)}, everyone).refusals.empty());
    }

    void ourReservationsAreForTheirInstances()
    {
        OfferedResource reserved = part("cpus", 1000, "web");
        Reservation reservation{.role = "web", .principal = "p", .labels = {{"team", "x"}}};
        reserved.reservation = reservation;
        QVERIFY(everyone.passes(reserved));
        reservation.labels.emplace_back(taskIdLabel, "i1");
        reserved.reservation = reservation;
        QVERIFY(!everyone.passes(reserved));

        ResourceSelector own{ResourceSelector::Purpose::OnReservation, {"web"}, reserved.reservation->labels};
        std::ranges::reverse(own.labels);
        QVERIFY(own.passes(reserved));
        own.labels.pop_back();
        QVERIFY(!own.passes(reserved));
        QVERIFY(!own.passes(part("cpus", 1, "web")));

        const ResourceSelector reserve{ResourceSelector::Purpose::Reserve, {"*", "web"}, {}};
        QVERIFY(reserve.passes(part("cpus", 1)));
        QVERIFY(!reserve.passes(part("cpus", 1, "web")));
    }

    void takesAwayWhatIsUsed()
    {
        OfferedResource ports{.name = "ports", .amount = Ranges{{10, 20}}};
        OfferedResource taken = ports;
        taken.amount = Ranges{{10, 10}, {15, 16}};
        const auto left =
            without({part("cpus", 300), part("mem", 5), ports}, {part("cpus", 100), part("mem", 5), taken});
        QCOMPARE(left.size(), std::size_t{2});
        QCOMPARE(std::get<Milli>(left[0].amount), Milli{200});
        QVERIFY((std::get<Ranges>(left[1].amount) == Ranges{{11, 14}, {17, 20}}));
    }

    void takesFromAllPartsOfOnePlace()
    {
        const auto left =
            without({part("cpus", 100), part("cpus", 500)}, {part("cpus", 100), part("cpus", 200)});
        QCOMPARE(left.size(), std::size_t{1});
        QCOMPARE(std::get<Milli>(left[0].amount), Milli{300});
    }
};

QTEST_GUILESS_MAIN(ResourceMatchTest)
#include "resource_match_test.moc"
