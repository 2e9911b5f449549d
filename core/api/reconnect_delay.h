// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace pacer::api {

/// How long to wait before attempt `failures` + 1: doubles from half a second to ten, and `chance` (0..1)
/// takes up to a quarter off, so that many consoles do not return in the same moment.
inline std::chrono::milliseconds reconnectDelay(int failures, double chance)
{
    constexpr double first = 500;
    constexpr double longest = 10'000;
    const double full = std::min(longest, first * static_cast<double>(1 << std::clamp(failures - 1, 0, 10)));
    return std::chrono::milliseconds(static_cast<int>(full * (1 - 0.25 * std::clamp(chance, 0.0, 1.0))));
}

} // namespace pacer::api
