// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/overloaded.h"
#include "core/local/amounts.h"
#include "core/scheduler/ports.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace pacer::test {

/// Stands where the scheduler stands: remembers what a driver reports, from any thread.
class Recorder {
public:
    void take(const scheduler::Event& event)
    {
        const std::lock_guard lock(m_mutex);
        if (const auto* const offers = std::get_if<scheduler::OffersReceived>(&event))
            m_offers.insert(m_offers.end(), offers->offers.begin(), offers->offers.end());
        else if (const auto* const status = std::get_if<scheduler::TaskStatusReceived>(&event))
            m_statuses[status->status.task].push_back(status->status);
        else if (const auto* const connected = std::get_if<scheduler::DriverConnected>(&event))
            m_connected = *connected;
        else if (const auto* const resolved = std::get_if<scheduler::ArtifactsResolved>(&event))
            m_resolved = *resolved;
    }

    std::size_t freeOffers() const
    {
        const std::lock_guard lock(m_mutex);
        return m_offers.size();
    }
    std::optional<Offer> offerOf(const std::string& agent) const
    {
        const std::lock_guard lock(m_mutex);
        const auto offer = find(agent);
        return offer == m_offers.end() ? std::nullopt : std::optional(*offer);
    }
    /// The offer is answered by whoever takes it.
    std::optional<Offer> takeOffer(const std::string& agent)
    {
        const std::lock_guard lock(m_mutex);
        const auto offer = find(agent);
        if (offer == m_offers.end())
            return std::nullopt;
        const Offer taken = *offer;
        m_offers.erase(offer);
        return taken;
    }
    /// Of all open offers together.
    Milli offeredCpus() const
    {
        const std::lock_guard lock(m_mutex);
        Milli cpus = 0;
        for (const Offer& offer : m_offers)
            cpus += local::amountsOf(offer.resources).cpus;
        return cpus;
    }

    /// Staging: nothing was reported yet.
    TaskState state(const TaskId& task) const { return last(task).state; }
    scheduler::TaskStatus last(const TaskId& task) const
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_statuses.find(task);
        return found == m_statuses.end() ? scheduler::TaskStatus{} : found->second.back();
    }
    std::vector<TaskState> states(const TaskId& task) const
    {
        const std::lock_guard lock(m_mutex);
        std::vector<TaskState> states;
        if (const auto found = m_statuses.find(task); found != m_statuses.end()) {
            for (const scheduler::TaskStatus& status : found->second)
                states.push_back(status.state);
        }
        return states;
    }
    bool isTerminal(const TaskId& task) const
    {
        const TaskState now = state(task);
        return now != TaskState::Staging && now != TaskState::Starting && now != TaskState::Running;
    }

    std::optional<scheduler::DriverConnected> connected() const
    {
        const std::lock_guard lock(m_mutex);
        return m_connected;
    }
    std::optional<scheduler::ArtifactsResolved> resolved() const
    {
        const std::lock_guard lock(m_mutex);
        return m_resolved;
    }

private:
    using Offers = std::vector<Offer>;

    Offers::const_iterator find(const std::string& agent) const
    {
        return std::ranges::find_if(
            m_offers, [&agent](const Offer& offer) { return offer.agent.id.value.ends_with('-' + agent); });
    }

    mutable std::mutex m_mutex;
    Offers m_offers;
    std::map<TaskId, std::vector<scheduler::TaskStatus>> m_statuses;
    std::optional<scheduler::DriverConnected> m_connected;
    std::optional<scheduler::ArtifactsResolved> m_resolved;
};

} // namespace pacer::test
