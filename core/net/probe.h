// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/net/http_message.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace pacer::net {

enum class ProbeKind { Http, Https, Tcp };

/// What to knock at (spec/scheduling.md 10.1).
struct ProbeTarget {
    ProbeKind kind = ProbeKind::Http;
    std::string host; ///< name or address
    std::uint16_t port = 0;
    std::string path = "/";            ///< a leading `/` is added
    bool preferIpv6 = false;           ///< which address of a name is tried first
    Duration timeout{};                ///< for everything together
    bool wantsBody = false;            ///< else the connection is closed after the header
    std::size_t bodyLimit = 10 * 1024; ///< a longer body is cut
};

struct ProbeResult {
    bool connected = false; ///< a TCP connection was made
    int status = 0;         ///< final HTTP status (1xx are skipped, redirects not followed); 0: none came
    std::string reason;     ///< of the status line
    std::string contentType;
    std::string body;
    std::string
        error; ///< why no status came, or for TCP no connection: "ConnectException: Connection refused"
};

/// Sends probes, any number side by side, on a thread of its own. Certificates and host names are not
/// verified: a health check asks whether somebody answers, not who.
class Probes {
public:
    using Answer = std::function<void(ProbeResult)>;

    Probes();
    Probes(const Probes&) = delete;
    Probes& operator=(const Probes&) = delete;
    ~Probes(); ///< probes under way are dropped without an answer

    /// May be called on any thread. `answer` is called once, on the thread of the probes.
    void send(const ProbeTarget& target, Answer answer);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pacer::net
