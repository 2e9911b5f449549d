// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/local/health_counter.h"
#include "core/local/task_plan.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace pacer::local {

/// The checks of one running task. All on the loop's thread; the probing itself on `pool`.
class TaskChecks {
public:
    struct Listener {
        std::function<void(bool healthy)> onHealth;
        std::function<void(CheckResult)> onCheck; ///< only when it changed
        std::function<void()> onUnhealthy;        ///< failed too often: the task shall be killed
    };

    TaskChecks(boost::asio::io_context& loop, boost::asio::thread_pool& pool,
               const std::vector<CheckPlan>& plans, const Listener& listener);
    TaskChecks(const TaskChecks&) = delete;
    TaskChecks& operator=(const TaskChecks&) = delete;
    ~TaskChecks(); ///< nothing is told after it, also not by a probe under way

private:
    struct Check;
    std::vector<std::shared_ptr<Check>> m_checks;
};

} // namespace pacer::local
