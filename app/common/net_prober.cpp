// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/net_prober.h"

namespace pacer::app {

namespace {

constexpr net::ProbeKind kindOf(scheduler::ProbeKind kind)
{
    switch (kind) {
    case scheduler::ProbeKind::Http: return net::ProbeKind::Http;
    case scheduler::ProbeKind::Https: return net::ProbeKind::Https;
    case scheduler::ProbeKind::Tcp: return net::ProbeKind::Tcp;
    }
    return net::ProbeKind::Tcp;
}

} // namespace

void NetProber::send(const scheduler::SendProbe& probe)
{
    const net::ProbeTarget target{.kind = kindOf(probe.kind),
                                  .host = probe.host,
                                  .port = static_cast<std::uint16_t>(probe.port),
                                  .path = probe.path,
                                  .preferIpv6 = probe.ipProtocol == IpProtocol::IPv6,
                                  .timeout = probe.timeout,
                                  .wantsBody = probe.wantsBody};
    m_probes.send(target, [this, id = probe.id](const net::ProbeResult& result) {
        m_report(scheduler::ProbeAnswered{id,
                                          {.status = result.status,
                                           .connected = result.connected,
                                           .sent = result.error.empty(),
                                           .error = result.error,
                                           .contentType = result.contentType,
                                           .body = result.body}});
    });
}

} // namespace pacer::app
