// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/app_defaults.h"

#include <QTest>

#include <cmath>

using namespace pacer;

namespace {

AppSpec withNetwork(NetworkMode mode)
{
    AppSpec app;
    app.networks = {
        {mode, mode == NetworkMode::Container ? std::optional<std::string>("n") : std::nullopt, {}}};
    return app;
}

constexpr GivenFields nothingGiven{
    .networks = false, .portDefinitions = false, .upgradeStrategy = false, .unreachableStrategy = false};

} // namespace

class AppDefaultsTest : public QObject {
    Q_OBJECT
private slots:
    void hostAppsGetOnePort()
    {
        QCOMPARE(withDefaults(AppSpec{}, nothingGiven).portDefinitions.size(), std::size_t{1});
        QVERIFY(withDefaults(AppSpec{}).portDefinitions.empty()); // an empty list means no ports
    }

    void ownNetworksHaveMappings()
    {
        AppSpec app = withNetwork(NetworkMode::Bridge);
        app.requirePorts = true;
        app.portDefinitions.resize(2);
        app = withDefaults(std::move(app));
        QVERIFY(app.portDefinitions.empty());
        QVERIFY(!app.requirePorts);
        QCOMPARE(app.container->type, ContainerType::Mesos);
        QCOMPARE(app.container->portMappings->size(), std::size_t{2});
        QVERIFY(app.container->portMappings->at(1).hostPort == 0);
        const AppSpec container = withDefaults(withNetwork(NetworkMode::Container));
        QVERIFY(!container.container->portMappings->at(0).hostPort);
    }

    void backToTheHostMeansOnePortAgain()
    {
        AppSpec app = withDefaults(withNetwork(NetworkMode::Bridge));
        app.networks = {{NetworkMode::Host, std::nullopt, {}}};
        app = withDefaults(std::move(app));
        QVERIFY(!app.container->portMappings);
        QCOMPARE(app.portDefinitions.size(), std::size_t{1});
    }

    void strategiesFollowTheVolumes()
    {
        AppSpec app;
        app.container = Container{ContainerType::Mesos, std::nullopt, {}, std::nullopt, std::nullopt};
        app.container->volumes.push_back({"data", AccessMode::ReadWrite, PersistentVolume{.size = 10}});
        const AppSpec completed = withDefaults(app, nothingGiven);
        QVERIFY((completed.upgradeStrategy == UpgradeStrategy{0.5, 0}));
        QVERIFY(std::holds_alternative<UnreachableDisabled>(completed.unreachableStrategy));
        QVERIFY(withDefaults(app).upgradeStrategy == UpgradeStrategy{}); // given
    }

    void slotsGetTheirRoom_data()
    {
        QTest::addColumn<int>("instances");
        QTest::addColumn<int>("parallelism");
        QTest::addColumn<UpdateOrder>("order");
        for (const int instances : {0, 1, 3, 6, 7, 49, 100}) {
            for (const int parallelism : {0, 1, 3, 200}) {
                for (const UpdateOrder order : {UpdateOrder::StopFirst, UpdateOrder::StartFirst})
                    QTest::addRow("%d by %d, %d", instances, parallelism, static_cast<int>(order))
                        << instances << parallelism << order;
            }
        }
    }

    void slotsGetTheirRoom()
    {
        QFETCH(int, instances);
        QFETCH(int, parallelism);
        QFETCH(UpdateOrder, order);
        AppSpec app;
        app.instances = instances;
        app.upgradeStrategy = {openCapacity, openCapacity, SlotUpdateSettings{.parallelism = parallelism}};
        app.upgradeStrategy.rolling->order = order;
        const UpgradeStrategy filled = withDefaults(app).upgradeStrategy;
        const int wanted = std::max(instances, 1);
        const int atOnce = parallelism == 0 ? wanted : std::min(parallelism, wanted);
        const bool startFirst = order == UpdateOrder::StartFirst;
        QCOMPARE(static_cast<int>(wanted * (1 + filled.maximumOverCapacity)),
                 startFirst ? wanted + atOnce : wanted);
        QCOMPARE(static_cast<int>(std::ceil(wanted * filled.minimumHealthCapacity)),
                 startFirst ? wanted : wanted - atOnce);
        QVERIFY(filled.maximumOverCapacity <= 1 && filled.minimumHealthCapacity >= 0);
    }

    void checksOfGivenPortsGetAnIndex()
    {
        AppSpec app;
        app.healthChecks.resize(2);
        app.healthChecks[1].port = 80;
        app.portDefinitions.resize(1);
        const AppSpec given = withDefaults(app);
        QVERIFY(given.healthChecks[0].portIndex == 0);
        QVERIFY(!given.healthChecks[1].portIndex);
        QVERIFY(!withDefaults(app, nothingGiven).healthChecks[0].portIndex);
    }

    void isIdempotent()
    {
        for (const NetworkMode mode : {NetworkMode::Host, NetworkMode::Bridge, NetworkMode::Container}) {
            AppSpec app = withNetwork(mode);
            app.healthChecks.resize(1);
            for (const GivenFields& given : {GivenFields{}, nothingGiven}) {
                const AppSpec once = withDefaults(app, given);
                QVERIFY(withDefaults(once, given) == once);
            }
        }
    }
};

QTEST_GUILESS_MAIN(AppDefaultsTest)
#include "app_defaults_test.moc"
