// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Where a cluster is to be found, as --master says it.
namespace pacer::mesos {

/// "http://a:5050,b:5050": base addresses, without a slash at the end. Whoever of them does not lead says who
/// does.
using MasterList = std::vector<std::string>;

/// "zk://user:password@h1:2181,h2:2181/mesos"
struct ZooKeeperGroup {
    std::string hosts; ///< "h1:2181,h2:2181"
    std::string path;  ///< "/mesos"
    std::string auth;  ///< "user:password" for the scheme digest, "" for none
};

using MasterAddress = std::variant<MasterList, ZooKeeperGroup>;

/// InvalidArgument with the part that is wrong. "a" alone means http and port 5050.
Result<MasterAddress> parseMasterAddress(std::string_view text);

/// True for what names a Mesos master at all, as opposed to "local" and "simulated".
bool looksLikeMaster(std::string_view text);

/// The leader out of the names below a group's node: the lowest "json.info_…"; "" if there is none.
std::string leaderNode(const std::vector<std::string>& names);

/// Base addresses of the master that such a node describes, the better one first; empty if it cannot be read.
std::vector<std::string> mastersOf(std::string_view nodeData, bool tls);

} // namespace pacer::mesos
