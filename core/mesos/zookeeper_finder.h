// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mesos/master_address.h"

#include <boost/asio/io_context.hpp>

#include <functional>
#include <memory>

namespace pacer::mesos {

/// Watches who leads a group of masters in ZooKeeper. Sessions that expire are begun again, for ever.
class ZooKeeperFinder {
public:
    struct Outlets {
        /// Base addresses of the leader, on the loop's thread; empty while nobody leads, or nobody knows.
        std::function<void(std::vector<std::string>)> found;
        std::function<void(const Error&)> problem;
    };

    /// `tls`: the leader is spoken to by https.
    ZooKeeperFinder(boost::asio::io_context& loop, ZooKeeperGroup group, bool tls, Outlets outlets);
    ZooKeeperFinder(const ZooKeeperFinder&) = delete;
    ZooKeeperFinder& operator=(const ZooKeeperFinder&) = delete;
    ~ZooKeeperFinder(); ///< nothing is told any more

private:
    class Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace pacer::mesos
