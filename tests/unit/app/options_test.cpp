// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scheduler/options.h"

#include <QTest>

using namespace pacer;
using namespace std::chrono_literals;

class OptionsTest : public QObject {
    Q_OBJECT
private slots:
    void theLocalClusterIsTheDefault()
    {
        const auto options = app::readOptions({});
        QVERIFY(options.has_value());
        QVERIFY(!options->isSimulated);
        QCOMPARE(options->stack.settings.defaultRole, std::string("marathon"));
        QVERIFY(!options->stack.settings.behaviour.throttles);
    }

    void theSimulatedClusterHasItsOwnFlags()
    {
        const auto options = app::readOptions({"--master", "simulated", "--simulated-agents=3",
                                               "--simulated_start_ms", "5", "--simulated-stop-ms", "0",
                                               "--simulated-offer-ms", "50", "--simulated-script", "s.json"});
        QVERIFY(options.has_value());
        QVERIFY(options->isSimulated);
        QCOMPARE(options->simulatedAgents, 3);
        QCOMPARE(options->simulated.start, Duration(5ms));
        QCOMPARE(options->simulated.stop, Duration(0ms));
        QCOMPARE(options->simulated.offers, Duration(50ms));
        QCOMPARE(options->scriptFile.string(), std::string("s.json"));
        QCOMPARE(options->stack.settings.defaultRole, std::string("*"));
        QCOMPARE(options->stack.cluster, std::string("simulated"));
        QVERIFY(!options->stack.settings.behaviour.throttles);
    }

    void flagsOfTheSimulatedClusterNeedIt()
    {
        QVERIFY(!app::readOptions({"--simulated-agents", "3"}));
        QVERIFY(!app::readOptions({"--master", "simulated", "--simulated-offer-ms", "0"}));
        QVERIFY(!app::readOptions({"--master", "elsewhere"}));
        QVERIFY(app::readOptions({"--simulated-agents", "3", "--master", "simulated"}).has_value());
    }

    void aMesosMasterIsTakenWithMarathonsFlags()
    {
        const auto options = app::readOptions(
            {"--master", "zk://u:p@h1:2181,h2:2181/mesos", "--framework_name", "ops", "--failover_timeout=60",
             "--mesos_authentication_principal", "p", "--mesos_authentication_secret_file=s", "--mesos_user",
             "www", "--hostname", "here", "--mesos_heartbeat_failure_threshold", "3"});
        QVERIFY(options.has_value());
        QVERIFY(options->onMesos);
        const auto* const group = std::get_if<mesos::ZooKeeperGroup>(&options->mesos.master);
        QVERIFY(group != nullptr);
        QCOMPARE(group->path, std::string("/mesos"));
        const mesos::SubscriptionSettings& settings = options->mesos.subscription;
        QCOMPARE(settings.framework.failoverTimeout, Duration(60s));
        QCOMPARE(settings.framework.principal, std::string("p"));
        QCOMPARE(settings.framework.user, std::string("www"));
        QCOMPARE(settings.missedHeartbeats, 3);
        QCOMPARE(options->mesosSecretFile.string(), std::string("s"));
        QCOMPARE(options->stack.settings.frameworkName, std::string("ops"));
        QCOMPARE(options->stack.settings.defaultRole, std::string("*"));
        QCOMPARE(options->stack.cluster, std::string("mesos"));
        QVERIFY(options->stack.settings.behaviour.throttles);
    }

    void flagsOfMesosNeedAMaster()
    {
        QVERIFY(!app::readOptions({"--mesos_user", "www"}));
        QVERIFY(app::readOptions({"--mesos_role", "r", "--mesos_bridge_name", "b"}).has_value());
        QVERIFY(!app::readOptions({"--master", "zk://h1:2181"}));
        QVERIFY(app::readOptions({"--master", "http://a:5050,b:5050"}).has_value());
    }

    void theRoleThatIsGivenCounts()
    {
        const auto options = app::readOptions({"--mesos_role", "ops", "--master", "simulated"});
        QCOMPARE(options->stack.settings.defaultRole, std::string("ops"));
    }

    void throttlesHoldOnceOneIsSet()
    {
        const auto one = app::readOptions({"--launch_tokens", "7"});
        QVERIFY(one->stack.settings.behaviour.throttles);
        QCOMPARE(one->stack.settings.launchTokens, 7);
        QVERIFY(
            app::readOptions({"--min_revive_offers_interval", "100"})->stack.settings.behaviour.throttles);
        QVERIFY(app::readOptions({"--max_instances_per_offer", "9", "--master", "simulated"})
                    ->stack.settings.behaviour.throttles);
        QVERIFY(app::readOptions({"--compat=marathon", "--master=simulated"})
                    ->stack.settings.behaviour.throttles);
    }
};

QTEST_GUILESS_MAIN(OptionsTest)
#include "options_test.moc"
