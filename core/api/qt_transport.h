// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connections.h"
#include "core/api/http_transport.h"

#include <QNetworkRequest>

#include <memory>

namespace pacer::api {

/// What every request to a server carries: address, who we are, who asks. `path` is decoded text and is
/// percent-encoded here. A redirect is never followed by Qt, because it would take the token along.
QNetworkRequest networkRequest(const ConnectionProfile& profile, const QString& path, const QUrlQuery& query);

/// "Bearer …" or "Basic …"; empty if the profile names nobody.
QByteArray authorization(const ConnectionProfile& profile);

/// HttpTransport over sockets. `HttpRequest::timeout` is the time for the whole exchange. Redirects of GET
/// and to the leader are followed three times at most; the token stays with its own server. A body above
/// `maxBody` is BodyTooLarge. Requests that are under way when the transport goes are dropped.
class QtTransport : public HttpTransport {
public:
    static constexpr qint64 defaultMaxBody = 256 * 1024 * 1024;

    explicit QtTransport(ConnectionProfile profile, qint64 maxBody = defaultMaxBody);
    ~QtTransport() override;

    void send(HttpRequest request, QObject* receiver, Answer answer) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace pacer::api
