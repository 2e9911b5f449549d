// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/offers.h"

#include "core/scheduler/instances.h"
#include "core/scheduler/task_info.h"
#include "core/scheduler/turn.h"

#include <algorithm>

namespace pacer::scheduler {

namespace {

bool mayBeLaunched(const State& state, const Instance& waiting, const std::string& role, Timestamp now)
{
    return waiting.role == role
           && (state.delays.isEmpty() || state.delays.mayLaunch(configOf(waiting.spec), now));
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

/// What is left of one offer, and what was taken from it so far.
struct OfferUse {
    const Offer& offer; ///< as it came
    Offer left;
    std::shared_ptr<const Offer> original{}; ///< the same to be kept; null until somebody has no use for it
    std::shared_ptr<const Offer> alike{};    ///< an earlier one of the agent, no different; may be null
    std::vector<Launch> launches{};
    Shared<AgentInfo> agent{}; ///< what the launched instances share; absent until the first
};

void provision(Turn& turn, Slot slot, OfferUse& use, PlacementNeeds& needs, constraints::Placement placement)
{
    Instance next = *turn.state.instances.at(slot);
    if (!use.agent)
        use.agent = shareAgent(turn.state, use.left.agent);
    use.left.resources = constraints::without(std::move(use.left.resources), placement.consumed);
    next.agent = use.agent;
    ++next.incarnation;
    next.condition = Condition::Provisioned;
    next.activeSince.reset();
    next.reserved = next.reserved || next.spec.resident();
    next.tasks = newTasks(next, placement.hostPorts, turn.now);

    const InstanceChange& change = store(turn, std::move(next), slot);
    const Instance& placed = *change.after;
    use.launches.push_back({change.after, commonOf(turn, needs, placed.spec),
                            generatedPorts(placed, turn.state.random), std::move(placement.consumed)});
    askAnew(turn.state, placed.runSpecId());
    if (turn.state.settings.behaviour.throttles)
        --turn.state.connection.launchTokens;
    delaysHeard(turn, change); // the next launch out of this offer must see it already
    placementsHeard(turn, change);
}

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

void keepOriginal(OfferUse& use)
{
    if (!use.original)
        use.original = std::make_shared<const Offer>(use.offer);
}

void noteRefusal(QueueEntry& entry, OfferUse& use, std::vector<Refusal> reasons, Timestamp now)
{
    keepOriginal(use);
    countRefusal(entry.offers, reasons, now);
    const std::uint64_t revision = use.launches.empty() ? entry.revision : 0;
    Rejection& last = entry.offers.lastUnused[use.left.agent.id];
    countFirst(entry.offers.lastReasons, last.reasons, -1);
    countFirst(entry.offers.lastReasons, reasons, 1);
    last = Rejection{use.original, std::move(reasons), now, revision};
}

/// True if nothing has changed since an offer like this one was of no use; then neither is this one.
bool isRefusedAgain(QueueEntry& entry, OfferUse& use, Timestamp now)
{
    if (!use.alike)
        return false;
    const auto known = entry.offers.lastUnused.find(use.left.agent.id);
    if (known == entry.offers.lastUnused.end())
        return false;
    Rejection& last = known->second;
    if (last.offer != use.alike || last.revision != entry.revision)
        return false;
    keepOriginal(use);
    last.offer = use.original;
    last.at = now;
    countRefusal(entry.offers, last.reasons, now);
    return true;
}

/// The instance that one of our reservations was made for (spec/scheduling.md 13).
std::optional<InstanceId> ownerOf(const Reservation& reservation, const std::optional<FrameworkId>& us)
{
    std::optional<InstanceId> owner;
    bool isOurs = false;
    for (const auto& [key, value] : reservation.labels) {
        isOurs = isOurs || (us && key == "marathon_framework_id" && value == us->value);
        if (key == "marathon_task_id")
            owner = InstanceId{value};
    }
    return isOurs ? owner : std::nullopt;
}

enum class Answer { NothingToLaunch, Refused, Launched };

/// Somebody who may take something of an offer.
struct Asked {
    LaunchQueue::value_type* item;
    const SpecInstances* instances; ///< of its definition
};

/// Whether something waits that may be launched now: the first instance of each version tells.
bool isLaunchable(const State& state, const Asked& asked, Timestamp now)
{
    return std::ranges::any_of(asked.instances->scheduledOf, [&](const auto& version) {
        return mayBeLaunched(state, *state.instances.at(version.second.front()), asked.item->first.role, now);
    });
}

/// Tries one definition on the offer once.
Answer tryOne(Turn& turn, const Asked& asked, OfferUse& use, const constraints::MatchContext& context)
{
    auto& [key, entry] = *asked.item;
    std::optional<std::vector<Refusal>> reasons;
    for (const auto& [version, waiting] : asked.instances->scheduledOf) {
        const Slot slot = waiting.front();
        const Instance& instance = *turn.state.instances.at(slot);
        if (!mayBeLaunched(turn.state, instance, key.role, turn.now))
            continue;
        if (instance.reserved && instance.agent && instance.agent->id != use.left.agent.id) {
            reasons = {Refusal::NoCorrespondingReservationFound};
            continue;
        }
        PlacementNeeds& needs = placementOf(turn, instance.spec);
        auto match = constraints::matchOffer(needs.needs, use.left, needs.placed, context, turn.state.random);
        if (!match) {
            reasons = std::move(match.error().reasons);
            continue;
        }
        ++entry.offers.processed;
        entry.offers.lastUsedAt = turn.now;
        provision(turn, slot, use, needs, std::move(*match));
        return Answer::Launched;
    }
    if (!reasons)
        return Answer::NothingToLaunch;
    noteRefusal(entry, use, std::move(*reasons), turn.now);
    return Answer::Refused;
}

bool mayTake(const Turn& turn, const OfferUse& use)
{
    const Settings& settings = turn.state.settings;
    return !settings.behaviour.throttles
           || (static_cast<int>(use.launches.size()) < settings.maxInstancesPerOffer
               && turn.state.connection.launchTokens > 0);
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

/// True if what is left is less than anybody can do with: it need not be shown around.
bool isUsedUp(const std::vector<OfferedResource>& left, const Resources& least)
{
    const auto sum = [&](std::string_view name) {
        Milli amount = 0;
        for (const OfferedResource& resource : left) {
            const Milli* part = std::get_if<Milli>(&resource.amount);
            amount += part && resource.name == name ? *part : 0;
        }
        return amount;
    };
    return sum("cpus") < toMilli(least.cpus) || sum("mem") < toMilli(least.mem);
}

/// What is done with the offers of one report. Meanwhile nobody new begins to wait, so whoever has nothing
/// left to launch is not asked again.
class OfferRound {
public:
    explicit OfferRound(Turn& turn);

    /// True if somebody wanted it.
    bool handle(const Offer& offer);

private:
    struct Askable {
        std::vector<Asked> items;
        Resources least; ///< what the most modest of them needs
    };

    std::set<InstanceId> reservationsToFree(const Offer& offer);
    void askAll(OfferUse& use, Askable& askable);
    bool goesOn(const OfferUse& use, const Askable& askable) const;

    Turn& m_turn;
    const constraints::MatchContext m_context;
    std::map<std::string, Askable> m_askable; ///< by role
};

OfferRound::OfferRound(Turn& turn)
    : m_turn(turn)
    , m_context(contextOf(turn))
{
    for (auto& item : turn.state.queue) {
        const SpecInstances* instances = turn.state.instances.of(item.first.id);
        if (!instances)
            continue;
        const Resources& needed = item.second.least;
        const auto [known, isNew] = m_askable.try_emplace(item.first.role, Askable{{}, needed});
        Askable& askable = known->second;
        askable.items.push_back({&item, instances});
        askable.least.cpus = std::min(askable.least.cpus, needed.cpus);
        askable.least.mem = std::min(askable.least.mem, needed.mem);
    }
}

bool OfferRound::goesOn(const OfferUse& use, const Askable& askable) const
{
    return mayTake(m_turn, use) && (use.launches.empty() || !isUsedUp(use.left.resources, askable.least));
}

/// In random order, unless nobody can take it anyway; who took something is asked again after all others.
void OfferRound::askAll(OfferUse& use, Askable& askable)
{
    std::vector<Asked>& items = askable.items;
    std::vector<Asked> again;
    const bool isTooSmall = isUsedUp(use.left.resources, askable.least);
    for (std::size_t asked = 0; asked < items.size() && goesOn(use, askable);) {
        if (const std::size_t others = items.size() - asked; others > 1 && !isTooSmall)
            std::swap(items[asked], items[asked + m_turn.state.random.below(others)]);
        const Asked item = items[asked];
        const Answer answer = isRefusedAgain(item.item->second, use, m_turn.now)
                                  ? Answer::Refused
                                  : tryOne(m_turn, item, use, m_context);
        if (answer == Answer::NothingToLaunch) {
            items[asked] = items.back();
            items.pop_back();
            continue;
        }
        if (answer == Answer::Launched)
            again.push_back(item);
        ++asked;
    }
    for (std::size_t asked = 0; asked < again.size() && goesOn(use, askable); ++asked) {
        const Asked item = again[asked];
        if (tryOne(m_turn, item, use, m_context) == Answer::Launched)
            again.push_back(item);
    }
}

/// Reservations of ours that no instance needs any more: it is unknown, or over for good. What was looked for
/// in this offer is looked for no longer, found or not.
std::set<InstanceId> OfferRound::reservationsToFree(const Offer& offer)
{
    State& state = m_turn.state;
    std::set<InstanceId> found;
    for (const OfferedResource& resource : offer.resources) {
        if (!resource.reservation)
            continue;
        const std::optional<InstanceId> owner = ownerOf(*resource.reservation, state.connection.framework);
        if (!owner)
            continue;
        const Instance* known = state.instances.find(*owner);
        if (!known || (known->goal == Goal::Decommissioned && isTerminal(known->condition)))
            found.insert(*owner);
    }
    std::erase_if(state.heldReservations, [&](const auto& held) {
        return held.second.agent == offer.agent.id && held.second.role == offer.allocationRole;
    });
    return found;
}

bool OfferRound::handle(const Offer& offer)
{
    if (std::set<InstanceId> freed = reservationsToFree(offer); !freed.empty()) {
        m_turn.call(AcceptOffer{offer.id, {}, std::move(freed)});
        m_turn.wantsOffers = m_turn.wantsOffers || !m_turn.state.queue.empty(); // the rest of it, once more
        return true;
    }
    OfferUse use{.offer = offer, .left = offer};
    Askable& askable = m_askable[offer.allocationRole];
    bool wanted = false;
    if (mayTake(m_turn, use)) {
        use.alike = offerLike(m_turn.state, offer);
        askAll(use, askable);
        wanted = use.original || !use.launches.empty();
    } else {
        wanted = std::ranges::any_of(
            askable.items, [&](const Asked& asked) { return isLaunchable(m_turn.state, asked, m_turn.now); });
    }
    if (use.original) // somebody had no use for it
        m_turn.state.unusedOffers[offer.agent.id] = use.original;
    if (use.launches.empty())
        m_turn.call(DeclineOffer{offer.id, m_turn.state.settings.declineOfferDuration});
    else
        m_turn.call(AcceptOffer{offer.id, std::move(use.launches)});
    return wanted;
}

std::set<std::string> wantedRoles(const State& state)
{
    std::set<std::string> roles;
    for (const auto& [key, entry] : state.queue)
        roles.insert(key.role);
    for (const auto& [id, held] : state.heldReservations)
        roles.insert(held.role);
    return roles;
}

bool needsOffers(const State& state)
{
    return !state.queue.empty() || !state.heldReservations.empty();
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

void reservationsHeard(Turn& turn, const InstanceChange& change)
{
    if (change.after || !change.before->reserved || !change.before->agent)
        return;
    turn.state.heldReservations.insert_or_assign(
        change.before->id, HeldReservation{change.before->agent->id, change.before->role});
    turn.wantsOffers = true;
}

void onOffers(Turn& turn, const std::vector<Offer>& offers)
{
    bool wanted = false;
    OfferRound round(turn);
    for (const Offer& offer : offers)
        wanted = round.handle(offer) || wanted;
    if (!wanted && !turn.wantsOffers && turn.state.heldReservations.empty()
        && !turn.state.connection.offersSuppressed) {
        turn.state.connection.offersSuppressed = true;
        turn.call(SuppressOffers{});
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
    } else if (!needsOffers(turn.state) && !connection.offersSuppressed) {
        connection.offersSuppressed = true;
        turn.call(SuppressOffers{});
    }
}

void onReviveAlarm(Turn& turn)
{
    Connection& connection = turn.state.connection;
    if (!connection.connected || !needsOffers(turn.state))
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
