// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/model/path_id.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What goes wrong on a virtual cluster, and when.
namespace pacer::simulation {

enum class FaultKind { Exit, Signal, Lost, Unreachable, Healthy, Unhealthy, NoVerdict, Ready, NotReady };

struct Fault {
    FaultKind kind = FaultKind::Exit;
    int status = 0;       ///< Exit: the exit status, 0 to 255
    std::string signal{}; ///< Signal: what it is called, "Killed"
    bool operator==(const Fault&) const = default;
};

/// "exit 1", "signal Killed", "lost", "unreachable", "healthy", "unhealthy", "no verdict" (the check beside
/// the task says nothing from now on), "ready", "not ready"; nullopt for anything else.
std::optional<Fault> faultNamed(std::string_view text);

/// One line of a script: which instances, when after all their tasks run, and what happens to them.
struct FaultRule {
    std::string app;             ///< "/shop/db"; a `*` stands for any text, slashes included
    std::optional<int> version;  ///< the n-th version of the app that was launched, from 1
    std::optional<int> instance; ///< the n-th launch, from 1: of that version, without one of the app
    Duration after{};
    Fault then;
    std::string container{}; ///< of a pod, which one exits or is killed; else the first one
    bool operator==(const FaultRule&) const = default;
};

/// True if `pattern`, in which each `*` stands for any text, fits the whole of `text`.
bool fits(std::string_view pattern, std::string_view text);

/// A script under way: counts launches and says which rules are meant for each.
class FaultPlan {
public:
    FaultPlan() = default;
    explicit FaultPlan(std::vector<FaultRule> rules)
        : m_rules(std::move(rules))
    {}

    const std::vector<FaultRule>& rules() const { return m_rules; }

    /// An instance of `app` is launched: the rules that will befall it, as indexes, in the order of the
    /// script.
    std::vector<std::uint32_t> launched(const PathId& app, Timestamp version);

private:
    struct Counts {
        std::vector<std::pair<Timestamp, int>> versions; ///< in order of their first launch, with launches
        int launches = 0;
        std::vector<std::uint32_t> rules; ///< whose pattern fits
    };

    std::vector<FaultRule> m_rules;
    std::map<PathId, Counts> m_apps;
};

/// How badly statuses travel from agents to the scheduler. What is lost is sent again until it is
/// acknowledged; late ones overtake each other.
struct MessageFaults {
    int lostPercent = 0;
    int duplicatedPercent = 0;
    int latePercent = 0;
    Duration lateBy = std::chrono::seconds{1}; ///< at most
    bool operator==(const MessageFaults&) const = default;
};

} // namespace pacer::simulation
