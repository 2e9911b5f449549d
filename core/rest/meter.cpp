// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/meter.h"

#include <cmath>

namespace pacer::rest {
namespace {

constexpr std::chrono::seconds interval{5};
constexpr std::array minutes{1.0, 5.0, 15.0};

double seconds(std::chrono::steady_clock::duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace

void Meter::mark(Time now)
{
    tick(now);
    ++m_count;
    ++m_sinceTick;
}

Meter::Reading Meter::read(Time now)
{
    tick(now);
    const double age = seconds(now - m_start);
    return {m_count, m_rates[0], m_rates[1], m_rates[2], age > 0 ? static_cast<double>(m_count) / age : 0.0};
}

/// All intervals that have passed at once: the first took what was counted, the others nothing.
void Meter::tick(Time now)
{
    const auto passed = (now - m_lastTick) / interval;
    if (passed <= 0)
        return;
    m_lastTick += interval * passed;
    const double rate = static_cast<double>(m_sinceTick) / seconds(interval);
    m_sinceTick = 0;
    for (std::size_t i = 0; i < m_rates.size(); ++i) {
        const double weight = 1 - std::exp(-seconds(interval) / 60 / minutes[i]);
        m_rates[i] = m_ticked ? m_rates[i] + weight * (rate - m_rates[i]) : rate;
        m_rates[i] *= std::pow(1 - weight, static_cast<double>(passed - 1));
    }
    m_ticked = true;
}

} // namespace pacer::rest
