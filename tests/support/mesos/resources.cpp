// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/resources.h"

#include <algorithm>

namespace pacer::mesos_double {
namespace {

using Ranges = std::vector<ValueRange>;

Ranges united(Ranges all)
{
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    Ranges out;
    for (const ValueRange& range : all) {
        if (!out.empty() && range.begin <= out.back().end + 1)
            out.back().end = std::max(out.back().end, range.end);
        else
            out.push_back(range);
    }
    return out;
}

Ranges without(const Ranges& from, const Ranges& what)
{
    Ranges left = from;
    for (const ValueRange& cut : what) {
        Ranges next;
        for (const ValueRange& range : left) {
            if (cut.end < range.begin || cut.begin > range.end) {
                next.push_back(range);
                continue;
            }
            if (range.begin < cut.begin)
                next.push_back({range.begin, cut.begin - 1});
            if (range.end > cut.end)
                next.push_back({cut.end + 1, range.end});
        }
        left = std::move(next);
    }
    return left;
}

bool covers(const Ranges& outer, const Ranges& inner)
{
    return std::all_of(inner.begin(), inner.end(), [&](const ValueRange& range) {
        return std::any_of(outer.begin(), outer.end(), [&](const ValueRange& wide) {
            return wide.begin <= range.begin && range.end <= wide.end;
        });
    });
}

bool holds(const Resource& whole, const Resource& part)
{
    if (!whole.sameKindAs(part))
        return false;
    switch (whole.type) {
    case Resource::Type::Scalar:
        return whole.isWhole() ? whole.thousandths == part.thousandths
                               : whole.thousandths >= part.thousandths;
    case Resource::Type::Ranges: return covers(whole.ranges, part.ranges);
    case Resource::Type::Set:
        return std::includes(whole.items.begin(), whole.items.end(), part.items.begin(), part.items.end());
    }
    return false;
}

/// A role above `role`, or the role itself: what is reserved to "a" may go to "a/b".
bool mayUse(const std::string& role, const std::string& reservedRole)
{
    return role == reservedRole || role.starts_with(reservedRole + '/');
}

} // namespace

bool Resource::isVolume() const
{
    return disk.find("\"persistence\"") != std::string::npos;
}

bool Resource::isWhole() const
{
    return isVolume() || disk.find("\"MOUNT\"") != std::string::npos;
}

bool Resource::isEmpty() const
{
    switch (type) {
    case Type::Scalar: return thousandths <= 0;
    case Type::Ranges: return ranges.empty();
    case Type::Set: return items.empty();
    }
    return true;
}

bool Resource::sameKindAs(const Resource& other) const
{
    return name == other.name && type == other.type && allocatedTo == other.allocatedTo
           && reservations == other.reservations && disk == other.disk && provider == other.provider
           && shared == other.shared && revocable == other.revocable;
}

void Resources::add(const Resource& resource)
{
    if (resource.isEmpty())
        return;
    for (Resource& mine : m_all) {
        if (!mine.sameKindAs(resource) || resource.isWhole())
            continue;
        mine.thousandths += resource.thousandths;
        if (!resource.ranges.empty()) {
            Ranges both = mine.ranges;
            both.insert(both.end(), resource.ranges.begin(), resource.ranges.end());
            mine.ranges = united(std::move(both));
        }
        std::vector<std::string> items;
        std::set_union(mine.items.begin(), mine.items.end(), resource.items.begin(), resource.items.end(),
                       std::back_inserter(items));
        mine.items = std::move(items);
        return;
    }
    m_all.push_back(resource);
}

void Resources::add(const Resources& others)
{
    for (const Resource& resource : others.m_all)
        add(resource);
}

bool Resources::take(const Resource& resource)
{
    if (resource.isEmpty())
        return true;
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const Resource& mine) { return holds(mine, resource); });
    if (found == m_all.end())
        return false;
    found->thousandths -= resource.thousandths;
    found->ranges = without(found->ranges, resource.ranges);
    std::vector<std::string> items;
    std::set_difference(found->items.begin(), found->items.end(), resource.items.begin(),
                        resource.items.end(), std::back_inserter(items));
    found->items = std::move(items);
    if (found->isEmpty())
        m_all.erase(found);
    return true;
}

bool Resources::take(const Resources& others)
{
    Resources left = *this;
    for (const Resource& resource : others.m_all)
        if (!left.take(resource))
            return false;
    *this = std::move(left);
    return true;
}

bool Resources::contains(const Resources& others) const
{
    Resources left = *this;
    return left.take(others);
}

Resources Resources::unallocated() const
{
    return allocatedTo({});
}

Resources Resources::allocatedTo(const std::string& role) const
{
    Resources out;
    for (Resource resource : m_all) {
        resource.allocatedTo = role;
        out.add(resource);
    }
    return out;
}

Resources Resources::reservedTo(const std::string& role) const
{
    Resources out;
    for (const Resource& resource : m_all)
        if (resource.isReserved() && mayUse(role, resource.role()))
            out.add(resource);
    return out;
}

Resources Resources::unreserved() const
{
    Resources out;
    for (const Resource& resource : m_all)
        if (!resource.isReserved())
            out.add(resource);
    return out;
}

double Resources::scalar(const std::string& name) const
{
    std::int64_t sum = 0;
    for (const Resource& resource : m_all)
        if (resource.name == name)
            sum += resource.thousandths;
    return static_cast<double>(sum) / 1000;
}

} // namespace pacer::mesos_double
