// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/deployment_record.h"
#include "core/model/group.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace pacer::scheduler {

enum class SpecKind { App, Pod };

struct HistoryQuery {
    std::size_t limit = 100;
    std::optional<std::uint64_t> before = std::nullopt; ///< only records with a smaller number
    std::optional<PathId> app = std::nullopt;           ///< only those that touched it, or something below it
};

struct HistoryPage {
    std::vector<DeploymentRecordPtr> records; ///< newest first
    std::optional<std::uint64_t> next;        ///< `before` of the next page; absent: there is none
};

/// What was: versions of definitions and of the tree, as many as are kept, and the deployments that have
/// ended. It is much and seldom asked for, so the scheduler's state does not hold it. Knows of a change as
/// soon as it is answered. Any thread; blocks for file I/O, so never the engine's.
class Archive {
public:
    Archive() = default;
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;
    virtual ~Archive() = default;

    /// Of an app or a pod with the current one; oldest first.
    virtual Result<std::vector<Timestamp>> specVersions(const PathId& id, SpecKind kind) = 0;
    virtual Result<std::optional<RunSpec>> specAt(const PathId& id, Timestamp version) = 0;
    /// Of the trees that have the group; oldest first.
    virtual Result<std::vector<Timestamp>> rootVersions(const PathId& group) = 0;
    /// null: no such version. Shares with `known` the definitions that both have.
    virtual Result<RootGroup> rootAt(Timestamp version, const RootGroup& known) = 0;
    virtual Result<HistoryPage> history(const HistoryQuery& query) = 0;
};

/// Takes records, newest first, until the page is full. True: it wants more.
bool addToPage(HistoryPage& page, const HistoryQuery& query, DeploymentRecordPtr record);

} // namespace pacer::scheduler
