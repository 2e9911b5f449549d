// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mesos/master_address.h"
#include "core/mesos/subscription.h"
#include "core/scheduler/ports.h"

#include <memory>
#include <string>

namespace pacer::mesos {

struct MesosOptions {
    MasterAddress master;
    SubscriptionSettings subscription;
    std::string principal; ///< "": no authentication
    std::string secret;
    bool verifyTls = true;
    std::string caFile;        ///< certificates in PEM; "": those of the system
    bool groupUsesTls = false; ///< masters found through ZooKeeper are spoken to by https
    std::uint64_t seed = 0;    ///< of pauses between attempts
    /// Lines of the log and the end of all attempts; both on the driver's thread.
    std::function<void(const std::string&)> log = [](const std::string&) {};
    std::function<void(const Errors&)> stopped = [](const Errors&) {};
};

/// What the driver is at, for those who watch.
struct MesosStatus {
    Subscription::Phase phase = Subscription::Phase::NoMaster;
    std::string master; ///< base address that is in use or tried
    std::optional<FrameworkId> framework;
    std::optional<Error> lastProblem;
};

/// A framework on a real Mesos master, through its v1 scheduler API.
///
/// Destroying it closes the stream and leaves the framework to its failover timeout: tasks go on, and the
/// next driver with the same framework id finds them.
class MesosDriver final : public scheduler::ClusterDriver {
public:
    /// TlsFailed if the certificates cannot be read.
    static Result<std::unique_ptr<MesosDriver>> make(MesosOptions options);
    ~MesosDriver() override;

    void start(Report report) override;
    void call(const scheduler::ClusterCall& call) override;
    /// Mesos fetches on its agents, and nobody else can tell what they reach: no problems.
    void resolve(const scheduler::ResolveArtifacts& request) override;

    MesosStatus status() const; ///< any thread

private:
    class Impl;
    explicit MesosDriver(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> m_impl;
};

} // namespace pacer::mesos
