// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/local/agent_config.h"
#include "core/local/amounts.h"
#include "core/local/sandbox.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace pacer::local {

/// What one agent has, what of it is used, offered or refused. Knows numbers only, no processes.
class LocalAgent {
public:
    using Clock = std::chrono::steady_clock;

    LocalAgent(AgentConfig config, AgentId id, AgentFolders folders);

    const AgentInfo& info() const { return m_info; }
    const AgentFolders& folders() const { return m_folders; }
    const std::string& role() const { return m_config.role; }
    const Amounts& total() const { return m_total; }
    const Amounts& used() const { return m_used; }

    /// Everything that is free and not refused, as an offer named `id`; nullopt if there is nothing to offer.
    std::optional<Offer> offer(const OfferId& id, const std::string& allocationRole, Clock::time_point now);

    /// The offer is answered: what it held, free again. nullopt: it is none of ours, or answered already.
    std::optional<Amounts> takeBack(const OfferId& id);

    /// Do not offer this, or less, before `until` (spec/mesos.md 4.1).
    void refuse(const Amounts& amounts, Clock::time_point until);
    void forgetRefusal() { m_refusal.reset(); }
    /// When the refusal ends.
    std::optional<Clock::time_point> refusedUntil() const;

    void use(const Amounts& amounts) { m_used += amounts; }
    void release(const Amounts& amounts) { m_used -= amounts; }

private:
    struct Refusal {
        Amounts amounts;
        Clock::time_point until;
    };

    AgentConfig m_config;
    AgentInfo m_info;
    AgentFolders m_folders;
    Amounts m_total;
    Amounts m_used;
    std::map<OfferId, Amounts> m_offered;
    std::optional<Refusal> m_refusal;
};

} // namespace pacer::local
