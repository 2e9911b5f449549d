// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/shared.h"
#include "core/base/time.h"
#include "core/model/agent.h"
#include "core/model/container.h"
#include "core/model/resources.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace pacer {

struct DiskSource {
    DiskType type = DiskType::Root;
    std::string path; ///< "" for root disks
    std::optional<std::string> profile;
    std::optional<std::string> persistenceId; ///< a volume was made on it
    bool raw = false;                         ///< BLOCK or RAW: never used
    bool operator==(const DiskSource&) const = default;
};

struct Reservation {
    std::string role;
    std::string principal;
    std::vector<std::pair<std::string, std::string>> labels;
    bool operator==(const Reservation&) const = default;
};

/// One resource of an offer: "cpus", "mem", "disk", "gpus" as thousandths, "ports" as ranges, others as a
/// set.
struct OfferedResource {
    std::string name;
    std::string role = "*";
    std::variant<Milli, Ranges, std::set<std::string>> amount;
    Shared<Reservation> reservation{}; ///< dynamic reservations only
    Shared<DiskSource> disk{};         ///< absent: the root disk
    bool operator==(const OfferedResource&) const = default;
};

struct Unavailability {
    Timestamp start{};
    std::optional<Duration> duration;
    bool operator==(const Unavailability&) const = default;
};

/// What an agent has free at this moment, ours until it is accepted, declined or rescinded.
struct Offer {
    OfferId id;
    AgentInfo agent;
    std::string allocationRole = "*";
    std::vector<OfferedResource> resources;
    std::optional<Unavailability> unavailability;
    bool operator==(const Offer&) const = default;
};

} // namespace pacer
