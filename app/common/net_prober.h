// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/probe.h"
#include "core/scheduler/ports.h"

namespace pacer::app {

/// Sends the scheduler's probes through `net`: translates, nothing more.
class NetProber : public scheduler::Prober {
public:
    void start(scheduler::ClusterDriver::Report report) override { m_report = std::move(report); }
    void send(const scheduler::SendProbe& probe) override;

private:
    scheduler::ClusterDriver::Report m_report;
    net::Probes m_probes;
};

} // namespace pacer::app
