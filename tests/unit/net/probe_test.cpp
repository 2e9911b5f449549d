// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_client.h"
#include "core/net/http_server.h"
#include "core/net/probe.h"

#include <QTest>

#include <future>

using namespace pacer;
using namespace pacer::net;
using namespace std::chrono_literals;

namespace {

ProbeResult probe(const ProbeTarget& target)
{
    Probes probes;
    std::promise<ProbeResult> promise;
    probes.send(target, [&](ProbeResult result) { promise.set_value(std::move(result)); });
    return promise.get_future().get();
}

/// A server that answers each target in its own way.
struct Service {
    HttpServer server{{}, [](const Request& request, const Respond& respond) {
                          if (request.target == "/silent")
                              return;
                          const int status = request.target == "/sick" ? 503 : 200;
                          respond(Response{status,
                                           {},
                                           {{"Content-Type", "text/plain"}},
                                           request.target + ' ' + *findHeader(request.headers, "Host")});
                      }};
    Service() { started = server.start().has_value(); }

    ProbeTarget target(ProbeKind kind, std::string path = "/") const
    {
        ProbeTarget target;
        target.kind = kind;
        target.host = "127.0.0.1";
        target.port = server.port();
        target.path = std::move(path);
        target.timeout = 5s;
        return target;
    }
    bool started = false;
};

} // namespace

class ProbeTest : public QObject {
    Q_OBJECT

private slots:
    void reportsTheStatus()
    {
        const Service service;
        QCOMPARE(probe(service.target(ProbeKind::Http)).status, 200);
        const ProbeResult sick = probe(service.target(ProbeKind::Http, "sick"));
        QCOMPARE(sick.status, 503);
        QCOMPARE(sick.reason, std::string("Service Unavailable"));
        QVERIFY(sick.error.empty());
    }

    void keepsTheBodyWhenAsked()
    {
        const Service service;
        ProbeTarget target = service.target(ProbeKind::Http, "/ready?a=b");
        target.wantsBody = true;
        const ProbeResult whole = probe(target);
        QCOMPARE(whole.body, "/ready?a=b 127.0.0.1:" + std::to_string(service.server.port()));
        QCOMPARE(whole.contentType, std::string("text/plain"));
        target.bodyLimit = 6;
        QCOMPARE(probe(target).body, std::string("/ready"));
    }

    void connectsForTcp()
    {
        const Service service;
        QVERIFY(probe(service.target(ProbeKind::Tcp)).connected);
    }

    void saysWhyNobodyAnswered()
    {
        std::uint16_t freePort = 0;
        {
            const Service gone;
            freePort = gone.server.port();
        }
        const Service service;
        ProbeTarget target = service.target(ProbeKind::Tcp);
        target.port = freePort;
        const ProbeResult refused = probe(target);
        QVERIFY(!refused.connected);
        QCOMPARE(refused.error, std::string("ConnectException: Connection refused"));

        ProbeTarget silent = service.target(ProbeKind::Http, "/silent");
        silent.timeout = 50ms;
        const ProbeResult late = probe(silent);
        QVERIFY(late.connected);
        QCOMPARE(late.status, 0);
        QVERIFY(late.error.starts_with("TimeoutException"));

        QVERIFY(probe(service.target(ProbeKind::Https)).error.starts_with("SSLHandshakeException"));
    }

    void cannotBeMadeToAddHeaders()
    {
        const Service service;
        ProbeTarget target = service.target(ProbeKind::Http, "/a HTTP/1.1\r\nX: y\r\n\r\n");
        target.wantsBody = true;
        QVERIFY(probe(target).body.starts_with("/a%20HTTP/1.1%0D%0AX:%20y"));
    }

    void endsWithProbesUnderWay()
    {
        const Service service;
        Probes probes;
        probes.send(service.target(ProbeKind::Http, "/silent"), [](const ProbeResult&) {});
    }
};

QTEST_GUILESS_MAIN(ProbeTest)
#include "probe_test.moc"
