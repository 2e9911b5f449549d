// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/net/http_message.h"

#include <functional>
#include <memory>
#include <string>

namespace pacer::net {

struct ClientRequest {
    std::string method = "GET";
    std::string url; ///< absolute, http or https
    Headers headers; ///< Host, Content-Length and Connection are added
    std::string body;
    Duration timeout = std::chrono::seconds{30}; ///< for everything together
    std::size_t bodyLimit = 64 * 1024 * 1024;    ///< a longer answer is an error
    bool verifyTls = true;                       ///< certificate and host name
};

/// Sends requests, any number side by side, one connection each, on a thread of its own. Redirects are not
/// followed.
class HttpClient {
public:
    using Answer = std::function<void(Result<Response>)>;

    HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;
    ~HttpClient(); ///< requests under way are dropped without an answer

    /// May be called on any thread. `answer` is called once, on the client's thread, with the response
    /// whatever its status is, or with NetworkUnreachable, TlsFailed, TimedOut or BodyTooLarge.
    void send(ClientRequest request, Answer answer);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pacer::net
