// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scheduler/shell.h"

#include "core/base/overloaded.h"

#include <algorithm>
#include <iterator>

namespace pacer::scheduler {

namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T> from)
{
    if (to.empty())
        to = std::move(from);
    else
        std::ranges::move(from, std::back_inserter(to));
}

void append(Effects& to, Effects from)
{
    append(to.writes, std::move(from.writes));
    append(to.calls, std::move(from.calls));
    append(to.probes, std::move(from.probes));
    append(to.replies, std::move(from.replies));
    append(to.events, std::move(from.events));
}

} // namespace

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

void Shell::handle(std::span<const Event> events, Timestamp now)
{
    if (m_stopped)
        return;
    Effects effects;
    for (const Event& event : events)
        append(effects, step(m_state, event, now));
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
