// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/agent_row.h"
#include "core/api/http_transport.h"
#include "core/api/marathon_client.h"

#include <vector>

namespace pacer::api {

/// What a Mesos master, or the embedded server in its place, says about agents. Rules of all calls: see
/// HttpTransport.
class MesosClient {
public:
    explicit MesosClient(HttpTransport& master);

    void agents(QObject* receiver, Answer<std::vector<AgentRow>> answer);

private:
    HttpTransport& m_master;
};

} // namespace pacer::api
