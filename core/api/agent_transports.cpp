// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/agent_transports.h"

#include "core/api/qt_transport.h"

namespace pacer::api {

namespace {

int portOf(const QUrl& url)
{
    return url.port(url.scheme() == u"https" ? 443 : 80);
}

} // namespace

AgentTransports::AgentTransports(ConnectionProfile server, HttpTransport& transport)
    : m_server(std::move(server))
    , m_transport(transport)
{}

AgentTransports::~AgentTransports() = default;

HttpTransport& AgentTransports::master(const std::string& mesosUrl)
{
    return at(QUrl(QString::fromStdString(mesosUrl)));
}

HttpTransport& AgentTransports::agent(const std::string& address)
{
    return address.empty() ? m_transport
                           : at(QUrl(QStringLiteral("http://") + QString::fromStdString(address)));
}

HttpTransport& AgentTransports::at(const QUrl& url)
{
    const bool same = url.host() == m_server.url.host() && portOf(url) == portOf(m_server.url);
    const bool usable = (url.scheme() == u"http" || url.scheme() == u"https") && !url.host().isEmpty();
    if (same || !usable || m_server.kind == ConnectionKind::Embedded || m_server.kind == ConnectionKind::Demo)
        return m_transport;
    std::unique_ptr<HttpTransport>& other = m_others[url.toString()];
    if (!other) {
        ConnectionProfile profile;
        profile.kind = ConnectionKind::MesosMaster;
        profile.url = url;
        other = std::make_unique<QtTransport>(std::move(profile));
    }
    return *other;
}

} // namespace pacer::api
