// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/qt_transport.h"

#include "core/api/network_errors.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

namespace pacer::api {

namespace {

constexpr int maxRedirects = 3;

bool isLoopback(const QUrl& url)
{
    return url.host() == u"localhost" || QHostAddress(url.host()).isLoopback();
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 307 || status == 308;
}

bool sameOrigin(const QUrl& a, const QUrl& b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && a.port() == b.port();
}

/// One request from its sending to its answer; deletes itself afterwards.
class Exchange : public QObject {
public:
    Exchange(QNetworkAccessManager& network, HttpRequest request, qint64 maxBody, QObject* receiver,
             HttpTransport::Answer answer)
        : QObject(&network)
        , m_network(network)
        , m_request(std::move(request))
        , m_maxBody(maxBody)
        , m_receiver(receiver)
        , m_answer(std::move(answer))
    {
        connect(receiver, &QObject::destroyed, this, [this] { drop(); });
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] {
            m_timedOut = true;
            if (m_reply)
                m_reply->abort();
        });
    }

    void start(const QNetworkRequest& request)
    {
        m_clock.start();
        m_deadline.start(m_request.timeout);
        send(request);
    }

private:
    void send(const QNetworkRequest& request)
    {
        m_body.clear();
        m_reply = m_network.sendCustomRequest(request, m_request.method, m_request.body);
        connect(m_reply, &QNetworkReply::readyRead, this, [this] { read(); });
        connect(m_reply, &QNetworkReply::finished, this, [this] { finish(); });
    }

    void read()
    {
        m_body += m_reply->readAll();
        if (m_body.size() > m_maxBody && !m_tooLarge) {
            m_tooLarge = true;
            m_reply->abort();
        }
    }

    /// The receiver is gone: whatever comes now is nobody's.
    void drop()
    {
        m_answer = nullptr;
        if (m_reply)
            m_reply->abort();
        deleteLater();
    }

    void finish()
    {
        QNetworkReply* reply = std::exchange(m_reply, nullptr);
        reply->deleteLater();
        if (!m_answer)
            return;
        if (!m_timedOut && !m_tooLarge && isRedirect(statusOf(*reply)) && follow(*reply))
            return;
        m_deadline.stop();
        deleteLater();
        if (m_receiver)
            std::exchange(m_answer, nullptr)(outcome(*reply));
    }

    bool follow(const QNetworkReply& reply)
    {
        const QByteArray location = reply.rawHeader("Location");
        if (location.isEmpty() || ++m_redirects > maxRedirects)
            return false;
        const QUrl target = reply.url().resolved(QUrl::fromEncoded(location));
        if (target.scheme() != u"http" && target.scheme() != u"https")
            return false;
        QNetworkRequest request = reply.request();
        if (!sameOrigin(target, reply.url()))
            request.setRawHeader("Authorization", {});
        request.setUrl(target);
        send(request);
        return true;
    }

    Result<HttpResponse> outcome(QNetworkReply& reply)
    {
        if (m_tooLarge)
            return fail(ErrorCode::BodyTooLarge, {std::to_string(m_maxBody)});
        if (m_timedOut)
            return fail(ErrorCode::TimedOut, {addressOf(reply)});
        const int status = statusOf(reply);
        const auto error = reply.error();
        const bool cut = error == QNetworkReply::RemoteHostClosedError;
        if (status == 0 || cut)
            return fail(networkErrors(reply));
        m_body += reply.readAll();
        return HttpResponse{status, std::move(m_body), std::chrono::milliseconds(m_clock.elapsed())};
    }

    QNetworkAccessManager& m_network;
    HttpRequest m_request;
    qint64 m_maxBody;
    QPointer<QObject> m_receiver;
    HttpTransport::Answer m_answer;
    QNetworkReply* m_reply = nullptr;
    QByteArray m_body;
    QTimer m_deadline;
    QElapsedTimer m_clock;
    int m_redirects = 0;
    bool m_timedOut = false;
    bool m_tooLarge = false;
};

} // namespace

QByteArray authorization(const ConnectionProfile& profile)
{
    if (!profile.token.isEmpty())
        return "Bearer " + profile.token.toUtf8();
    if (!profile.user.isEmpty())
        return "Basic " + (profile.user + u':' + profile.password).toUtf8().toBase64();
    return {};
}

QNetworkRequest networkRequest(const ConnectionProfile& profile, const QString& path, const QUrlQuery& query)
{
    QUrl url = profile.url;
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + path, QUrl::DecodedMode);
    url.setQuery(query);

    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setDecompressedSafetyCheckThreshold(-1); // the limit on the body is ours
    request.setRawHeader("User-Agent", "pacer");
    request.setRawHeader("Accept", "application/json, */*;q=0.5");
    if (isLoopback(url)) // packing would cost both ends more than it saves
        request.setRawHeader("Accept-Encoding", "identity");
    if (const QByteArray who = authorization(profile); !who.isEmpty())
        request.setRawHeader("Authorization", who);
    return request;
}

struct QtTransport::Private {
    ConnectionProfile profile;
    qint64 maxBody = defaultMaxBody;
    QNetworkAccessManager network;
};

QtTransport::QtTransport(ConnectionProfile profile, qint64 maxBody)
    : d(std::make_unique<Private>())
{
    d->profile = std::move(profile);
    d->maxBody = maxBody;
    d->network.setAutoDeleteReplies(false);
    if (isLoopback(d->profile.url))
        d->network.setProxy(QNetworkProxy::NoProxy);
}

QtTransport::~QtTransport() = default;

void QtTransport::send(HttpRequest request, QObject* receiver, Answer answer)
{
    QNetworkRequest message = networkRequest(d->profile, request.path, request.query);
    if (request.method != "GET")
        message.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
    auto* exchange = new Exchange(d->network, std::move(request), d->maxBody, receiver, std::move(answer));
    exchange->start(message);
}

} // namespace pacer::api
