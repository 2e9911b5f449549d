// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/port_match.h"

#include <QTest>

#include <set>

using namespace pacer;
using namespace pacer::constraints;

namespace {

const ResourceSelector anyone{ResourceSelector::Purpose::Launch, {"*"}, {}};
constexpr PortNeed dynamic{PortNeed::Kind::Dynamic, 0};

std::vector<OfferedResource> ports(Ranges ranges)
{
    return {{.name = "ports", .amount = std::move(ranges)}};
}

} // namespace

class PortMatchTest : public QObject {
    Q_OBJECT
private slots:
    void definitionsAskForAnyPortUnlessTheyMustBeKept()
    {
        AppSpec app;
        app.portDefinitions = {{.port = 80}, {.port = 0}};
        QVERIFY((portNeeds(AppPtr(std::make_shared<AppSpec>(app))) == std::vector{dynamic, dynamic}));
        app.requirePorts = true;
        const std::vector<PortNeed> kept{{PortNeed::Kind::Static, 80}, {PortNeed::Kind::Static, 0}};
        QVERIFY(portNeeds(AppPtr(std::make_shared<AppSpec>(app))) == kept);
    }

    void mappingsDecideByTheirHostPort()
    {
        auto app = std::make_shared<AppSpec>();
        app->requirePorts = true;
        app->container.emplace();
        app->container->portMappings = {{.containerPort = 1, .hostPort = 31000},
                                        {.containerPort = 2},
                                        {.containerPort = 3, .hostPort = 0}};
        const std::vector<PortNeed> needs{
            {PortNeed::Kind::Static, 31000}, {PortNeed::Kind::None, 0}, dynamic};
        QVERIFY(portNeeds(AppPtr(app)) == needs);
    }

    void nothingWantedFitsEverywhere()
    {
        Random random{1};
        const Random before = random;
        QVERIFY(matchPorts({}, {}, anyone, random));
        const auto match = matchPorts({{PortNeed::Kind::None, 0}}, {}, anyone, random);
        QVERIFY(match && match->consumed.empty() && !match->hostPorts.at(0));
        QVERIFY(random == before);
    }

    void allOrNothing()
    {
        Random random{1};
        QVERIFY(!matchPorts({dynamic, dynamic}, ports({{5, 5}}), anyone, random));
        QVERIFY(!matchPorts({{PortNeed::Kind::Static, 6}}, ports({{5, 5}}), anyone, random));
        QVERIFY(!matchPorts({dynamic}, {}, anyone, random));
    }

    void leavesOutWhatOtherRolesHold()
    {
        Random random{1};
        auto offered = ports({{5, 9}});
        offered[0].role = "web";
        QVERIFY(!matchPorts({dynamic}, offered, anyone, random));
    }

    void handsOutEveryPortOnce()
    {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            Random random{seed};
            const auto match = matchPorts({dynamic, {PortNeed::Kind::Static, 11}, dynamic, dynamic},
                                          ports({{10, 12}, {20, 20}}), anyone, random);
            QVERIFY(match);
            std::set<int> seen;
            for (const auto& port : match->hostPorts)
                seen.insert(port.value());
            QVERIFY((seen == std::set{10, 11, 12, 20}));
            QCOMPARE(match->hostPorts[1].value(), 11);
        }
    }

    void equalSeedsGiveEqualPorts()
    {
        Random one{42};
        Random other{42};
        const auto offered = ports({{1000, 1999}, {3000, 3999}});
        const std::vector<PortNeed> needs(5, dynamic);
        QVERIFY(matchPorts(needs, offered, anyone, one)->hostPorts
                == matchPorts(needs, offered, anyone, other)->hostPorts);
    }
};

QTEST_GUILESS_MAIN(PortMatchTest)
#include "port_match_test.moc"
