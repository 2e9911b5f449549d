// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scheduler/messages.h"

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

/// What the scheduler asks of the world. Local agents, a Mesos master, SQLite and the tests stand behind it.
namespace pacer::scheduler {

/// The only door to machines.
///
/// All calls are made on the engine thread, return at once and never fail; whatever comes of them arrives as
/// an event through `report`, which may be called on any thread. Nothing is reported before start().
class ClusterDriver {
public:
    using Report = std::function<void(Event)>;

    ClusterDriver() = default;
    ClusterDriver(const ClusterDriver&) = delete;
    ClusterDriver& operator=(const ClusterDriver&) = delete;
    virtual ~ClusterDriver() = default;

    virtual void start(Report report) = 0;
    virtual void call(const ClusterCall& call) = 0;
    /// Checks artifacts (decision 4); answered by ArtifactsResolved. A driver that cannot tell says: no
    /// problems.
    virtual void resolve(const ResolveArtifacts& request) = 0;
};

/// Sends one probe and answers once with ProbeAnswered, whatever happens. Same rules as ClusterDriver.
class Prober {
public:
    Prober() = default;
    Prober(const Prober&) = delete;
    Prober& operator=(const Prober&) = delete;
    virtual ~Prober() = default;

    virtual void start(ClusterDriver::Report report) = 0;
    virtual void send(const SendProbe& probe) = 0;
};

/// A record of an ended deployment that is kept: its number, and how many actions it lists.
struct KeptRecord {
    std::uint64_t number = 0;
    std::size_t actions = 0;
};

/// What is read back at start (architecture.md, "Durable state").
struct StoredState {
    RootGroup root; ///< null: nothing stored yet
    std::vector<Instance> instances;
    std::vector<StoredDeployment> deployments;
    std::vector<KeptRecord> history; ///< in any order
    std::vector<LaunchDelay> delays;
    std::vector<TaskFailure> taskFailures;
    std::optional<FrameworkId> frameworkId;
    std::vector<std::string> broken; ///< what could not be read, for the log (D10)
};

/// Durable state. Engine thread only. `commit` is one transaction: all or nothing, on disk when it returns.
class Store {
public:
    Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    virtual ~Store() = default;

    virtual Result<StoredState> load() = 0;
    virtual Result<void> commit(std::span<const StoreWrite> writes) = 0;
};

struct FileEntry {
    std::string path; ///< absolute, as /files/browse names it
    bool directory = false;
    std::uint64_t size = 0;
    std::uint32_t mode = 0;
    std::uint64_t nlink = 1;
    Timestamp modified{};
    std::string owner;
    std::string group;
};

struct FileChunk {
    std::uint64_t offset = 0; ///< the size of the file when -1 was asked for
    std::string data;
};

struct SandboxTask {
    TaskId id;
    InstanceId instance;
    PathId appId;
    std::string executorId;
    std::string directory; ///< real sandbox folder
    TaskState state{};
    Resources resources;
    Timestamp startedAt{};
    bool completed = false;
};

/// One local agent with what ever ran on it and still has a sandbox, for /state (spec/mesos.md 13).
struct AgentSnapshot {
    AgentInfo info;
    std::vector<OfferedResource> total;
    std::vector<OfferedResource> used;
    std::vector<SandboxTask> tasks;
    bool containers = false; ///< a container runtime works
};

/// The sandboxes of local agents. May be called on any thread; blocks for file I/O, so never on the engine's
/// or the GUI's. Paths are virtual ("/frameworks/…/runs/latest/…") or real; what leaves the sandboxes is
/// refused.
class SandboxFiles {
public:
    SandboxFiles() = default;
    SandboxFiles(const SandboxFiles&) = delete;
    SandboxFiles& operator=(const SandboxFiles&) = delete;
    virtual ~SandboxFiles() = default;

    virtual Result<std::vector<FileEntry>> browse(const std::string& path) const = 0;
    /// At most `length` bytes from `offset`; offset -1 asks for the size alone.
    virtual Result<FileChunk> read(const std::string& path, std::int64_t offset,
                                   std::size_t length) const = 0;
    /// The real path of a regular file, to be streamed.
    virtual Result<std::string> resolve(const std::string& path) const = 0;
    virtual std::vector<AgentSnapshot> agents() const = 0;
};

} // namespace pacer::scheduler
