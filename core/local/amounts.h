// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/offer.h"

#include <cstdint>
#include <set>
#include <vector>

namespace pacer::local {

/// An amount of everything an agent has: scalars in thousandths, single ports.
struct Amounts {
    Milli cpus = 0;
    Milli mem = 0;
    Milli disk = 0;
    Milli gpus = 0;
    std::set<std::uint64_t> ports;

    Amounts& operator+=(const Amounts& other);
    Amounts& operator-=(const Amounts& other);
    bool contains(const Amounts& other) const; ///< `other` can be taken out of this
    bool isWorthOffering() const;              ///< enough for any task: a bit of cpu or memory
    bool operator==(const Amounts&) const = default;
};

/// All roles together: a local agent has one role for all it has.
Amounts amountsOf(const std::vector<OfferedResource>& resources);

std::vector<OfferedResource> resourcesOf(const Amounts& amounts, const std::string& role);

} // namespace pacer::local
