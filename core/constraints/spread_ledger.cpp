// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/constraints/spread_ledger.h"

#include "core/constraints/attributes.h"

#include <algorithm>

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

FieldSpread::Group FieldSpread::groupOf(const Value& value)
{
    const auto [known, isNew] = m_known.try_emplace(value, m_values.size());
    if (isNew) {
        m_values.push_back(value);
        m_sizes.push_back(0);
    }
    return known->second;
}

void FieldSpread::resize(Group group, int change)
{
    int& size = m_sizes[group];
    if (size > 0) {
        --m_groups;
        if (--m_groupsOfSize[size] == 0)
            m_groupsOfSize.erase(size);
    }
    size += change;
    if (size > 0) {
        ++m_groups;
        ++m_groupsOfSize[size];
    }
}

int FieldSpread::sizeOf(const Value& value) const
{
    const auto found = m_known.find(value);
    return found == m_known.end() ? 0 : m_sizes[found->second];
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
        if (countsInstances(constraint) && !find(constraint.field))
            m_fields.push_back({constraint.field, {}});
    }
}

void SpreadLedger::update(const Instance& instance)
{
    if (!isPlaced(instance, m_lastConfigChangeAt)) {
        remove(instance.id);
        return;
    }
    Entry entry;
    entry.wanted = instance.spec.instances();
    for (Field& field : m_fields)
        entry.groups.push_back(
            field.spread.groupOf(instance.agent ? fieldValue(*instance.agent, field.name) : std::nullopt));

    const auto [order, isNew] = m_orders.try_emplace(instance.id.value, m_next);
    Entry& known = m_entries[order->second];
    if (isNew)
        ++m_next;
    else if (known == entry)
        return;
    else
        count(known, false);
    known = std::move(entry);
    count(known, true);
}

void SpreadLedger::remove(const InstanceId& id)
{
    const auto order = m_orders.find(id.value);
    if (order == m_orders.end())
        return;
    const auto entry = m_entries.find(order->second);
    count(entry->second, false);
    m_entries.erase(entry);
    m_orders.erase(order);
}

void SpreadLedger::count(const Entry& entry, bool in)
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        FieldSpread& spread = m_fields[i].spread;
        in ? spread.add(entry.groups[i]) : spread.remove(entry.groups[i]);
    }
}

const SpreadLedger::Field* SpreadLedger::find(const std::string& field) const
{
    const auto found = std::ranges::find(m_fields, field, &Field::name);
    return found == m_fields.end() ? nullptr : &*found;
}

const FieldSpread& SpreadLedger::spread(const std::string& field) const
{
    static const FieldSpread nothing;
    const Field* found = find(field);
    return found ? found->spread : nothing;
}

std::optional<std::string> SpreadLedger::firstValue(const std::string& field) const
{
    const Field* found = find(field);
    if (!found || m_entries.empty())
        return std::nullopt;
    const auto index = static_cast<std::size_t>(found - m_fields.data());
    return found->spread.valueOf(m_entries.begin()->second.groups[index]);
}

int SpreadLedger::wantedOfFirst() const
{
    return m_entries.empty() ? 1 : m_entries.begin()->second.wanted;
}

} // namespace pacer::constraints
