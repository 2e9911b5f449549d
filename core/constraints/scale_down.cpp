// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/scale_down.h"

#include "core/constraints/attributes.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace pacer::constraints {

namespace {

/// The candidates grouped by one field. A group that loses all its members stays, with size 0.
class Grouping {
public:
    Grouping(const std::vector<const Instance*>& candidates, const std::string& field)
    {
        std::map<std::optional<std::string>, std::size_t> groups;
        for (const Instance* candidate : candidates) {
            const auto value = candidate->agent ? fieldValue(*candidate->agent, field) : std::nullopt;
            const auto [group, isNew] = groups.try_emplace(value, groups.size());
            if (isNew)
                m_sizes.push_back(0);
            ++m_sizes[group->second];
            m_groupOf.push_back(group->second);
        }
        for (const int size : m_sizes)
            ++m_groupsOfSize[size];
        m_spreadAtFirst = spread();
    }

    int spread() const { return m_groupsOfSize.rbegin()->first - m_groupsOfSize.begin()->first; }

    bool isInLargest(std::size_t candidate) const
    {
        return m_sizes[m_groupOf[candidate]] == m_groupsOfSize.rbegin()->first;
    }

    /// Whether the groups stay even, or become more even than they were, without `candidate`.
    bool allows(std::size_t candidate) const
    {
        const int size = m_sizes[m_groupOf[candidate]];
        const auto largest = m_groupsOfSize.rbegin();
        const bool shrinksLargest = size == largest->first && largest->second == 1;
        const int after =
            (shrinksLargest ? size - 1 : largest->first) - std::min(m_groupsOfSize.begin()->first, size - 1);
        return after <= 1 || after < m_spreadAtFirst;
    }

    void take(std::size_t candidate)
    {
        int& size = m_sizes[m_groupOf[candidate]];
        if (--m_groupsOfSize[size] == 0)
            m_groupsOfSize.erase(size);
        ++m_groupsOfSize[--size];
    }

private:
    std::vector<int> m_sizes;
    std::vector<std::size_t> m_groupOf; ///< by candidate
    std::map<int, int> m_groupsOfSize;
    int m_spreadAtFirst = 0;
};

class Chooser {
public:
    Chooser(const std::vector<const Instance*>& candidates, const std::vector<Constraint>& constraints)
        : m_taken(candidates.size(), false)
    {
        for (const Constraint& constraint : constraints) {
            if (constraint.op == ConstraintOperator::GroupBy)
                m_groupings.emplace_back(candidates, constraint.field);
        }
    }

    bool hasGroups() const { return !m_groupings.empty(); }

    /// The next one to go; nullopt if no candidate qualifies.
    std::optional<std::size_t> next()
    {
        std::vector<const Grouping*> byNeed;
        for (const Grouping& grouping : m_groupings)
            byNeed.push_back(&grouping);
        std::ranges::stable_sort(byNeed, std::ranges::greater{}, &Grouping::spread);

        for (const Grouping* grouping : byNeed) {
            if (grouping->spread() == 0)
                break;
            if (const auto found = first([&](std::size_t at) { return grouping->isInLargest(at); }))
                return taken(*found);
        }
        if (const auto found = first([](std::size_t) { return true; }))
            return taken(*found);
        return std::nullopt;
    }

private:
    template <class Wanted>
    std::optional<std::size_t> first(Wanted wanted) const
    {
        for (std::size_t at = 0; at < m_taken.size(); ++at) {
            if (!m_taken[at] && wanted(at)
                && std::ranges::all_of(m_groupings, [at](const Grouping& g) { return g.allows(at); }))
                return at;
        }
        return std::nullopt;
    }

    std::size_t taken(std::size_t at)
    {
        m_taken[at] = true;
        for (Grouping& grouping : m_groupings)
            grouping.take(at);
        return at;
    }

    std::vector<Grouping> m_groupings;
    std::vector<bool> m_taken;
};

} // namespace

std::vector<const Instance*> chooseByConstraints(const std::vector<const Instance*>& candidates,
                                                 const std::vector<Constraint>& constraints, int count)
{
    if (count <= 0)
        return {};
    if (static_cast<std::size_t>(count) >= candidates.size())
        return candidates;

    Chooser chooser(candidates, constraints);
    std::vector<const Instance*> chosen;
    while (chooser.hasGroups() && chosen.size() < static_cast<std::size_t>(count)) {
        const auto next = chooser.next();
        if (!next)
            break;
        chosen.push_back(candidates[*next]);
    }
    return chosen;
}

} // namespace pacer::constraints
