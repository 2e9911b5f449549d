// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"
#include "core/constraints/spread_ledger.h"

#include <QTest>

#include <algorithm>

using namespace pacer;
using namespace pacer::constraints;

namespace {

const Constraint byHost{"hostname", ConstraintOperator::GroupBy, {}};

Instance instance(const std::string& id, const std::string& host, Condition condition = Condition::Running,
                  Goal goal = Goal::Running)
{
    Instance made{.id = {id}, .spec = AppPtr(std::make_shared<AppSpec>())};
    made.condition = condition;
    made.goal = goal;
    made.agent = AgentInfo{.host = host};
    return made;
}

} // namespace

class SpreadLedgerTest : public QObject {
    Q_OBJECT
private slots:
    void countsWhatHoldsAPlace()
    {
        using enum Condition;
        for (const Condition counted :
             {Provisioned, Staging, Starting, Running, Killing, UnreachableInactive})
            QVERIFY(isPlaced(instance("i", "h", counted), {}));
        for (const Condition lost : {Unreachable, Gone, Dropped, Unknown, Scheduled, Failed, Finished, Error})
            QVERIFY(!isPlaced(instance("i", "h", lost), {}));
        QVERIFY(isPlaced(instance("i", "h", Killed, Goal::Stopped), {}));
        QVERIFY(isPlaced(instance("i", "h", Scheduled, Goal::Decommissioned), {}));
    }

    void oldConfigurationsDoNotCount()
    {
        const Instance old = instance("i", "h");
        QVERIFY(isPlaced(old, old.version()));
        QVERIFY(!isPlaced(old, old.version() + std::chrono::milliseconds{1}));
    }

    void followsEveryChangeOfAnInstance()
    {
        SpreadLedger ledger({byHost}, {});
        ledger.update(instance("a", "h1"));
        ledger.update(instance("a", "h1"));
        ledger.update(instance("b", "h2"));
        QCOMPARE(ledger.size(), 2);
        QCOMPARE(ledger.firstValue("hostname"), std::optional<std::string>("h1"));
        ledger.update(instance("a", "h1", Condition::Failed));
        QCOMPARE(ledger.size(), 1);
        QCOMPARE(ledger.spread("hostname").sizeOf("h1"), 0);
        QCOMPARE(ledger.firstValue("hostname"), std::optional<std::string>("h2"));
        ledger.update(instance("a", "h2"));
        QCOMPARE(ledger.spread("hostname").sizeOf("h2"), 2);
        ledger.remove({"b"});
        ledger.remove({"nobody"});
        QCOMPARE(ledger.size(), 1);
        QCOMPARE(ledger.spread("hostname").groups(), 1);
    }

    void neverLaunchedOnesFormAGroupOfTheirOwn()
    {
        Instance waiting = instance("a", "", Condition::Scheduled, Goal::Decommissioned);
        waiting.agent.reset();
        SpreadLedger ledger({byHost}, {});
        ledger.update(waiting);
        QCOMPARE(ledger.spread("hostname").sizeOf(std::nullopt), 1);
        QCOMPARE(ledger.spread("hostname").sizeOf(""), 0);
    }

    void sumsWhatIsBeyondAQuota()
    {
        FieldSpread spread;
        for (const char* value : {"a", "a", "a", "b", "b", "c"})
            spread.add(spread.groupOf(value));
        QCOMPARE(spread.beyond(0), 6LL);
        QCOMPARE(spread.beyond(1), 3LL);
        QCOMPARE(spread.beyond(3), 0LL);
        QCOMPARE(spread.smallest(), 1);
        QCOMPARE(spread.largest(), 3);
    }

    /// Whatever happens in whatever order, the running counts are those of a fresh count.
    void staysEqualToAFreshCount()
    {
        Random random{5};
        SpreadLedger ledger({byHost}, {});
        std::map<InstanceId, Instance> instances;
        const Condition conditions[] = {Condition::Running, Condition::Failed, Condition::Staging,
                                        Condition::Unreachable};
        for (int i = 0; i < 2000; ++i) {
            const std::string id = std::to_string(random.below(40));
            if (random.below(5) == 0) {
                instances.erase({id});
                ledger.remove({id});
            } else {
                const Instance changed =
                    instance(id, "h" + std::to_string(random.below(4)), conditions[random.below(4)]);
                instances.insert_or_assign(changed.id, changed);
                ledger.update(changed);
            }
            SpreadLedger fresh({byHost}, {});
            for (const auto& [key, each] : instances)
                fresh.update(each);
            QCOMPARE(ledger.size(), fresh.size());
            QCOMPARE(ledger.spread("hostname").smallest(), fresh.spread("hostname").smallest());
            QCOMPARE(ledger.spread("hostname").groups(), fresh.spread("hostname").groups());
        }
    }
};

QTEST_GUILESS_MAIN(SpreadLedgerTest)
#include "spread_ledger_test.moc"
