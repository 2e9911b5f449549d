// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/offers.h"

#include "core/scheduler/instances.h"
#include "core/scheduler/task_info.h"
#include "core/scheduler/turn.h"

#include <algorithm>
#include <deque>

namespace pacer::scheduler {

namespace {

std::set<std::string> defaultRoles(const Settings& settings, const RunSpec& spec)
{
    switch (settings.acceptedRolesDefault) {
    case AcceptedRolesDefault::Any: return {spec.role(), "*"};
    case AcceptedRolesDefault::Unreserved: return {"*"};
    case AcceptedRolesDefault::Reserved: return {spec.role()};
    }
    return {};
}

PlacementNeeds& placementOf(Turn& turn, const RunSpec& spec)
{
    auto& versions = turn.state.placements[spec.id()];
    const auto known = versions.find(spec.version());
    if (known != versions.end())
        return known->second;

    const SpecInstances* group = turn.state.instances.of(spec.id());
    std::erase_if(versions,
                  [&](const auto& entry) { return !group || !group->scheduledOf.contains(entry.first); });
    PlacementNeeds& made = versions[spec.version()];
    made.needs = constraints::launchNeeds(spec, defaultRoles(turn.state.settings, spec));
    const std::vector<Constraint> wanted = spec.constraints();
    made.counts = !wanted.empty();
    made.placed = constraints::SpreadLedger(wanted, spec.versionInfo().lastConfigChangeAt);
    if (made.counts && group) {
        for (const auto& [id, instance] : group->all)
            made.placed.update(instance);
    }
    return made;
}

/// The waiting instances of a definition that may be launched now: the first of each version.
std::vector<const Instance*> launchable(const State& state, const QueueKey& key, Timestamp now)
{
    std::vector<const Instance*> found;
    const SpecInstances* group = state.instances.of(key.id);
    if (!group)
        return found;
    for (const auto& [version, ids] : group->scheduledOf) {
        const Instance& first = group->all.at(*ids.begin());
        if (first.role == key.role && state.delays.mayLaunch(configOf(first.spec), now))
            found.push_back(&first);
    }
    return found;
}

std::vector<Task> newTasks(const Instance& instance, const std::vector<std::optional<int>>& hostPorts,
                           Timestamp now)
{
    std::vector<Task> tasks;
    const auto add = [&](const std::string& container) -> Task& {
        Task task;
        task.id = makeTaskId(instance.id, container, instance.incarnation);
        task.container = container;
        task.stagedAt = now;
        return tasks.emplace_back(std::move(task));
    };
    if (instance.spec.app()) {
        add({}).hostPorts = hostPorts;
        return tasks;
    }
    std::size_t next = 0; // ports of all containers stand one after the other
    for (const PodContainer& container : instance.spec.pod()->containers) {
        Task& task = add(container.name);
        for (std::size_t i = 0; i < container.endpoints.size() && next < hostPorts.size(); ++i)
            task.hostPorts.push_back(hostPorts[next++]);
    }
    return tasks;
}

Launch provision(Turn& turn, Instance next, const Offer& offer, constraints::Placement placement)
{
    next.agent = offer.agent;
    ++next.incarnation;
    next.condition = Condition::Provisioned;
    next.activeSince.reset();
    next.reserved = next.reserved || next.spec.resident();
    next.tasks = newTasks(next, placement.hostPorts, turn.now);
    Launch launch{next.id,
                  next.tasks,
                  next.spec,
                  offer.agent,
                  environmentsOf(next, *turn.state.root, turn.state.settings, turn.state.random),
                  std::move(placement.consumed)};

    const Instance* before = turn.state.instances.find(next.id);
    const InstanceChange change{*before, next};
    store(turn, std::move(next));
    askAnew(turn.state, change.after->runSpecId());
    delaysHeard(turn, change); // the next launch out of this offer must see it already
    placementsHeard(turn, change);
    return launch;
}

/// What is left of one offer, and what was taken from it so far.
struct OfferUse {
    Offer left;
    std::shared_ptr<const Offer> original;
    std::shared_ptr<const Offer> alike; ///< an earlier one of the same agent, no different; may be null
    std::vector<Launch> launches;
    bool refused = false; ///< somebody had no use for it
};

constraints::MatchContext contextOf(const Turn& turn)
{
    const Settings& settings = turn.state.settings;
    constraints::MatchContext context;
    context.now = turn.now;
    context.localRegion = turn.state.connection.masterRegion;
    context.groupByRule = settings.behaviour.groupByRule;
    context.gpuRestricted = settings.gpuRestricted;
    return context;
}

/// Of several reasons the first in the order of the funnel counts.
void countFirst(std::array<int, refusalCount>& counts, const std::vector<Refusal>& reasons, int by)
{
    if (!reasons.empty())
        counts.at(static_cast<std::size_t>(*std::ranges::min_element(reasons))) += by;
}

void countRefusal(OfferStatistics& statistics, const std::vector<Refusal>& reasons, Timestamp now)
{
    ++statistics.processed;
    ++statistics.unused;
    statistics.lastUnusedAt = now;
    countFirst(statistics.firstReasons, reasons, 1);
}

void noteRefusal(QueueEntry& entry, OfferUse& use, std::vector<Refusal> reasons, Timestamp now)
{
    countRefusal(entry.offers, reasons, now);
    const std::uint64_t revision = use.launches.empty() ? entry.revision : 0;
    Rejection& last = entry.offers.lastUnused[use.original->agent.id];
    countFirst(entry.offers.lastReasons, last.reasons, -1);
    countFirst(entry.offers.lastReasons, reasons, 1);
    last = Rejection{use.original, std::move(reasons), now, revision};
    use.refused = true;
}

/// True if nothing has changed since an offer like this one was of no use; then neither is this one.
bool isRefusedAgain(QueueEntry& entry, OfferUse& use, Timestamp now)
{
    if (!use.alike)
        return false;
    const auto known = entry.offers.lastUnused.find(use.original->agent.id);
    if (known == entry.offers.lastUnused.end())
        return false;
    Rejection& last = known->second;
    if (last.offer != use.alike || last.revision != entry.revision)
        return false;
    last.offer = use.original;
    last.at = now;
    countRefusal(entry.offers, last.reasons, now);
    use.refused = true;
    return true;
}

/// Tries one definition on the offer once.
bool tryOne(Turn& turn, LaunchQueue::value_type& asked, OfferUse& use)
{
    auto& [key, entry] = asked;
    const std::vector<const Instance*> waiting = launchable(turn.state, key, turn.now);
    if (waiting.empty())
        return false;
    std::vector<Refusal> reasons;
    for (const Instance* instance : waiting) {
        if (instance->reserved && instance->agent && instance->agent->id != use.left.agent.id) {
            reasons = {Refusal::NoCorrespondingReservationFound};
            continue;
        }
        const PlacementNeeds& placement = placementOf(turn, instance->spec);
        auto match = constraints::matchOffer(placement.needs, use.left, placement.placed, contextOf(turn),
                                             turn.state.random);
        if (!match) {
            reasons = std::move(match.error().reasons);
            continue;
        }
        use.left.resources = match->remaining;
        ++entry.offers.processed;
        entry.offers.lastUsedAt = turn.now;
        use.launches.push_back(provision(turn, *instance, *use.original, std::move(*match)));
        return true;
    }
    noteRefusal(entry, use, std::move(reasons), turn.now);
    return false;
}

/// Whoever waits and may take the offer, in the order in which they are asked.
std::deque<LaunchQueue::value_type*> askedFor(Turn& turn, OfferUse& use)
{
    std::deque<LaunchQueue::value_type*> asked;
    for (auto& each : turn.state.queue) {
        if (each.first.role == use.original->allocationRole && !isRefusedAgain(each.second, use, turn.now)
            && !launchable(turn.state, each.first, turn.now).empty())
            asked.push_back(&each);
    }
    for (std::size_t i = asked.size(); i > 1; --i)
        std::swap(asked[i - 1], asked[turn.state.random.below(i)]);
    return asked;
}

bool takeToken(Turn& turn, const OfferUse& use)
{
    const Settings& settings = turn.state.settings;
    if (!settings.behaviour.throttles)
        return true;
    return static_cast<int>(use.launches.size()) < settings.maxInstancesPerOffer
           && turn.state.connection.launchTokens > 0;
}

/// An earlier offer that differs by its id alone. A maintenance begins by itself, so it is never alike.
std::shared_ptr<const Offer> offerLike(const State& state, const Offer& offer)
{
    const auto known = state.unusedOffers.find(offer.agent.id);
    if (known == state.unusedOffers.end() || offer.unavailability)
        return nullptr;
    const Offer& earlier = *known->second;
    const bool alike = earlier.agent == offer.agent && earlier.allocationRole == offer.allocationRole
                       && earlier.resources == offer.resources && !earlier.unavailability;
    return alike ? known->second : nullptr;
}

/// True if somebody wanted it.
bool useOffer(Turn& turn, const Offer& offer)
{
    OfferUse use{offer, std::make_shared<const Offer>(offer), nullptr, {}};
    if (takeToken(turn, use))
        use.alike = offerLike(turn.state, offer);
    std::deque<LaunchQueue::value_type*> asked = askedFor(turn, use);
    const bool wanted = use.refused || !asked.empty();
    while (!asked.empty() && takeToken(turn, use)) {
        LaunchQueue::value_type& one = *asked.front();
        asked.pop_front();
        if (tryOne(turn, one, use)) {
            if (turn.state.settings.behaviour.throttles)
                --turn.state.connection.launchTokens;
            asked.push_back(&one); // asked again after all others
        }
    }
    if (use.refused)
        turn.state.unusedOffers[offer.agent.id] = use.original;
    if (use.launches.empty())
        turn.call(DeclineOffer{offer.id, turn.state.settings.declineOfferDuration});
    else
        turn.call(AcceptOffer{offer.id, std::move(use.launches)});
    return wanted;
}

std::set<std::string> wantedRoles(const State& state)
{
    std::set<std::string> roles;
    for (const auto& [key, entry] : state.queue)
        roles.insert(key.role);
    return roles;
}

void revive(Turn& turn)
{
    Connection& connection = turn.state.connection;
    const Settings& settings = turn.state.settings;
    if (settings.behaviour.throttles) {
        if (connection.lastRevive && turn.now < *connection.lastRevive + settings.minReviveInterval) {
            turn.state.agenda.set({AlarmKind::Revive}, *connection.lastRevive + settings.minReviveInterval);
            return;
        }
        connection.reviveAgain = true;
        turn.state.agenda.set({AlarmKind::Revive}, turn.now + 2 * settings.minReviveInterval);
    }
    connection.lastRevive = turn.now;
    connection.offersSuppressed = false;
    turn.call(ReviveOffers{wantedRoles(turn.state)});
}

} // namespace

void onOffers(Turn& turn, const std::vector<Offer>& offers)
{
    bool wanted = false;
    for (const Offer& offer : offers)
        wanted = useOffer(turn, offer) || wanted;
    if (!wanted && !turn.wantsOffers && !turn.state.connection.offersSuppressed) {
        turn.state.connection.offersSuppressed = true;
        turn.call(SuppressOffers{});
    }
}

void placementsHeard(Turn& turn, const InstanceChange& change)
{
    const PathId& id = change.any().runSpecId();
    const auto versions = turn.state.placements.find(id);
    if (versions == turn.state.placements.end())
        return;
    if (!turn.state.instances.of(id)) {
        turn.state.placements.erase(versions);
        return;
    }
    for (auto& [version, placement] : versions->second) {
        if (!placement.counts)
            continue;
        if (change.after)
            placement.placed.update(*change.after);
        else
            placement.placed.remove(change.any().id);
    }
}

void settleOffers(Turn& turn)
{
    Connection& connection = turn.state.connection;
    if (turn.state.queue.empty())
        turn.state.unusedOffers.clear();
    if (!connection.connected)
        return;
    if (turn.wantsOffers) {
        revive(turn);
    } else if (turn.state.queue.empty() && !connection.offersSuppressed) {
        connection.offersSuppressed = true;
        turn.call(SuppressOffers{});
    }
}

void onReviveAlarm(Turn& turn)
{
    Connection& connection = turn.state.connection;
    if (!connection.connected || turn.state.queue.empty())
        return;
    if (connection.reviveAgain) {
        connection.reviveAgain = false;
        connection.lastRevive = turn.now;
        connection.offersSuppressed = false;
        turn.call(ReviveOffers{wantedRoles(turn.state)});
        return;
    }
    turn.wantsOffers = true;
}

void onTokenRefresh(Turn& turn)
{
    turn.state.connection.launchTokens = turn.state.settings.launchTokens;
    turn.state.agenda.set({AlarmKind::LaunchTokens},
                          turn.now + turn.state.settings.launchTokenRefreshInterval);
    if (!turn.state.queue.empty())
        turn.wantsOffers = true;
}

} // namespace pacer::scheduler
