// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <string>

namespace pacer {

/// A repeatable source of chance: equal seeds give equal draws, on every machine (decision 20).
/// A value: it is part of the engine's state and copied with it. (SplitMix64.)
class Random {
public:
    explicit Random(std::uint64_t seed = 0)
        : m_state(seed)
    {}

    std::uint64_t next();

    /// Uniform in [0, bound); 0 for bound 0.
    std::uint64_t below(std::uint64_t bound);

    bool operator==(const Random&) const = default;

private:
    std::uint64_t m_state;
};

/// A random uuid (version 4): deployment ids.
std::string randomUuid(Random& random);

/// A time based uuid (version 1) with a random clock sequence and node: instance ids.
std::string timeUuid(Timestamp now, Random& random);

/// True for the text form of any uuid, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx" in hex digits.
bool isUuid(std::string_view text);

} // namespace pacer
