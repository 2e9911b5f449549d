// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connections.h"
#include "core/api/http_transport.h"

#include <map>
#include <memory>
#include <string>

namespace pacer::api {

/// The ways from a server to its master and to its agents. What lies at the server's own address (all of an
/// embedded cluster) is reached through the server's transport, with its token; other addresses get a
/// transport of their own and never the token. Valid as long as this object.
class AgentTransports {
public:
    AgentTransports(ConnectionProfile server, HttpTransport& transport);
    ~AgentTransports();
    AgentTransports(const AgentTransports&) = delete;
    AgentTransports& operator=(const AgentTransports&) = delete;

    /// `mesosUrl` as /v2/info says; the server itself if it is empty.
    HttpTransport& master(const std::string& mesosUrl);
    /// `address` as in AgentRow; the server itself if it is empty.
    HttpTransport& agent(const std::string& address);

private:
    HttpTransport& at(const QUrl& url);

    ConnectionProfile m_server;
    HttpTransport& m_transport;
    std::map<QString, std::unique_ptr<HttpTransport>> m_others;
};

} // namespace pacer::api
