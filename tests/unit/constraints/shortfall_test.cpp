// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/shortfall.h"

#include <QTest>

using namespace pacer;
using namespace pacer::constraints;

namespace {

Offer offerOf(const std::string& host, Milli cpus, const std::string& role = "*")
{
    Offer offer{.id = {"o"}, .agent = AgentInfo{.id = {host}, .host = host}};
    offer.agent.attributes = {{"rack", std::string("r1")}};
    offer.resources = {{.name = "cpus", .role = role, .amount = cpus},
                       {.name = "mem", .role = role, .amount = Milli{1024000}},
                       {.name = "ports", .role = role, .amount = Ranges{{31000, 31001}, {31005, 31005}}}};
    return offer;
}

AppSpec appOf(double cpus)
{
    AppSpec app;
    app.resources = {.cpus = cpus, .mem = 32, .disk = 0, .gpus = 0};
    return app;
}

LaunchNeeds needsOf(const AppSpec& app)
{
    return launchNeeds(AppPtr(std::make_shared<AppSpec>(app)), {"*"});
}

/// The distance and the shortfalls of a real refusal.
struct Judged {
    MissDistance distance;
    std::vector<Shortfall> lacks;
};

Judged judge(const AppSpec& app, const Offer& offer, const MatchContext& context = {})
{
    const LaunchNeeds needs = needsOf(app);
    Random random{1};
    const auto match = matchOffer(needs, offer, {}, context, random);
    if (match)
        return {};
    const Miss miss{needs, offer, match.error().reasons};
    return {missDistance(miss, context.localRegion), shortfalls(miss, {}, context)};
}

} // namespace

class ShortfallTest : public QObject {
    Q_OBJECT
private slots:
    void saysNeededAndOffered()
    {
        const Judged far = judge(appOf(2), offerOf("a", 500));
        const Judged near = judge(appOf(2), offerOf("b", 1500));
        QVERIFY(near.distance < far.distance);
        QCOMPARE(near.lacks.size(), std::size_t{1});
        QVERIFY(near.lacks.front().reason == Refusal::InsufficientCpus);
        QCOMPARE(near.lacks.front().needed.value(), 2.0);
        QCOMPARE(near.lacks.front().offered.value(), 1.5);
    }

    void aLackOfRoomIsNearerThanARule()
    {
        AppSpec picky = appOf(1);
        picky.constraints.insert({"rack", ConstraintOperator::Is, "r2"});
        const Judged rule = judge(picky, offerOf("a", 4000));
        QVERIFY(judge(appOf(8), offerOf("a", 10)).distance < rule.distance);
        QVERIFY(rule.lacks.front().reason == Refusal::UnfulfilledConstraint);
        QCOMPARE(rule.lacks.front().constraint->value.value(), std::string("r2"));
        QCOMPARE(rule.lacks.front().found.value(), std::string("r1"));
    }

    void withoutTheRoleNothingElseIsNamed()
    {
        const Judged judged = judge(appOf(1), offerOf("a", 4000, "other"));
        QCOMPARE(judged.lacks.size(), std::size_t{1});
        QVERIFY(judged.lacks.front().reason == Refusal::UnfulfilledRole);
    }

    void namesThePortOrHowManyThereAre()
    {
        AppSpec app = appOf(1);
        app.portDefinitions = {PortDefinition{}, PortDefinition{}, PortDefinition{}, PortDefinition{}};
        const Judged many = judge(app, offerOf("a", 4000));
        QCOMPARE(many.lacks.front().needed.value(), 4.0);
        QCOMPARE(many.lacks.front().offered.value(), 3.0);
        QVERIFY(!many.lacks.front().port);
        app.portDefinitions.resize(1);
        app.portDefinitions.front().port = 8080;
        app.requirePorts = true;
        QCOMPARE(judge(app, offerOf("a", 4000)).lacks.front().port.value(), 8080);
    }

    void namesTheRegionThatHasNoReason()
    {
        Offer offer = offerOf("a", 4000);
        offer.agent.region = "far";
        MatchContext context;
        context.localRegion = "home";
        const Judged judged = judge(appOf(1), offer, context);
        QCOMPARE(judged.lacks.size(), std::size_t{1});
        QVERIFY(!judged.lacks.front().reason);
        QCOMPARE(judged.lacks.front().found.value(), std::string("far"));
        // Another agent that merely lacks cpu comes closer than one that lacks less and is far away.
        QVERIFY(judge(appOf(8), offerOf("b", 100), context).distance
                < judge(appOf(5), offer, context).distance);
    }

    void aMaintenanceIsNoUnmetConstraint()
    {
        Offer offer = offerOf("a", 4000);
        offer.unavailability = Unavailability{Timestamp{}, std::nullopt};
        MatchContext context;
        context.now = Timestamp{} + std::chrono::hours{1};
        const Judged judged = judge(appOf(1), offer, context);
        QCOMPARE(judged.lacks.size(), std::size_t{1});
        QVERIFY(judged.lacks.front().reason == Refusal::AgentMaintenance);
    }
};

QTEST_GUILESS_MAIN(ShortfallTest)
#include "shortfall_test.moc"
