// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstdint>

namespace pacer::rest {

/// How often something happens: the number since the start, and moving averages per second over one, five
/// and fifteen minutes that are brought up to date every five seconds.
class Meter {
public:
    using Time = std::chrono::steady_clock::time_point;
    struct Reading {
        std::uint64_t count = 0;
        double m1 = 0;
        double m5 = 0;
        double m15 = 0;
        double mean = 0; ///< since the start
    };

    explicit Meter(Time start)
        : m_start(start)
        , m_lastTick(start)
    {}

    void mark(Time now);
    Reading read(Time now);

private:
    void tick(Time now);

    Time m_start;
    Time m_lastTick;
    std::uint64_t m_count = 0;
    std::uint64_t m_sinceTick = 0;
    bool m_ticked = false;
    std::array<double, 3> m_rates{};
};

} // namespace pacer::rest
