// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/daemon.h"

#include <QFileInfo>
#include <QTest>

using namespace pacer::test;

/// The curl calls a Marathon user knows, with `--anonymous` and with the token.
class AccessTest : public QObject {
    Q_OBJECT

private slots:
    void theCallsOfTheDocumentationWork()
    {
        Daemon daemon;
        QVERIFY(daemon.start());
        QCOMPARE(daemon.send("POST", "/v2/apps", Daemon::dump(example("basic-3"))).status, 201);
        QCOMPARE(daemon.put("/v2/apps/basic-3?force=true", {{"instances", 10}}).status, 200);
        const Answer info = daemon.get("/v2/info");
        QCOMPARE(info.status, 200);
        QCOMPARE(info.json().at("name").get<std::string>(), std::string("marathon"));
        QCOMPARE(info.json().at("version").get<std::string>(), std::string("1.11.24"));
        QCOMPARE(daemon.get("/ping").body.trimmed(), QByteArray("pong"));
        QVERIFY(daemon.get("/v2/leader").json().contains("leader"));
        QCOMPARE(daemon.get("/v2/apps/basic-3").json().at("app").at("instances").get<int>(), 10);
    }

    void withoutAnonymousTheTokenIsAskedFor()
    {
        Daemon daemon;
        QVERIFY(daemon.start({"--token-file", daemon.stateDir() + "/token"}));
        QCOMPARE(daemon.get("/v2/info").status, 401);
        QCOMPARE(daemon.get("/ping").status, 200);
        QFile file(daemon.stateDir() + "/token");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions{});
        const QByteArray token = file.readAll().trimmed();
        QCOMPARE(daemon.send("GET", "/v2/info", {}, {{"Authorization", "Bearer " + token}}).status, 200);
        QCOMPARE(daemon.send("GET", "/v2/info", {}, {{"Authorization", "token=" + token}}).status, 200);
        QCOMPARE(daemon
                     .send("GET", "/v2/info", {},
                           {{"Authorization", "Basic " + QByteArray("any:" + token).toBase64()}})
                     .status,
                 200);
        QCOMPARE(daemon
                     .send("GET", "/v2/info", {},
                           {{"Authorization", "Bearer " + token}, {"Origin", "https://evil.example"}})
                     .status,
                 403);
    }
};

QTEST_GUILESS_MAIN(AccessTest)
#include "access_test.moc"
