// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/api_events.h"
#include "core/net/http_server.h"
#include "core/rest/access.h"
#include "core/rest/engine.h"
#include "core/rest/event_stream.h"
#include "core/scheduler/settings.h"
#include "core/validation/accept.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace pacer::scheduler {
class SandboxFiles;
}

namespace pacer::rest {

struct ServerOptions {
    std::string address = "127.0.0.1"; ///< to listen on
    std::uint16_t port = 0;            ///< 0: any that is free
    std::string hostname; ///< by which clients know us, in X-Marathon-Leader and the like; "": the address
    AccessRules access;
    /// How definitions are read. Roles are judged by the engine, which knows the tree (decision 15): leave
    /// the default role empty and the role rules absent.
    validation::AcceptSettings accepting = acceptSettings();
    /// Whose pages may read answers (CORS; --access_control_allow_origin); empty: nobody but our own.
    std::vector<std::string> allowedOrigins;
    std::function<void(const std::string& line)> log; ///< any thread; empty: nothing is logged
    EventStream::Options events;
    net::ServerLimits limits;
    std::string productVersion;
    std::function<void()> abdicate; ///< DELETE /v2/leader (decision 29); called on the network thread

    static validation::AcceptSettings acceptSettings(const scheduler::Settings& settings = {});
};

/// The Marathon-compatible API over an engine, and with `files` the Mesos-compatible one of local agents.
/// Threads: HTTP is read and checked on one of its own; large answers and files on its workers. A request
/// that the engine answers after the server is gone is dropped.
class Server {
public:
    Server(Engine& engine, const scheduler::SandboxFiles* files, ServerOptions options);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server(); ///< as stop()

    Result<void> start();
    void stop();

    std::uint16_t port() const;
    std::string url() const; ///< "http://127.0.0.1:8080", after start()

    /// For the event stream. Any thread.
    void publish(const ApiEvent& event);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pacer::rest
