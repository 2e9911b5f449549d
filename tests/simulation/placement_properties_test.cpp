// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/scheduler/invariants.h"
#include "core/scheduler/views.h"
#include "tests/simulation/any_scenario.h"
#include "tests/simulation/slow_reference.h"

#include <QTest>

#include <rapidcheck.h>

using namespace pacer;
using namespace pacer::scheduler;
using namespace pacer::simulation;
using namespace pacer::testing;

namespace {

/// A played scenario and what the reference has to say about it.
struct Judged {
    std::vector<std::string> complaints;
    std::vector<std::string> trace; ///< every event and every launch
    std::size_t launches = 0;
    std::size_t waiting = 0; ///< definitions in the queue at the end
};

std::string describe(const Event& event, const Effects& effects)
{
    std::string line = std::to_string(event.index()) + '/' + std::to_string(effects.writes.size()) + '/'
                       + std::to_string(effects.events.size());
    if (const auto* received = std::get_if<TaskStatusReceived>(&event))
        line += ' ' + received->status.task.value + '='
                + std::to_string(static_cast<int>(received->status.state));
    for (const ClusterCall& call : effects.calls) {
        line += ' ' + std::to_string(call.index());
        const auto* accept = std::get_if<AcceptOffer>(&call);
        if (!accept)
            continue;
        for (const Launch& launch : accept->launches) {
            line += ' ' + launch.instance->tasks.front().id.value + '@' + launch.instance->agent->host;
            for (const auto& port : launch.instance->tasks.front().hostPorts)
                line += ':' + std::to_string(port.value_or(0));
        }
    }
    return line;
}

/// Nobody waits who could run: whoever is scheduled has no place anywhere.
void lookForIdlers(const World& world, const SlowReference& reference, std::vector<std::string>& complaints)
{
    for (const auto& [key, entry] : world.state().queue) {
        for (const Instance* instance : instancesOf(world.state(), key.id)) {
            if (!instance->isScheduled())
                continue;
            const std::vector<std::string> places = reference.placesFor(*instance->spec.app());
            if (!places.empty())
                complaints.push_back(instance->id.value + " waits but could run on " + join(places, ", "));
        }
    }
}

Judged judge(const Scenario& scenario)
{
    Judged judged;
    World world(setupOf(scenario));
    SlowReference reference(scenario.agents);
    world.watch = [&](const Event& event, const Effects& effects) {
        for (std::string& complaint : reference.hear(event, effects))
            judged.complaints.push_back(std::move(complaint));
        for (std::string& broken : brokenInvariants(world.state()))
            judged.complaints.push_back(std::move(broken));
        judged.trace.push_back(describe(event, effects));
        for (const ClusterCall& call : effects.calls) {
            if (const auto* accept = std::get_if<AcceptOffer>(&call))
                judged.launches += accept->launches.size();
        }
    };
    play(scenario, world);
    judged.waiting = world.state().queue.size();
    lookForIdlers(world, reference, judged.complaints);
    return judged;
}

} // namespace

class PlacementPropertiesTest : public QObject {
    Q_OBJECT
private slots:
    void noRuleIsBrokenAndNobodyWaitsInVain()
    {
        QVERIFY(rc::check("launches obey constraints, ports and capacity; who can be placed is placed", [] {
            const Judged judged = judge(anyScenario());
            RC_CLASSIFY(judged.launches > 5, "more than five launches");
            RC_CLASSIFY(judged.waiting > 0, "something waits at the end");
            RC_LOG() << join(judged.complaints, "\n");
            RC_ASSERT(judged.complaints.empty());
        }));
    }

    void equalSeedsGiveEqualTraces()
    {
        QVERIFY(rc::check("the same seed goes the same way", [] {
            const Scenario scenario = anyScenario();
            RC_ASSERT(judge(scenario).trace == judge(scenario).trace);
        }));
    }
};

QTEST_GUILESS_MAIN(PlacementPropertiesTest)
#include "placement_properties_test.moc"
