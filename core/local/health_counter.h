// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <chrono>
#include <optional>

namespace pacer::local {

/// Counts the results of one health check beside a task (spec/scheduling.md 10.2).
class HealthCounter {
public:
    using Clock = std::chrono::steady_clock;

    struct Verdict {
        std::optional<bool> healthy; ///< to be reported; absent: nothing new to say
        bool kill = false;
    };

    /// `begin`: when the checker of this task began.
    HealthCounter(Duration grace, int maxFailures, Clock::time_point begin)
        : m_grace(grace)
        , m_maxFailures(maxFailures)
        , m_begin(begin)
    {}

    Verdict add(bool success, Clock::time_point now)
    {
        if (success) {
            const bool news = !m_succeeded || m_failures > 0;
            m_succeeded = true;
            m_failures = 0;
            return {news ? std::optional(true) : std::nullopt, false};
        }
        if (!m_succeeded && m_grace > Duration::zero() && now - m_begin <= m_grace)
            return {};
        ++m_failures;
        return {false, m_failures >= m_maxFailures};
    }

private:
    Duration m_grace;
    int m_maxFailures;
    Clock::time_point m_begin;
    bool m_succeeded = false;
    int m_failures = 0;
};

} // namespace pacer::local
