// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/ports.h"

namespace pacer::store {

/// Keeps everything in memory: tests, and clusters that need not outlive the program. `load` gives back what
/// was committed, so a restart can be played without a file; what is not durable (architecture.md, "Durable
/// state") is not given back.
class MemoryStore : public scheduler::Store {
public:
    Result<scheduler::StoredState> load() override;
    Result<void> commit(std::span<const scheduler::StoreWrite> writes) override;

private:
    scheduler::StoredState m_state;
    RootGroup m_lastRoot;
};

} // namespace pacer::store
