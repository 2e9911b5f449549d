// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/fault_plan.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace pacer::simulation {

namespace {

constexpr std::array<std::pair<std::string_view, FaultKind>, 7> names{{
    {"lost", FaultKind::Lost},
    {"unreachable", FaultKind::Unreachable},
    {"healthy", FaultKind::Healthy},
    {"unhealthy", FaultKind::Unhealthy},
    {"no verdict", FaultKind::NoVerdict},
    {"ready", FaultKind::Ready},
    {"not ready", FaultKind::NotReady},
}};

constexpr int highestExitStatus = 255;

} // namespace

std::optional<Fault> faultNamed(std::string_view text)
{
    const auto* const named = std::ranges::find(names, text, &std::pair<std::string_view, FaultKind>::first);
    if (named != names.end())
        return Fault{named->second, 0, {}};
    constexpr std::string_view signal = "signal ";
    if (text.starts_with(signal) && text.size() > signal.size())
        return Fault{FaultKind::Signal, 0, std::string(text.substr(signal.size()))};
    constexpr std::string_view exit = "exit ";
    if (!text.starts_with(exit))
        return std::nullopt;
    text.remove_prefix(exit.size());
    int status = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), status);
    if (error != std::errc{} || end != text.data() + text.size() || status < 0 || status > highestExitStatus)
        return std::nullopt;
    return Fault{FaultKind::Exit, status, {}};
}

bool fits(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos; // the last one met, and how much it stands for so far
    std::size_t taken = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            taken = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++taken;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

std::vector<std::uint32_t> FaultPlan::launched(const PathId& app, Timestamp version)
{
    std::vector<std::uint32_t> befalls;
    if (m_rules.empty())
        return befalls;
    const auto [known, isNew] = m_apps.try_emplace(app);
    Counts& counts = known->second;
    if (isNew) {
        for (std::uint32_t i = 0; i < m_rules.size(); ++i) {
            if (fits(m_rules[i].app, app.text()))
                counts.rules.push_back(i);
        }
    }
    ++counts.launches;
    auto seen = std::ranges::find(counts.versions, version, &std::pair<Timestamp, int>::first);
    if (seen == counts.versions.end())
        seen = counts.versions.insert(seen, {version, 0});
    ++seen->second;
    const auto ordinal = static_cast<int>(seen - counts.versions.begin()) + 1;
    for (const std::uint32_t index : counts.rules) {
        const FaultRule& rule = m_rules[index];
        const int launch = rule.version ? seen->second : counts.launches;
        if ((!rule.version || *rule.version == ordinal) && (!rule.instance || *rule.instance == launch))
            befalls.push_back(index);
    }
    return befalls;
}

} // namespace pacer::simulation
