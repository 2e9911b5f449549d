// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string>

namespace pacer {

/// A string that names one kind of thing. Ids of different kinds do not convert into each other.
template <class Tag>
struct Id {
    std::string value;

    auto operator<=>(const Id&) const = default;
};

using InstanceId = Id<struct InstanceIdTag>; ///< "shop_db.instance-<uuid>", spec/marathon-api.md 3
using TaskId = Id<struct TaskIdTag>;         ///< "<instance id>._app.<n>", unique for ever
using AgentId = Id<struct AgentIdTag>;
using OfferId = Id<struct OfferIdTag>;
using DeploymentId = Id<struct DeploymentIdTag>; ///< a random uuid
using FrameworkId = Id<struct FrameworkIdTag>;

} // namespace pacer
