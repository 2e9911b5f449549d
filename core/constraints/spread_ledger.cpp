// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/spread_ledger.h"

#include "core/constraints/attributes.h"

namespace pacer::constraints {

namespace {

bool countsInstances(const Constraint& constraint)
{
    switch (constraint.op) {
    case ConstraintOperator::Unique:
    case ConstraintOperator::GroupBy:
    case ConstraintOperator::MaxPer: return true;
    case ConstraintOperator::Cluster: return constraint.value.value_or("").empty();
    case ConstraintOperator::Like:
    case ConstraintOperator::Unlike:
    case ConstraintOperator::Is: return false;
    }
    return false;
}

} // namespace

bool isPlaced(const Instance& instance, Timestamp lastConfigChangeAt)
{
    if (isLost(instance.condition) || instance.isScheduled())
        return false;
    return instance.version() >= lastConfigChangeAt;
}

void FieldSpread::add(const Value& value)
{
    resize(value, 1);
}

void FieldSpread::remove(const Value& value)
{
    if (m_sizes.contains(value))
        resize(value, -1);
}

void FieldSpread::resize(const Value& value, int change)
{
    int& size = m_sizes[value];
    if (size > 0 && --m_groupsOfSize[size] == 0)
        m_groupsOfSize.erase(size);
    size += change;
    if (size > 0)
        ++m_groupsOfSize[size];
    else
        m_sizes.erase(value);
}

int FieldSpread::sizeOf(const Value& value) const
{
    const auto found = m_sizes.find(value);
    return found == m_sizes.end() ? 0 : found->second;
}

int FieldSpread::smallest() const
{
    return m_groupsOfSize.empty() ? 0 : m_groupsOfSize.begin()->first;
}

int FieldSpread::largest() const
{
    return m_groupsOfSize.empty() ? 0 : m_groupsOfSize.rbegin()->first;
}

long long FieldSpread::beyond(int quota) const
{
    long long sum = 0;
    for (auto at = m_groupsOfSize.upper_bound(quota); at != m_groupsOfSize.end(); ++at)
        sum += static_cast<long long>(at->first - quota) * at->second;
    return sum;
}

SpreadLedger::SpreadLedger(const std::vector<Constraint>& constraints, Timestamp lastConfigChangeAt)
    : m_lastConfigChangeAt(lastConfigChangeAt)
{
    for (const Constraint& constraint : constraints) {
        if (countsInstances(constraint))
            m_spreads.try_emplace(constraint.field);
    }
}

void SpreadLedger::update(const Instance& instance)
{
    const auto known = m_entries.find(instance.id);
    if (!isPlaced(instance, m_lastConfigChangeAt)) {
        if (known != m_entries.end())
            remove(instance.id);
        return;
    }

    Entry entry;
    entry.order = known == m_entries.end() ? m_next++ : known->second.order;
    entry.wanted = instance.spec.instances();
    for (const auto& [field, spread] : m_spreads)
        entry.values[field] = instance.agent ? fieldValue(*instance.agent, field) : std::nullopt;
    if (known != m_entries.end() && known->second == entry)
        return;

    remove(instance.id);
    for (const auto& [field, value] : entry.values)
        m_spreads[field].add(value);
    m_order[entry.order] = instance.id;
    m_entries[instance.id] = std::move(entry);
}

void SpreadLedger::remove(const InstanceId& id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return;
    for (const auto& [field, value] : found->second.values)
        m_spreads[field].remove(value);
    m_order.erase(found->second.order);
    m_entries.erase(found);
}

const FieldSpread& SpreadLedger::spread(const std::string& field) const
{
    static const FieldSpread nothing;
    const auto found = m_spreads.find(field);
    return found == m_spreads.end() ? nothing : found->second;
}

std::optional<std::string> SpreadLedger::firstValue(const std::string& field) const
{
    if (m_order.empty())
        return std::nullopt;
    const Entry& first = m_entries.at(m_order.begin()->second);
    const auto found = first.values.find(field);
    return found == first.values.end() ? std::nullopt : found->second;
}

int SpreadLedger::wantedOfFirst() const
{
    return m_order.empty() ? 1 : m_entries.at(m_order.begin()->second).wanted;
}

} // namespace pacer::constraints
