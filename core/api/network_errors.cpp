// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/network_errors.h"

#include <QNetworkReply>
#include <QUrl>

namespace pacer::api {

int statusOf(const QNetworkReply& reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

std::string addressOf(const QNetworkReply& reply)
{
    const QUrl url = reply.url();
    const int port = url.port(url.scheme() == u"https" ? 443 : 80);
    return (url.host() + u':' + QString::number(port)).toStdString();
}

Errors networkErrors(const QNetworkReply& reply)
{
    const std::string address = addressOf(reply);
    const std::string reason = reply.errorString().toStdString();
    const auto error = reply.error();
    if (error == QNetworkReply::SslHandshakeFailedError)
        return {Error{ErrorCode::TlsFailed, {}, {address, reason}}};
    if (error == QNetworkReply::OperationCanceledError || error == QNetworkReply::TimeoutError)
        return {Error{ErrorCode::TimedOut, {}, {address}}};
    return {Error{ErrorCode::NetworkUnreachable, {}, {address, reason}}};
}

} // namespace pacer::api
