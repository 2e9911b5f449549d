// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/task_history.h"

#include <algorithm>

namespace pacer::local {

void TaskHistory::add(const Remains& remains)
{
    m_byAgent[remains.agent].emplace(remains.finishedAt, remains);
}

std::vector<TaskHistory::Remains> TaskHistory::takeExpired(Timestamp now)
{
    std::vector<Remains> expired;
    for (auto& [agent, byTime] : m_byAgent) {
        while (!byTime.empty() && (byTime.size() > m_kept || now - byTime.begin()->first > m_keptTime)) {
            expired.push_back(std::move(byTime.begin()->second));
            byTime.erase(byTime.begin());
        }
        for (Remains& remains : expired) {
            const bool shared = std::ranges::any_of(
                byTime, [&remains](const auto& kept) { return kept.second.run == remains.run; });
            if (shared)
                remains.run.clear();
        }
    }
    return expired;
}

void removeRemains(const TaskHistory::Remains& remains)
{
    namespace fs = std::filesystem;
    std::error_code error;
    fs::remove_all(remains.control, error);
    if (remains.run.empty())
        return;
    fs::remove_all(remains.run, error);
    const fs::path runs = remains.run.parent_path();
    if (fs::read_symlink(runs / "latest", error) == remains.run.filename())
        fs::remove(runs / "latest", error);
    // Only what became empty goes.
    if (fs::remove(runs, error))
        fs::remove(runs.parent_path(), error);
}

} // namespace pacer::local
