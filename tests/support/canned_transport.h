// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/http_transport.h"

#include <QMetaObject>
#include <QPointer>

#include <algorithm>
#include <functional>
#include <vector>

namespace pacer::tests {

/// A server without a socket: answers what the test has put there, later, as promised, and remembers what it
/// was asked. A path that nobody has prepared answers 404.
class CannedTransport : public api::HttpTransport {
public:
    using Handler = std::function<Result<api::HttpResponse>(const api::HttpRequest&)>;

    void on(const QString& path, Handler handler) { m_handlers.push_back({path, std::move(handler)}); }
    void on(const QString& path, const QByteArray& body, int status = 200)
    {
        on(path, [body, status](const api::HttpRequest&) { return api::HttpResponse{status, body, {}}; });
    }

    void send(api::HttpRequest request, QObject* receiver, Answer answer) override
    {
        requests.push_back(request);
        Result<api::HttpResponse> response = api::HttpResponse{404, R"({"message":"not here"})", {}};
        // The newest preparation of a path counts.
        const auto found = std::find_if(m_handlers.rbegin(), m_handlers.rend(),
                                        [&](const auto& handler) { return handler.path == request.path; });
        if (found != m_handlers.rend())
            response = found->handle(request);
        QMetaObject::invokeMethod(
            receiver, [response, answer] { answer(response); }, Qt::QueuedConnection);
    }

    int count(const QString& path) const
    {
        return static_cast<int>(
            std::count_if(requests.begin(), requests.end(),
                          [&](const api::HttpRequest& request) { return request.path == path; }));
    }
    const api::HttpRequest& last() const { return requests.back(); }

    std::vector<api::HttpRequest> requests;

private:
    struct Prepared {
        QString path;
        Handler handle;
    };
    std::vector<Prepared> m_handlers;
};

} // namespace pacer::tests
