// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QByteArray>
#include <QString>
#include <QUrlQuery>

#include <chrono>
#include <functional>

class QObject;

namespace pacer::api {

struct HttpRequest {
    QByteArray method = "GET";
    QString path; ///< below the server's base, "/v2/apps//shop/db"; not yet percent-encoded
    QUrlQuery query;
    QByteArray body; ///< JSON; empty: none
    std::chrono::milliseconds timeout{30'000};
};

struct HttpResponse {
    int status = 0;
    QByteArray body;
    std::chrono::milliseconds took{};
};

/// Sends one request and answers once, later, on the same thread. If `receiver` is gone by then, the answer
/// is dropped: this is the whole of cancellation. Answers are failures only when no HTTP answer came at all
/// (NetworkUnreachable, TlsFailed, TimedOut); a status of 400 and above is a response.
class HttpTransport {
public:
    using Answer = std::function<void(Result<HttpResponse>)>;

    HttpTransport() = default;
    HttpTransport(const HttpTransport&) = delete;
    HttpTransport& operator=(const HttpTransport&) = delete;
    virtual ~HttpTransport() = default;

    virtual void send(HttpRequest request, QObject* receiver, Answer answer) = 0;
};

} // namespace pacer::api
