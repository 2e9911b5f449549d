// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/event_source.h"

#include "core/api/network_errors.h"
#include "core/api/qt_transport.h"
#include "core/api/reconnect_delay.h"
#include "core/api/sse_parser.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTimer>

#include <deque>

namespace pacer::api {

namespace {
constexpr std::chrono::seconds silenceLimit{30}; // three heartbeats of the server
constexpr int maxRedirects = 3;
constexpr std::chrono::milliseconds longestTurn{
    5};                                        // of events in one go; a rollout brings hundreds at a time
constexpr std::chrono::milliseconds breath{1}; // for the window in between
} // namespace

struct EventSource::Private {
    EventSource& q;
    ConnectionProfile profile;
    QNetworkAccessManager network; // its own: a stream occupies a connection for ever
    QTimer retry;
    QTimer more; // waiting events go on
    std::deque<StreamEvent> waiting;
    QNetworkReply* reply = nullptr;
    SseParser parser;
    int failures = 0;
    int redirects = 0;
    bool isOpen = false;

    Private(EventSource& source, ConnectionProfile where)
        : q(source)
        , profile(std::move(where))
    {
        network.setAutoDeleteReplies(false);
        if (profile.url.host() == u"localhost" || QHostAddress(profile.url.host()).isLoopback())
            network.setProxy(QNetworkProxy::NoProxy);
        retry.setSingleShot(true);
        more.setSingleShot(true);
    }

    void connectTo(const QNetworkRequest& request);
    void open();
    void checkOpened();
    void read();
    void say();
    void sayNext();
    void finish();
    bool follow();
    void close();
};

EventSource::EventSource(ConnectionProfile profile, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(profile)))
{
    connect(&d->retry, &QTimer::timeout, this, [this] { d->open(); });
    connect(&d->more, &QTimer::timeout, this, [this] { d->say(); });
}

EventSource::~EventSource()
{
    d->close();
}

void EventSource::start()
{
    d->failures = 0;
    d->open();
}

void EventSource::stop()
{
    d->retry.stop();
    d->close();
}

void EventSource::Private::open()
{
    close();
    redirects = 0;
    QNetworkRequest request =
        networkRequest(profile, QStringLiteral("/v2/events"), QUrlQuery(QStringLiteral("plan-format=light")));
    request.setRawHeader("Accept", "text/event-stream"); // the server wants exactly this
    request.setTransferTimeout(static_cast<int>(std::chrono::milliseconds(silenceLimit).count()));
    connectTo(request);
}

void EventSource::Private::connectTo(const QNetworkRequest& request)
{
    parser.reset();
    reply = network.get(request);
    QObject::connect(reply, &QNetworkReply::metaDataChanged, &q, [this] { checkOpened(); });
    QObject::connect(reply, &QNetworkReply::readyRead, &q, [this] { read(); });
    QObject::connect(reply, &QNetworkReply::finished, &q, [this] { finish(); });
}

void EventSource::Private::checkOpened()
{
    if (isOpen || statusOf(*reply) != 200)
        return;
    isOpen = true;
    failures = 0;
    emit q.opened();
}

void EventSource::Private::read()
{
    checkOpened();
    if (!isOpen)
        return;
    for (StreamEvent& event : parser.feed(reply->readAll()))
        waiting.push_back(std::move(event));
    if (parser.tooLarge())
        reply->abort();
    else if (!more.isActive())
        say();
}

/// In pieces: the window must be able to paint and to listen in between.
void EventSource::Private::say()
{
    QElapsedTimer clock;
    clock.start();
    while (!waiting.empty() && !clock.hasExpired(longestTurn.count()))
        sayNext();
    if (!waiting.empty())
        more.start(breath);
}

void EventSource::Private::sayNext()
{
    const StreamEvent event = std::move(waiting.front());
    waiting.pop_front();
    emit q.received(event); // a listener may stop or restart us: then none is waiting
}

void EventSource::Private::finish()
{
    if (statusOf(*reply) >= 300 && statusOf(*reply) < 400 && follow())
        return;
    const QNetworkReply* current = reply;
    while (!waiting.empty())
        sayNext();
    if (reply != current)
        return; // a listener stopped or restarted us
    const int status = statusOf(*reply);
    Errors why =
        status >= 400 ? Errors{Error{
            ErrorCode::HttpStatus, {}, {std::to_string(status), reply->readAll().left(1000).toStdString()}}}
                      : networkErrors(*reply);
    close();
    retry.start(reconnectDelay(++failures, QRandomGenerator::global()->generateDouble()));
    emit q.lost(why);
}

/// A standby sends us to the leader. The token stays here if that is another server.
bool EventSource::Private::follow()
{
    const QByteArray location = reply->rawHeader("Location");
    if (location.isEmpty() || ++redirects > maxRedirects)
        return false;
    const QUrl target = reply->url().resolved(QUrl::fromEncoded(location));
    QNetworkRequest request = reply->request();
    if (target.scheme() != reply->url().scheme() || target.host() != reply->url().host()
        || target.port() != reply->url().port())
        request.setRawHeader("Authorization", {});
    request.setUrl(target);
    close();
    connectTo(request);
    return true;
}

void EventSource::Private::close()
{
    isOpen = false;
    waiting.clear(); // who listens reads everything again after a gap
    more.stop();
    QNetworkReply* old = std::exchange(reply, nullptr);
    if (!old)
        return;
    old->disconnect(&q);
    old->abort();
    old->deleteLater();
}

} // namespace pacer::api
