// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/archive.h"
#include "core/scheduler/messages.h"
#include "core/scheduler/state.h"

#include <functional>
#include <string>

namespace pacer::rest {

/// The engine as the server sees it: a queue at its border. All calls may be made on any thread and return
/// at once.
class Engine {
public:
    using Answer = std::function<void(Result<scheduler::Outcome>)>;
    using Read = std::function<void(const scheduler::State&, Timestamp now)>;

    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    virtual ~Engine() = default;

    /// Queues a command (its request id is given here); `answer` is called once, on the engine's thread.
    virtual void command(scheduler::Command command, Answer answer) = 0;

    /// Runs `read` on the engine's thread between two events. It must be short and must not keep references.
    virtual void read(Read read) = 0;

    /// What was; not to be asked on the engine's thread.
    virtual scheduler::Archive& archive() = 0;
};

} // namespace pacer::rest
