// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/local/agent_book.h"
#include "core/local/sandbox.h"
#include "core/local/task_record.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace pacer::local {

/// Ended tasks whose status was acknowledged: only their sandboxes are left, until they are too many or too
/// old. Knows the order; removing is up to the caller, on a worker.
class TaskHistory {
public:
    struct Remains {
        AgentId agent;
        TaskId task;
        std::filesystem::path control;
        std::filesystem::path run; ///< goes too, unless another task of the same run is still kept
        Timestamp finishedAt{};
    };

    TaskHistory(std::size_t kept, Duration keptTime)
        : m_kept(kept)
        , m_keptTime(keptTime)
    {}

    void add(const Remains& remains);

    /// What shall go now; it is forgotten here.
    std::vector<Remains> takeExpired(Timestamp now);

private:
    std::size_t m_kept;
    Duration m_keptTime;
    std::map<AgentId, std::multimap<Timestamp, Remains>> m_byAgent;
};

/// The mark of an acknowledged end in a control folder.
inline constexpr const char* acknowledgedFile = "acknowledged";

/// Deletes control folder and sandbox. Blocks.
void removeRemains(const TaskHistory::Remains& remains);

} // namespace pacer::local
