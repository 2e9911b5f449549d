// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/offer_match.h"

#include <QTest>

using namespace pacer;
using namespace pacer::constraints;

namespace {

OfferedResource part(const std::string& name, Milli amount)
{
    return {.name = name, .amount = amount};
}

Offer offerOf(Milli cpus)
{
    Offer offer{.id = {"o"}, .agent = AgentInfo{.host = "h1"}};
    offer.resources = {part("cpus", cpus),
                       part("mem", 1024000),
                       part("disk", 1024000),
                       {.name = "ports", .amount = Ranges{{31000, 31001}}}};
    return offer;
}

AppSpec smallApp()
{
    AppSpec app;
    app.resources = {.cpus = 0.5, .mem = 32, .disk = 0, .gpus = 0};
    app.portDefinitions = {{.port = 0}};
    return app;
}

LaunchNeeds needsOf(const AppSpec& app)
{
    return launchNeeds(AppPtr(std::make_shared<AppSpec>(app)), {"*"});
}

std::vector<Refusal> reasons(const AppSpec& app, const Offer& offer, const MatchContext& context = {})
{
    Random random{1};
    const auto match = matchOffer(needsOf(app), offer, {}, context, random);
    return match ? std::vector<Refusal>{} : match.error().reasons;
}

} // namespace

class OfferMatchTest : public QObject {
    Q_OBJECT
private slots:
    void fillsAnOfferUntilSomethingLacks()
    {
        Random random{1};
        const LaunchNeeds needs = needsOf(smallApp());
        Offer offer = offerOf(2000);
        for (int i = 0; i < 2; ++i) {
            const auto match = matchOffer(needs, offer, {}, {}, random);
            QVERIFY(match);
            QCOMPARE(match->hostPorts.size(), std::size_t{1});
            QCOMPARE(match->consumed.size(), std::size_t{3}); // cpus, mem, ports
            offer.resources = without(offer.resources, match->consumed);
        }
        const auto third = matchOffer(needs, offer, {}, {}, random);
        QVERIFY(!third);
        QVERIFY(third.error().reasons == std::vector{Refusal::InsufficientPorts});
    }

    void saysEveryReasonAndCountsTheFirstOfTheFunnel()
    {
        AppSpec app = smallApp();
        app.resources.cpus = 9;
        app.resources.gpus = 1;
        app.constraints.insert({"rack", ConstraintOperator::Is, "a"});
        Random random{1};
        const auto match = matchOffer(needsOf(app), offerOf(1000), {}, {}, random);
        QVERIFY(!match);
        QVERIFY((match.error().reasons
                 == std::vector{Refusal::InsufficientCpus, Refusal::InsufficientGpus,
                                Refusal::UnfulfilledConstraint}));
        QCOMPARE(match.error().counted(), std::optional(Refusal::UnfulfilledConstraint));
        QCOMPARE(match.error().unmet->field, std::string("rack"));
    }

    void rolesMustFit()
    {
        AppSpec app = smallApp();
        app.acceptedResourceRoles = {"web"};
        const auto found = reasons(app, offerOf(1000));
        QVERIFY((found
                 == std::vector{Refusal::InsufficientCpus, Refusal::InsufficientMemory,
                                Refusal::UnfulfilledRole}));
        app.resources = {.cpus = 0, .mem = 0};
        QVERIFY((reasons(app, offerOf(1000))
                 == std::vector{Refusal::UnfulfilledRole, Refusal::InsufficientPorts}));
    }

    void otherRegionsAreRefusedWithoutAReason()
    {
        Offer offer = offerOf(1000);
        offer.agent.region = "far";
        Random random{1};
        const auto match = matchOffer(needsOf(smallApp()), offer, {}, {.localRegion = "near"}, random);
        QVERIFY(!match);
        QVERIFY(match.error().reasons.empty());
        QVERIFY(!match.error().counted());
        QVERIFY(matchOffer(needsOf(smallApp()), offer, {}, {.localRegion = "far"}, random));
    }

    void gpusAreKeptForThoseWhoWantThem()
    {
        Offer offer = offerOf(1000);
        offer.resources.push_back(part("gpus", 1000));
        QVERIFY(reasons(smallApp(), offer) == std::vector{Refusal::DeclinedScarceResources});
        QVERIFY(reasons(smallApp(), offer, {.gpuRestricted = false}).empty());
        AppSpec app = smallApp();
        app.labels["GPU_SCHEDULING_BEHAVIOR"] = "unrestricted";
        QVERIFY(reasons(app, offer).empty());
        app.labels["GPU_SCHEDULING_BEHAVIOR"] = "restricted";
        QVERIFY(!reasons(app, offer, {.gpuRestricted = false}).empty());
        app.resources.gpus = 1;
        QVERIFY(reasons(app, offer).empty());
    }

    void agentsInMaintenanceAreLeftAlone()
    {
        using std::chrono::seconds;
        const Timestamp start{seconds{1000}};
        Offer offer = offerOf(1000);
        offer.unavailability = Unavailability{start, seconds{60}};
        const std::vector refused{Refusal::UnfulfilledConstraint, Refusal::AgentMaintenance};
        QVERIFY(reasons(smallApp(), offer, {.now = start}).empty());
        QVERIFY(reasons(smallApp(), offer, {.now = start + seconds{1}}) == refused);
        QVERIFY(reasons(smallApp(), offer, {.now = start + seconds{60}}) == refused);
        QVERIFY(reasons(smallApp(), offer, {.now = start + seconds{61}}).empty());
        QVERIFY(reasons(smallApp(), offer, {.now = start - seconds{5}, .draining = seconds{10}}) == refused);
        QVERIFY(reasons(smallApp(), offer, {.now = start + seconds{1}, .maintenanceMode = false}).empty());
    }

    void podsNeedTheSumOfTheirContainers()
    {
        auto pod = std::make_shared<PodSpec>();
        pod->containers.resize(2);
        for (PodContainer& container : pod->containers)
            container.resources = {.cpus = 0.5, .mem = 32};
        const LaunchNeeds needs = launchNeeds(PodPtr(std::move(pod)), {"*"});
        Random random{1};
        QVERIFY(!matchOffer(needs, offerOf(1000), {}, {}, random)); // the executor needs 0.1 more
        QVERIFY(matchOffer(needs, offerOf(1100), {}, {}, random));
    }
};

QTEST_GUILESS_MAIN(OfferMatchTest)
#include "offer_match_test.moc"
