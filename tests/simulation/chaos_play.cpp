// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/group.h"
#include "tests/simulation/chaos_world.h"

#include <algorithm>

namespace pacer::chaos {

using namespace scheduler;
using namespace std::chrono_literals;

namespace {

constexpr int mostPauses = 20;
constexpr int mostPlays = 300; ///< that a story is shortened by

void kill(ChaosWorld& world, const Deed& deed)
{
    const std::vector<TaskId> tasks = world.liveTasks(deed.app);
    if (tasks.empty())
        return;
    KillInstances kill;
    kill.ids = {*instanceOf(tasks[deed.pick % tasks.size()])};
    kill.scale = deed.scale;
    kill.wipe = deed.wipe;
    (void)world.ask(kill, deed.force);
}

/// Where it asks for a deployment, the oldest one is meant.
template <class AboutDeployment>
void ask(ChaosWorld& world, bool force)
{
    if (!world.state().rollouts.empty())
        (void)world.ask(AboutDeployment{world.state().rollouts.front().plan.id}, force);
}

void carryOut(ChaosWorld& world, const Deed& deed)
{
    switch (deed.kind) {
    case Deed::Kind::Put: (void)world.ask(UpdateApps{{}, deed.apps, true}, deed.force); break;
    case Deed::Kind::Restart: (void)world.ask(RestartApp{deed.app}, deed.force); break;
    case Deed::Kind::Delete: (void)world.ask(DeleteApp{deed.app}, deed.force); break;
    case Deed::Kind::Kill: kill(world, deed); break;
    case Deed::Kind::Cancel: ask<CancelDeployment>(world, deed.force); break;
    case Deed::Kind::Pause: ask<PauseDeployment>(world, false); break;
    case Deed::Kind::Resume: ask<ResumeDeployment>(world, false); break;
    case Deed::Kind::ResetDelay: (void)world.ask(ResetDelay{deed.app}, false); break;
    case Deed::Kind::Befall: world.befall(deed.app, deed.pick, deed.fault); break;
    case Deed::Kind::LoseAgent: world.loseAgent(deed.agent); break;
    case Deed::Kind::RegainAgent: world.regainAgent(deed.agent); break;
    case Deed::Kind::RestartScheduler: world.restart(); break;
    case Deed::Kind::CrashScheduler: world.crashAfter(deed.effects); break;
    }
    world.runFor(deed.then);
}

/// False: nothing stands still.
bool resumeAll(ChaosWorld& world)
{
    std::vector<DeploymentId> ids;
    for (const Rollout& rollout : world.state().rollouts) {
        if (!rollout.pauses.empty())
            ids.push_back(rollout.plan.id);
    }
    for (const DeploymentId& id : ids)
        (void)world.ask(ResumeDeployment{id}, false);
    return !ids.empty();
}

/// Everything must come to rest as it was asked for.
std::string rest(ChaosWorld& world)
{
    world.calm();
    for (int pauses = 0; pauses < mostPauses && !world.settles(20min) && resumeAll(world);)
        ++pauses;
    if (!world.complaint().empty())
        return world.complaint();
    if (!world.state().rollouts.empty())
        return "a deployment does not end" + standing(world.state());
    world.runFor(6min);
    if (!world.complaint().empty())
        return world.complaint();
    for (const PathId& id : appIds()) {
        const AppPtr app = findApp(*world.state().root, id);
        const std::size_t wanted = app ? static_cast<std::size_t>(app->instances) : 0;
        const SpecInstances* known = world.state().instances.of(id);
        const auto running =
            known ? std::ranges::count(known->all, Condition::Running,
                                       [](const auto& instance) { return instance->condition; })
                  : 0;
        const std::size_t live = world.liveTasks(id).size();
        if (live != wanted || static_cast<std::size_t>(running) != wanted)
            return id.text() + ": wanted " + std::to_string(wanted) + ", running " + std::to_string(running)
                   + ", live " + std::to_string(live) + standing(world.state());
    }
    return {};
}

/// Tries to do without parts of a list, in smaller and smaller portions.
template <class T, class Fails>
void thinOut(std::vector<T>& list, Fails fails)
{
    for (std::size_t portion = std::max<std::size_t>(list.size() / 2, 1);; portion /= 2) {
        for (std::size_t at = 0; at < list.size();) {
            std::vector<T> fewer = list;
            const auto from = fewer.begin() + static_cast<std::ptrdiff_t>(at);
            fewer.erase(from, from + static_cast<std::ptrdiff_t>(std::min(portion, fewer.size() - at)));
            if (fails(fewer))
                list = std::move(fewer);
            else
                at += portion;
        }
        if (portion <= 1)
            return;
    }
}

/// Makes a failing story simpler step by step.
class Shortener {
public:
    explicit Shortener(Story story)
        : story(std::move(story))
    {}
    /// The change stays if it still fails with it.
    template <class Change>
    bool tryWith(Change change)
    {
        Story simpler = story;
        change(simpler);
        if (m_playsLeft-- <= 0 || play(simpler).empty())
            return false;
        story = std::move(simpler);
        return true;
    }

    Story story;

private:
    int m_playsLeft = mostPlays;
};

} // namespace

std::string play(const Story& story)
{
    ChaosWorld world(story);
    for (const Deed& deed : story.deeds) {
        carryOut(world, deed);
        if (!world.complaint().empty())
            return world.complaint();
    }
    return rest(world);
}

Story shortened(Story story)
{
    Shortener shortener(std::move(story));
    std::vector<Deed> deeds = shortener.story.deeds;
    thinOut(deeds, [&](const std::vector<Deed>& fewer) {
        return shortener.tryWith([&](Story& simpler) { simpler.deeds = fewer; });
    });
    shortener.tryWith([](Story& simpler) { simpler.cluster.messages = {}; });
    shortener.tryWith([](Story& simpler) { simpler.lostCallsPercent = 0; });
    shortener.tryWith([](Story& simpler) { simpler.settings.behaviour.throttles = false; });
    shortener.tryWith([](Story& simpler) { simpler.cluster.tellsKilling = false; });
    std::vector<simulation::FaultRule> rules = shortener.story.cluster.faults.rules();
    thinOut(rules, [&](const std::vector<simulation::FaultRule>& fewer) {
        return shortener.tryWith(
            [&](Story& simpler) { simpler.cluster.faults = simulation::FaultPlan(fewer); });
    });
    return std::move(shortener.story);
}

} // namespace pacer::chaos
