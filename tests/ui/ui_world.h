// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/event_source.h"
#include "core/api/mirror.h"
#include "tests/support/canned_transport.h"
#include "ui/shell/session.h"

#include <QSignalSpy>
#include <QTest>

namespace pacer::tests {

/// A stream that opens at once and then says nothing.
class QuietStream : public api::EventSource {
public:
    QuietStream()
        : EventSource({})
    {}
    void start() override { emit opened(); }
    void stop() override {}
};

/// A small cluster without a server: /shop/db runs in two instances, /web is suspended, /edge/cache waits.
struct UiWorld {
    CannedTransport server;
    QuietStream stream;
    api::MarathonClient client{server};
    api::Mirror mirror{client, stream};
    ui::Session session{profile(), mirror, client};

    static api::ConnectionProfile profile()
    {
        api::ConnectionProfile profile;
        profile.url = QUrl(QStringLiteral("http://127.0.0.1:8080"));
        return profile;
    }

    static QByteArray app(const QByteArray& id, int instances, const QByteArray& more = {})
    {
        return R"({"id":")" + id + R"(","cmd":"sleep 100","cpus":0.5,"mem":128,"instances":)"
               + QByteArray::number(instances) + R"(,"version":"2026-01-01T00:00:00.000Z")" + more + "}";
    }

    static QByteArray group(const QByteArray& id, const QByteArray& apps, const QByteArray& groups)
    {
        return R"({"id":")" + id + R"(","apps":[)" + apps + R"(],"groups":[)" + groups
               + R"(],"pods":[],"dependencies":[],"version":"2026-01-01T00:00:00.000Z"})";
    }

    UiWorld()
    {
        const QByteArray db = app("/shop/db", 2, R"(,"tasksRunning":2,"labels":{"team":"core"})");
        const QByteArray cache = app("/edge/cache", 2);
        const QByteArray groups = group("/shop", db, {}) + ',' + group("/edge", cache, {});
        server.on(QStringLiteral("/v2/groups"), group("/", app("/web", 0), groups));
        server.on(QStringLiteral("/v2/tasks"), R"({"tasks":[)" + task(1) + ',' + task(2) + "]}");
        server.on(
            QStringLiteral("/v2/deployments"),
            R"([{"id":"5ed4c0c5-0000-4000-8000-000000000000","version":"2026-01-01T00:00:00.000Z",)"
            R"("affectedApps":["/edge/cache"],"affectedPods":[],"currentStep":1,"totalSteps":1,)"
            R"("steps":[{"actions":[{"action":"ScaleApplication","app":"/edge/cache"}]}],)"
            R"("currentActions":[{"action":"ScaleApplication","app":"/edge/cache","readinessCheckResults":[]}]}])");
        server.on(QStringLiteral("/v2/queue"),
                  R"({"queue":[{"app":)" + cache
                      + R"(,"count":2,"role":"*","since":"2026-01-01T00:00:00.000Z",)"
                        R"("delay":{"timeLeftSeconds":0,"overdue":true}}]})");
        server.on(QStringLiteral("/v2/info"), R"({"name":"marathon","version":"1.11.24"})");
        server.on(QStringLiteral("/master/state-summary"), R"({"slaves":[]})");
        server.on(QStringLiteral("/v2/apps/shop/db"), R"({"app":)" + db + "}");
        server.on(QStringLiteral("/v2/apps/web"), R"({"app":)" + app("/web", 0) + "}");
        server.on(QStringLiteral("/v2/apps/edge/cache"), R"({"app":)" + cache + "}");
    }

    static QByteArray task(int number)
    {
        const QByteArray n = QByteArray::number(number);
        return R"({"id":"shop_db.instance-12345678-1234-1234-1234-12345678900)" + n
               + R"(._app.1","appId":"/shop/db","host":"agent-)" + n
               + R"(","state":"TASK_RUNNING","ports":[3100)" + n
               + R"(],"startedAt":"2026-01-01T00:00:01.000Z","version":"2026-01-01T00:00:00.000Z"})";
    }

    bool begin()
    {
        QSignalSpy loaded(&mirror, &api::Mirror::snapshotLoaded);
        mirror.start();
        return QTest::qWaitFor([&] { return !loaded.empty(); });
    }
};

} // namespace pacer::tests
