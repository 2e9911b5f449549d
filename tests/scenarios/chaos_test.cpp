// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/app_defaults.h"
#include "core/scheduler/invariants.h"
#include "core/scheduler/views.h"
#include "tests/support/fake_cluster.h"

#include <QTest>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::testing;

namespace {

constexpr int seeds = 200;
constexpr int mostPauses = 20;
constexpr int deeds = 25;

/// Does one thing at random after the other: to the definitions, to the agents, to the tasks and to the
/// scheduler itself.
class Mischief {
public:
    explicit Mischief(std::uint64_t seed)
        : m_random(seed)
        , m_cluster({}, seed)
    {
        for (const char* name : {"a", "b", "c"})
            m_cluster.addAgent(name, 2, 2048);
        m_cluster.afterEach = [this] {
            const std::vector<std::string> found = brokenInvariants(m_cluster.state());
            if (m_broken.empty() && !found.empty())
                m_broken = found.front();
        };
    }

    void doOne()
    {
        switch (m_random.below(12)) {
        case 0:
        case 1:
        case 2: (void)m_cluster.ask(UpdateApps{{}, {anyApp()}, true}, chance(3)); break;
        case 3: (void)m_cluster.ask(RestartApp{anyId()}, chance(3)); break;
        case 4: (void)m_cluster.ask(DeleteApp{anyId()}, chance(2)); break;
        case 5: kill(); break;
        case 6: cancel(); break;
        case 7: fail(); break;
        case 8: m_cluster.losesAgent(anyAgent()); break;
        case 9: m_cluster.regainsAgent(anyAgent()); break;
        case 10: m_cluster.restart(); break;
        case 11: m_cluster.crashAfter(static_cast<int>(m_random.below(8))); break;
        default: break;
        }
        m_cluster.runFor(std::chrono::milliseconds{m_random.below(4000)});
    }

    /// All is well again; everything must come to rest as it was asked for.
    QString comesToRest()
    {
        for (const char* name : {"a", "b", "c"})
            m_cluster.regainsAgent(name);
        for (int pauses = 0; pauses < mostPauses && !m_cluster.settles(60min); ++pauses)
            resumeAll();
        if (!m_cluster.settles(60min))
            return QStringLiteral("a deployment does not end");
        m_cluster.runFor(15min);
        if (!m_broken.empty())
            return QString::fromStdString(m_broken);
        for (const PathId& id : ids()) {
            const AppPtr app = findApp(*m_cluster.state().root, id);
            const int wanted = app ? app->instances : 0;
            if (m_cluster.running(id.text()) != wanted || m_cluster.live(id.text()) != wanted) {
                return QStringLiteral("%1: wanted %2, running %3, live %4")
                    .arg(id.text().c_str())
                    .arg(wanted)
                    .arg(m_cluster.running(id.text()))
                    .arg(m_cluster.live(id.text()));
            }
        }
        const std::set<std::string> distinct(m_cluster.launched.begin(), m_cluster.launched.end());
        return distinct.size() == m_cluster.launched.size() ? QString() : QStringLiteral("launched twice");
    }

private:
    bool chance(std::uint64_t of) { return m_random.below(of) == 0; }
    static std::vector<PathId> ids()
    {
        return {PathId::absolute("/x/a"), PathId::absolute("/x/b"), PathId::absolute("/c")};
    }
    PathId anyId() { return ids().at(m_random.below(3)); }
    std::string anyAgent() { return std::string(1, static_cast<char>('a' + m_random.below(3))); }

    AppSpec anyApp()
    {
        AppSpec app = smallApp(anyId().text(), static_cast<int>(m_random.below(5)));
        app.cmd = "version " + std::to_string(m_random.below(3));
        app.upgradeStrategy.minimumHealthCapacity = static_cast<double>(m_random.below(3)) / 2;
        app.upgradeStrategy.maximumOverCapacity = static_cast<double>(m_random.below(3)) / 2;
        if (chance(2))
            app.upgradeStrategy = {openCapacity, openCapacity, anySettings(), std::nullopt};
        if (chance(3))
            app.portDefinitions = {PortDefinition{}};
        if (app.id == PathId::absolute("/x/b") && chance(2))
            app.dependencies.insert(PathId::absolute("/x/a"));
        return withDefaults(app);
    }

    SlotUpdateSettings anySettings()
    {
        constexpr double longest = 30;
        SlotUpdateSettings settings;
        settings.parallelism = static_cast<int>(m_random.below(4));
        settings.delaySeconds = static_cast<double>(m_random.below(2)) * longest / 2;
        settings.monitorSeconds = static_cast<double>(m_random.below(3)) * longest / 2;
        settings.failureAction = static_cast<FailureAction>(m_random.below(3));
        settings.maxFailureRatio = static_cast<double>(m_random.below(3)) / 4;
        settings.order = static_cast<UpdateOrder>(m_random.below(2));
        settings.stuckAfterSeconds = chance(2) ? longest : 0;
        return settings;
    }

    void resumeAll()
    {
        std::vector<DeploymentId> ids;
        for (const Rollout& rollout : m_cluster.state().rollouts)
            ids.push_back(rollout.plan.id);
        for (const DeploymentId& id : ids)
            (void)m_cluster.ask(ResumeDeployment{id});
    }

    void kill()
    {
        const std::vector<TaskId> tasks = m_cluster.tasksOf(anyId().text());
        if (tasks.empty())
            return;
        KillInstances kill;
        kill.ids = {*instanceOf(tasks.at(m_random.below(tasks.size())))};
        kill.scale = chance(3);
        kill.wipe = !kill.scale && chance(2);
        (void)m_cluster.ask(kill, chance(2));
    }

    void cancel()
    {
        if (!m_cluster.state().rollouts.empty())
            (void)m_cluster.ask(CancelDeployment{m_cluster.state().rollouts.front().plan.id}, chance(2));
    }

    void fail()
    {
        const std::vector<TaskId> tasks = m_cluster.tasksOf(anyId().text());
        if (!tasks.empty())
            m_cluster.report(tasks.at(m_random.below(tasks.size())), TaskState::Failed);
    }

    Random m_random;
    FakeCluster m_cluster;
    std::string m_broken;
};

} // namespace

class ChaosTest : public QObject {
    Q_OBJECT
private slots:
    void comesToRestAfterAnything()
    {
        for (int seed = 1; seed <= seeds; ++seed) {
            Mischief mischief(static_cast<std::uint64_t>(seed));
            for (int i = 0; i < deeds; ++i)
                mischief.doOne();
            const QString complaint = mischief.comesToRest();
            QVERIFY2(complaint.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(complaint)));
        }
    }
};

QTEST_GUILESS_MAIN(ChaosTest)
#include "chaos_test.moc"
