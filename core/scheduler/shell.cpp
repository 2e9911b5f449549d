// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/shell.h"

#include "core/base/overloaded.h"

namespace pacer::scheduler {

Shell::Shell(Store& store, ClusterDriver& driver, Prober& prober, Outlets outlets)
    : m_store(store)
    , m_driver(driver)
    , m_prober(prober)
    , m_outlets(std::move(outlets))
{}

Result<void> Shell::recover(const Settings& settings, std::uint64_t seed, Timestamp now)
{
    Result<StoredState> stored = m_store.load();
    if (!stored)
        return fail(std::move(stored.error()));
    m_state = makeState(settings, std::move(*stored), seed, now);
    return {};
}

void Shell::handle(const Event& event, Timestamp now)
{
    if (m_stopped)
        return;
    const Effects effects = step(m_state, event, now);
    if (!effects.writes.empty()) {
        if (Result<void> stored = m_store.commit(effects.writes); !stored) {
            m_stopped = true;
            m_outlets.storeFailed(stored.error());
            return;
        }
    }
    for (const ClusterCall& call : effects.calls)
        m_driver.call(call);
    for (const ProbeCall& probe : effects.probes) {
        std::visit(Overloaded{
                       [this](const SendProbe& one) { m_prober.send(one); },
                       [this](const ResolveArtifacts& request) { m_driver.resolve(request); },
                   },
                   probe);
    }
    for (const Reply& reply : effects.replies)
        m_outlets.reply(reply);
    for (const ApiEvent& published : effects.events)
        m_outlets.publish(published);
}

} // namespace pacer::scheduler
