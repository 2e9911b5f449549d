// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/net/http_message.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>

#include <functional>
#include <string>

/// One connection, one request, one answer. (Inside net only: it shows Asio.)
namespace pacer::net {

struct ExchangeOrder {
    std::string host;
    std::uint16_t port = 0;
    bool preferIpv6 = false;
    bool tls = false;
    bool connectOnly = false; ///< TCP probe: nothing is sent
    bool headAnswer = false;  ///< the request is HEAD: the answer has no body
    bool wantsBody = true;
    bool cutBody = false; ///< a body beyond the limit is cut, else an error
    std::size_t bodyLimit = 0;
    Duration timeout{};
    std::string message; ///< all bytes to send
};

enum class ExchangeFailure { None, Resolve, Connect, Tls, TimedOut, Broken, TooLarge };

struct ExchangeResult {
    ExchangeFailure failure = ExchangeFailure::None;
    std::string error; ///< the system's text
    bool refused = false;
    bool connected = false;
    Response response; ///< status 0 until one came
};

using ExchangeDone = std::function<void(ExchangeResult)>;

/// Starts it; `done` is called once on the context's thread. Verification is what `tls` was set up for.
void startExchange(boost::asio::io_context& context, boost::asio::ssl::context& tls, bool verifyHost,
                   ExchangeOrder order, ExchangeDone done);

} // namespace pacer::net
