// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/scale_down.h"

#include <QTest>

#include <map>

using namespace pacer;
using namespace pacer::constraints;

namespace {

const Constraint byHost{"hostname", ConstraintOperator::GroupBy, {}};

/// One instance per letter, on the host of that name; '-' was never launched.
std::vector<Instance> onHosts(const std::string& hosts)
{
    std::vector<Instance> instances;
    for (const char host : hosts) {
        Instance instance{.id = {"i" + std::to_string(instances.size())},
                          .spec = AppPtr(std::make_shared<AppSpec>())};
        if (host != '-')
            instance.agent = AgentInfo{.host = std::string(1, host)};
        instances.push_back(std::move(instance));
    }
    return instances;
}

std::string chosen(const std::string& hosts, const std::vector<Constraint>& constraints, int count)
{
    const std::vector<Instance> instances = onHosts(hosts);
    std::vector<const Instance*> candidates;
    candidates.reserve(instances.size());
    for (const Instance& instance : instances)
        candidates.push_back(&instance);
    std::string text;
    for (const Instance* instance : chooseByConstraints(candidates, constraints, count))
        text += instance->agent ? instance->agent->host : "-";
    return text;
}

} // namespace

class ScaleDownTest : public QObject {
    Q_OBJECT
private slots:
    void onlyGroupByHasAVoice()
    {
        QCOMPARE(chosen("aab", {{"hostname", ConstraintOperator::MaxPer, "1"}}, 1), std::string());
        QCOMPARE(chosen("aab", {}, 2), std::string());
        QCOMPARE(chosen("aab", {byHost}, 0), std::string());
        QCOMPARE(chosen("aab", {}, 3), std::string("aab"));
    }

    void takesFromTheLargestGroup()
    {
        QCOMPARE(chosen("baaa", {byHost}, 2), std::string("aa"));
        QCOMPARE(chosen("aabb", {byHost}, 2), std::string("ab"));
        QCOMPARE(chosen("a---", {byHost}, 1), std::string("-"));
    }

    void anEmptiedGroupStillCounts()
    {
        // Down to one: after one of each the groups are 1 and 0, then nothing evens them better.
        QCOMPARE(chosen("aabbc", {byHost}, 4).size(), std::size_t{4});
        QCOMPARE(chosen("ab", {byHost}, 1), std::string("a"));
    }
};

QTEST_GUILESS_MAIN(ScaleDownTest)
#include "scale_down_test.moc"
