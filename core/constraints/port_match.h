// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/constraints/resource_match.h"
#include "core/model/offer.h"
#include "core/model/run_spec.h"

#include <optional>
#include <vector>

namespace pacer::constraints {

/// What a definition, mapping or endpoint wants of the agent's ports.
struct PortNeed {
    enum class Kind { None, Dynamic, Static };
    Kind kind = Kind::Dynamic;
    int port = 0; ///< Static only

    bool operator==(const PortNeed&) const = default;
};

/// One entry per port definition, mapping or endpoint, in order (spec/scheduling.md 5).
std::vector<PortNeed> portNeeds(const RunSpec& spec);

struct PortMatch {
    std::vector<std::optional<int>> hostPorts; ///< one per need; nullopt: none was wanted
    std::vector<OfferedResource> consumed;     ///< split per run of equal role and reservation
};

/// Static ports as wanted, dynamic ones from a random place on (decision 20). All or nothing: nullopt if one
/// of them is not there. Only resources that pass the selector are used.
std::optional<PortMatch> matchPorts(const std::vector<PortNeed>& needs,
                                    const std::vector<OfferedResource>& offered,
                                    const ResourceSelector& selector, Random& random);

} // namespace pacer::constraints
