// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace pacer::mesos {

/// Tasks whose state was asked for and not told yet. After a failover of the master an agent that is not
/// back yet leaves the question without an answer (spec/mesos.md 7), so it is put again, ever more seldom.
class Reconciler {
public:
    using Questions = std::vector<std::pair<TaskId, std::optional<AgentId>>>;

    /// These are asked for at once by the caller, and again later by us.
    void asked(const Questions& tasks, Timestamp now);
    void answered(const TaskId& task) { m_open.erase(task); }
    /// What is to be asked again now; moves the next time on.
    Questions takeDue(Timestamp now);
    std::optional<Timestamp> deadline() const;
    void clear() { m_open.clear(); }
    std::size_t openCount() const { return m_open.size(); }

private:
    static constexpr Duration shortest = std::chrono::seconds{2};
    static constexpr Duration longest = std::chrono::seconds{60};

    std::map<TaskId, std::optional<AgentId>> m_open;
    Duration m_delay = shortest;
    Timestamp m_next{};
};

} // namespace pacer::mesos
