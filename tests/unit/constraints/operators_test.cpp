// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/operators.h"

#include <QTest>

using namespace pacer;
using namespace pacer::constraints;

namespace {

Instance placedOn(const std::string& rack, int number)
{
    auto app = std::make_shared<AppSpec>();
    app->instances = 10;
    Instance instance{.id = {"i" + std::to_string(number)}, .spec = AppPtr(std::move(app))};
    instance.condition = Condition::Running;
    AgentInfo agent;
    if (!rack.empty())
        agent.attributes.push_back({"rack", rack});
    instance.agent = std::move(agent);
    return instance;
}

/// Instances on the racks named by the letters of `racks`; '-' is an agent without a rack.
SpreadLedger ledger(const Constraint& constraint, const std::string& racks)
{
    SpreadLedger placed({constraint}, Timestamp{});
    int number = 0;
    for (const char rack : racks)
        placed.update(placedOn(rack == '-' ? "" : std::string(1, rack), number++));
    return placed;
}

bool accepts(ConstraintOperator op, std::optional<std::string> value, const std::string& placed,
             const std::optional<std::string>& offered, GroupByRule rule = GroupByRule::Even)
{
    const Constraint constraint{"rack", op, std::move(value)};
    return CompiledConstraint(constraint).accepts(offered, ledger(constraint, placed), rule);
}

} // namespace

class OperatorsTest : public QObject {
    Q_OBJECT
private slots:
    void readsCountsLikeTheOriginal()
    {
        QCOMPARE(parseCount("3"), std::optional(3));
        QCOMPARE(parseCount("+2"), std::optional(2));
        QCOMPARE(parseCount("-7"), std::optional(-7));
        QCOMPARE(parseCount("2147483647"), std::optional(2147483647));
        for (const char* bad : {"", "+", "-", "+-2", " 2", "2 ", "2.0", "0x2", "2147483648", "two"})
            QVERIFY2(!parseCount(bad), bad);
    }

    void onlyUnlikeTakesAnAgentWithoutTheField()
    {
        using enum ConstraintOperator;
        for (const ConstraintOperator op : {Unique, Cluster, GroupBy, Like, MaxPer, Is})
            QVERIFY(!accepts(op, "1", "", std::nullopt));
        QVERIFY(accepts(Unlike, "1", "", std::nullopt));
        QVERIFY(accepts(Unlike, "", "", std::nullopt));
    }

    void uniqueIgnoresInstancesWithoutTheField()
    {
        QVERIFY(accepts(ConstraintOperator::Unique, {}, "-ab", "c"));
        QVERIFY(!accepts(ConstraintOperator::Unique, {}, "-ab", "b"));
    }

    void clusterFollowsTheFirstInstance()
    {
        QVERIFY(accepts(ConstraintOperator::Cluster, {}, "", "a"));
        QVERIFY(accepts(ConstraintOperator::Cluster, {}, "ab", "a"));
        QVERIFY(!accepts(ConstraintOperator::Cluster, {}, "ab", "b"));
        QVERIFY(!accepts(ConstraintOperator::Cluster, {}, "-a", "a"));
        QVERIFY(accepts(ConstraintOperator::Cluster, "0.8", "b", "0.8"));
        QVERIFY(!accepts(ConstraintOperator::Cluster, "0.80", "", "0.8"));
    }

    void expressionsMatchTheWholeValue()
    {
        using enum ConstraintOperator;
        QVERIFY(accepts(Like, "rack-1|rack-2", "", "rack-1"));
        QVERIFY(!accepts(Like, "rack", "", "rack-1"));
        QVERIFY(!accepts(Like, "", "", ""));
        QVERIFY(!accepts(Like, "(", "", "("));
        QVERIFY(accepts(Unlike, "rack", "", "rack-1"));
        QVERIFY(!accepts(Unlike, "", "", "rack-1"));
        QVERIFY(!accepts(Unlike, "(", "", "rack-1"));
    }

    void maxPerAlwaysOpensAnEmptyGroup()
    {
        QVERIFY(accepts(ConstraintOperator::MaxPer, "0", "", "a"));
        QVERIFY(accepts(ConstraintOperator::MaxPer, "2", "a", "a"));
        QVERIFY(!accepts(ConstraintOperator::MaxPer, "2", "aa", "a"));
        QVERIFY(!accepts(ConstraintOperator::MaxPer, "many", "", "a"));
    }

    void isComparesNumbersAtThreeDecimals()
    {
        for (const char* same : {"1", "1.0", "1.0001", "1.0005", "001"})
            QVERIFY2(accepts(ConstraintOperator::Is, same, "", "1"), same);
        for (const char* other : {"1.00051", "1.001", "1.", ".1", "1e0", "-1", ""})
            QVERIFY2(!accepts(ConstraintOperator::Is, other, "", "1"), other);
        QVERIFY(!accepts(ConstraintOperator::Is, "1.0", "", "1.0")); // the text of a host, say
        QVERIFY(accepts(ConstraintOperator::Is, "-1", "", "-1"));
    }

    void groupsGrowEvenly()
    {
        const auto group = [](std::optional<std::string> value, const char* placed, const char* offered) {
            return accepts(ConstraintOperator::GroupBy, std::move(value), placed, offered);
        };
        QVERIFY(group({}, "aab", "c"));
        QVERIFY(group({}, "aab", "b"));
        QVERIFY(!group({}, "aab", "a"));
        QVERIFY(!group("3", "ab", "a")); // a third group is expected first
        QVERIFY(group("inf", "ab", "c"));
        QVERIFY(!group("inf", "ab", "b"));
        QVERIFY(group("nonsense", "ab", "b"));
        QVERIFY(!group({}, "-aa", "a")); // the group without a rack is the smallest
    }

    void quotasOpenNoGroupBeyondTheExpected()
    {
        const auto group = [](std::optional<std::string> value, const std::string& placed,
                              const char* offered) {
            return accepts(ConstraintOperator::GroupBy, std::move(value), placed, offered,
                           GroupByRule::Quota);
        };
        // Ten wanted over three groups: three each, one of them four.
        QVERIFY(group("3", "aaa", "a"));
        QVERIFY(!group("3", "aaaa", "a"));
        QVERIFY(!group("3", "aaaabbb", "b"));
        QVERIFY(group("3", "ab", "c"));
        QVERIFY(!group("3", "abc", "d"));
        QVERIFY(group({}, "ab", "b")); // nothing to divide by: the even rule
    }

    void otherRegionsNeedAConstraintThatNamesThem()
    {
        AgentInfo remote;
        remote.region = "r2";
        const ConstraintSet plain({{"rack", ConstraintOperator::Unique, {}}});
        const ConstraintSet zoned({{"@zone", ConstraintOperator::GroupBy, {}}});
        QVERIFY(!plain.allowsRegion(remote, "r1"));
        QVERIFY(!plain.allowsRegion(remote, std::nullopt));
        QVERIFY(plain.allowsRegion(remote, "r2"));
        QVERIFY(plain.allowsRegion(AgentInfo{}, "r1"));
        QVERIFY(zoned.allowsRegion(remote, "r1"));
    }

    void saysWhichConstraintFailed()
    {
        const ConstraintSet set(
            {{"hostname", ConstraintOperator::Like, "h.*"}, {"rack", ConstraintOperator::Is, "a"}});
        AgentInfo agent;
        agent.host = "h1";
        const Constraint* unmet = set.firstUnmet(agent, {}, GroupByRule::Even);
        QVERIFY(unmet && unmet->field == "rack");
        agent.attributes.push_back({"rack", std::string("a")});
        QVERIFY(!set.firstUnmet(agent, {}, GroupByRule::Even));
    }
};

QTEST_GUILESS_MAIN(OperatorsTest)
#include "operators_test.moc"
