// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/net/http_message.h"
#include "core/net/tls.h"
#include "core/net/url.h"

#include <boost/asio/io_context.hpp>

#include <functional>
#include <memory>
#include <optional>

namespace pacer::net {

struct ChannelTarget {
    Url url; ///< its path is not used
    std::shared_ptr<boost::asio::ssl::context> tls;
    bool verifyHost = true;
    Duration connectTimeout = std::chrono::seconds{10};
    /// From the moment a request is the next to be answered until its head is there; 0: for ever.
    Duration answerTimeout = std::chrono::seconds{30};
};

struct ChannelRequest {
    std::string method = "POST";
    std::string target; ///< "/path?query"
    Headers headers;    ///< Host and Content-Length are added
    std::string body;
};

/// What comes of one request, in this order. `end` is called once: without an error if the answer is
/// complete, else with NetworkUnreachable, TlsFailed, TimedOut or ProtocolBroken.
struct AnswerSink {
    std::function<void(const Response& head)> head;
    std::function<void(std::string_view)> data;
    std::function<void(const std::optional<Error>&)> end;
};

/// One kept-alive connection: requests go out in their order without waiting for answers, answers are read
/// as they come, streams included. A fault ends all that is under way, and the channel. Lives on the thread
/// of the loop it was given. (Shows Asio: for rims with a loop of their own.)
class HttpChannel {
public:
    HttpChannel(boost::asio::io_context& loop, ChannelTarget target);
    HttpChannel(const HttpChannel&) = delete;
    HttpChannel& operator=(const HttpChannel&) = delete;
    ~HttpChannel(); ///< closes; no sink is called any more

    /// False once the connection has ended: it takes no more requests.
    bool isOpen() const;
    void send(const ChannelRequest& request, AnswerSink sink);

private:
    class Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace pacer::net
