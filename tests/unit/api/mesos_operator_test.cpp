// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/mesos_client.h"
#include "core/api/mesos_operator.h"
#include "core/api/qt_transport.h"
#include "tests/support/mesos/server.h"

#include <QTest>

using namespace pacer;
using namespace pacer::api;
using mesos_double::Master;

namespace {

/// A cluster of three agents whose standby master is asked: it sends whoever asks on to the leader.
struct Rig {
    mesos_double::Server server;
    QtTransport transport;
    MesosOperator operations{transport};
    QObject receiver;

    Rig()
        : server([] {
            mesos_double::ClusterSetup setup = mesos_double::recordedCluster();
            setup.hostname = "127.0.0.1";
            setup.masters = {0, 0};
            for (mesos_double::AgentSetup& agent : setup.agents)
                agent.port = 0;
            return setup;
        }())
        , transport(profileFor(server.setup().masters.at(1)))
    {}

    static ConnectionProfile profileFor(std::uint16_t port)
    {
        ConnectionProfile profile;
        profile.kind = ConnectionKind::MesosMaster;
        profile.url = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port));
        return profile;
    }

    AgentId agent(const std::string& host)
    {
        return AgentId{server.with([&](Master& master) { return master.agentId(host); })};
    }

    /// What came of a call: "" or the code of its error.
    template <class Call>
    QString outcome(Call call)
    {
        std::optional<Result<void>> result;
        call([&](Result<void> answer) { result = std::move(answer); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }))
            return QStringLiteral("no answer");
        return *result ? QString() : QString::number(static_cast<int>(result->error().front().code));
    }

    AgentRow row(const std::string& host)
    {
        std::optional<std::vector<AgentRow>> rows;
        MesosClient(transport).agents(&receiver, [&](const Result<std::vector<AgentRow>>& answer) {
            rows = answer.value_or(std::vector<AgentRow>());
        });
        [[maybe_unused]] const bool came = QTest::qWaitFor([&] { return rows.has_value(); });
        for (const AgentRow& each : rows.value_or(std::vector<AgentRow>()))
            if (each.info.host == host)
                return each;
        return {};
    }
};

} // namespace

class MesosOperatorTest : public QObject {
    Q_OBJECT

private slots:
    void drainsAndReactivates()
    {
        Rig rig;
        const AgentId agent = rig.agent("a1.localhost");
        QVERIFY(rig.row("a1.localhost").active);
        const QString drained = rig.outcome([&](const Answer<void>& answer) {
            rig.operations.drain(agent, std::chrono::seconds{5}, false, &rig.receiver, answer);
        });
        QCOMPARE(drained, QString());
        QVERIFY(rig.row("a1.localhost").draining);
        QVERIFY(!rig.row("a1.localhost").active);
        const QString back = rig.outcome(
            [&](const Answer<void>& answer) { rig.operations.reactivate(agent, &rig.receiver, answer); });
        QCOMPARE(back, QString());
        QVERIFY(rig.row("a1.localhost").active);
    }

    void deactivates()
    {
        Rig rig;
        const QString done = rig.outcome([&](const Answer<void>& answer) {
            rig.operations.deactivate(rig.agent("a2.localhost"), &rig.receiver, answer);
        });
        QCOMPARE(done, QString());
        QVERIFY(!rig.row("a2.localhost").active);
        QVERIFY(!rig.row("a2.localhost").draining);
    }

    void anUnknownAgentIsAnError()
    {
        Rig rig;
        const QString done = rig.outcome([&](const Answer<void>& answer) {
            rig.operations.deactivate(AgentId{"nobody"}, &rig.receiver, answer);
        });
        QVERIFY(!done.isEmpty() && done != "no answer");
    }

    void plansAndHoldsAMaintenance()
    {
        Rig rig;
        const Machine machine{"a3.localhost", "127.0.0.1"};
        const MaintenanceWindow window{
            {machine}, Timestamp(std::chrono::seconds{1'900'000'000}), std::chrono::hours{2}};
        const QString early = rig.outcome(
            [&](const Answer<void>& answer) { rig.operations.takeDown({machine}, &rig.receiver, answer); });
        QVERIFY(!early.isEmpty()); // it is not on the schedule
        const QString planned = rig.outcome([&](const Answer<void>& answer) {
            rig.operations.setMaintenance({window}, &rig.receiver, answer);
        });
        QCOMPARE(planned, QString());
        QVERIFY(schedule(rig) == std::vector{window});
        const QString down = rig.outcome(
            [&](const Answer<void>& answer) { rig.operations.takeDown({machine}, &rig.receiver, answer); });
        QCOMPARE(down, QString());
        QVERIFY(rig.row("a3.localhost").info.id.value.empty()); // not listed any more
        const QString up = rig.outcome(
            [&](const Answer<void>& answer) { rig.operations.bringUp({machine}, &rig.receiver, answer); });
        QCOMPARE(up, QString());
        QVERIFY(schedule(rig).empty());
    }

private:
    static std::vector<MaintenanceWindow> schedule(Rig& rig)
    {
        std::optional<std::vector<MaintenanceWindow>> windows;
        rig.operations.maintenance(&rig.receiver, [&](Result<std::vector<MaintenanceWindow>> answer) {
            windows = std::move(answer).value_or(std::vector<MaintenanceWindow>());
        });
        [[maybe_unused]] const bool came = QTest::qWaitFor([&] { return windows.has_value(); });
        return windows.value_or(std::vector<MaintenanceWindow>());
    }
};

QTEST_GUILESS_MAIN(MesosOperatorTest)
#include "mesos_operator_test.moc"
