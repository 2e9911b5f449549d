// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/history.h"
#include "tests/support/fake_cluster.h"

#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::testing;

namespace {

DeploymentRecord newest(FakeCluster& cluster)
{
    return *cluster.archive().history({.limit = 1})->records.front();
}

UpdateApps withCommand(const std::string& id, const std::string& cmd)
{
    AppSpec app = smallApp(id, 2);
    app.cmd = cmd;
    return {{}, {app}, true};
}

CommandReceived asked(CommandBody body, const std::string& user, bool force = false)
{
    Command command;
    command.body = std::move(body);
    command.force = force;
    command.by = {user, "curl", "127.0.0.1"};
    return {command};
}

} // namespace

class HistoryTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_cluster = std::make_unique<FakeCluster>();
        m_cluster->addAgent("a-1");
    }

    void remembersWhatSucceeded()
    {
        const Timestamp begun = m_cluster->now();
        m_cluster->event(asked(CreateApp{smallApp("/web", 2)}, "ada"));
        QVERIFY(m_cluster->settles());
        const DeploymentRecord& record = newest(*m_cluster);
        QCOMPARE(record.number, std::uint64_t{1});
        QVERIFY(record.outcome == DeploymentOutcome::Succeeded);
        QCOMPARE(record.by.user, std::string("ada"));
        QVERIFY(!record.endedBy);
        QVERIFY(record.begun == begun);
        QVERIFY(record.ended > begun && record.ended <= m_cluster->now());
        QCOMPARE(record.steps.size(), record.times.size());
        for (std::size_t i = 0; i < record.times.size(); ++i) {
            QVERIFY(record.times[i].begun && record.times[i].ended);
            QVERIFY(*record.times[i].begun <= *record.times[i].ended);
        }
    }

    void tellsHowOneWasCancelled()
    {
        m_cluster->event(asked(CreateApp{smallApp("/web", 2)}, "ada"));
        const DeploymentId first = m_cluster->state().rollouts.front().plan.id;
        m_cluster->event(asked(withCommand("/web", "sleep 2"), "grace", true));
        const DeploymentId second = m_cluster->state().rollouts.front().plan.id;
        QVERIFY(newest(*m_cluster).id == first);
        QVERIFY(newest(*m_cluster).outcome == DeploymentOutcome::Replaced);
        QVERIFY(newest(*m_cluster).successor == second);
        QCOMPARE(newest(*m_cluster).by.user, std::string("ada"));
        QCOMPARE(newest(*m_cluster).endedBy->user, std::string("grace"));

        m_cluster->event(asked(CancelDeployment{second}, "ada"));
        QVERIFY(newest(*m_cluster).id == second);
        QVERIFY(newest(*m_cluster).outcome == DeploymentOutcome::RolledBack);
        const DeploymentId third = m_cluster->state().rollouts.front().plan.id;
        QVERIFY(newest(*m_cluster).successor == third);

        m_cluster->event(asked(CancelDeployment{third}, "ada", true));
        QVERIFY(newest(*m_cluster).outcome == DeploymentOutcome::Stopped);
        QVERIFY(!newest(*m_cluster).successor);
        QVERIFY(!newest(*m_cluster).times.back().ended);
        QCOMPARE(m_cluster->state().history.records.size(), 3U);
    }

    void saysWhatItWaitedFor()
    {
        AppSpec app = smallApp("/web", 2);
        app.fetch.emplace_back().uri = "http://files/app.tgz";
        m_cluster->event(asked(CreateApp{app}, "ada"));
        QVERIFY(m_cluster->settles());
        m_cluster->resolves = [](const ResolveArtifacts&) {
            return Errors{Error{ErrorCode::Internal, "", {"http://files/app.tgz", "404"}}};
        };
        app.cmd = "sleep 2";
        m_cluster->event(asked(UpdateApps{{}, {app}, true}, "ada"));
        m_cluster->runFor(1s);
        m_cluster->event(asked(CancelDeployment{m_cluster->state().rollouts.front().plan.id}, "ada", true));
        QCOMPARE(newest(*m_cluster).reason, std::string("http://files/app.tgz: 404"));
    }

    void survivesARestart()
    {
        m_cluster->event(asked(CreateApp{smallApp("/web", 2)}, "ada"));
        QVERIFY(m_cluster->settles());
        m_cluster->event(asked(withCommand("/web", "sleep 2"), "grace"));
        m_cluster->runFor(500ms);
        const Timestamp begun = *m_cluster->state().rollouts.front().times.front().begun;
        m_cluster->restart();
        QCOMPARE(m_cluster->state().history.records.size(), 1U);
        QVERIFY(m_cluster->settles());
        QCOMPARE(newest(*m_cluster).number, std::uint64_t{2});
        QCOMPARE(newest(*m_cluster).by.user, std::string("grace"));
        QVERIFY(newest(*m_cluster).begun == begun);
    }

    void keepsTheNewestThousand()
    {
        m_cluster->event(asked(CreateApp{smallApp("/web", 0)}, "ada"));
        for (int i = 0; i < 1010; ++i)
            m_cluster->event(asked(withCommand("/a", "sleep " + std::to_string(i)), "ada", true));
        const History& history = m_cluster->state().history;
        QCOMPARE(history.records.size(), mostRecords);
        QCOMPARE(history.records.back().number - history.records.front().number + 1, mostRecords);
        m_cluster->restart();
        QCOMPARE(m_cluster->state().history.records.size(), mostRecords);
    }

    void givesPages()
    {
        for (const char* id : {"/shop/db", "/shop/app", "/web", "/shop/db"}) {
            m_cluster->event(
                asked(withCommand(id, "sleep " + std::to_string(m_cluster->launched.size())), "ada"));
            QVERIFY(m_cluster->settles());
        }
        const auto numbers = [this](const HistoryQuery& query) {
            std::vector<std::uint64_t> list;
            const auto page = m_cluster->archive().history(query);
            for (const DeploymentRecordPtr& record : page->records)
                list.push_back(record->number);
            return list;
        };
        using Numbers = std::vector<std::uint64_t>;
        QCOMPARE(numbers({}), (Numbers{4, 3, 2, 1}));
        QCOMPARE(numbers({.limit = 2}), (Numbers{4, 3}));
        QVERIFY(m_cluster->archive().history({.limit = 2})->next == std::uint64_t{3});
        QCOMPARE(numbers({.limit = 2, .before = 3}), (Numbers{2, 1}));
        QVERIFY(!m_cluster->archive().history({.limit = 2, .before = 3})->next);
        QCOMPARE(numbers({.app = PathId::absolute("/shop/db")}), (Numbers{4, 1}));
        QCOMPARE(numbers({.app = PathId::absolute("/shop")}), (Numbers{4, 2, 1}));
    }

private:
    std::unique_ptr<FakeCluster> m_cluster;
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "history_test.moc"
