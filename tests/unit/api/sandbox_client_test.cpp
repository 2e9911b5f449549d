// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/mesos_client.h"
#include "core/api/sandbox_client.h"
#include "tests/support/canned_transport.h"

#include <QTest>

#include <optional>

using namespace pacer;
using namespace pacer::api;
using pacer::tests::CannedTransport;

class SandboxClientTest : public QObject {
    Q_OBJECT
private slots:
    void listsFiles()
    {
        CannedTransport agent;
        agent.on(
            QStringLiteral("/files/browse"),
            R"([{"gid":"root","mode":"drwxr-xr-x","mtime":1795229912.5,"nlink":1,"path":"/p/app dir","size":4096,"uid":"root"},
                     {"mode":"-rw-r--r--","mtime":1795229912.0,"path":"/p/stdout","size":16}])");
        SandboxClient client(agent);
        std::optional<Result<std::vector<SandboxEntry>>> list;
        client.browse(QStringLiteral("/p"), this, [&](auto result) { list = std::move(result); });
        QTRY_VERIFY(list);
        const auto& files = list->value();
        QCOMPARE(files.size(), std::size_t{2});
        QVERIFY(files[0].directory);
        QCOMPARE(files[0].name, QString("app dir"));
        QCOMPARE(files[1].size, qint64{16});
        QVERIFY(!files[1].directory);
        QCOMPARE(files[0].modified.toMSecsSinceEpoch(), qint64{1795229912500});
    }

    void asksForSizeAndWindow()
    {
        CannedTransport agent;
        agent.on(QStringLiteral("/files/read"), R"({"data":"","offset":42})");
        SandboxClient client(agent);
        std::optional<Result<qint64>> size;
        client.size(QStringLiteral("/p/a+b %"), this, [&](auto result) { size = std::move(result); });
        QTRY_VERIFY(size);
        QCOMPARE(size->value(), qint64{42});
        QCOMPARE(agent.last().query.toString(QUrl::FullyEncoded), QString("path=/p/a%2Bb%20%25&offset=-1"));
        client.read(QStringLiteral("/p/x"), 10, 20, this, [](const Result<SandboxChunk>&) {});
        QCOMPARE(agent.last().query.toString(), QString("path=/p/x&offset=10&length=20"));
    }

    void aMissingFileIsAnError()
    {
        CannedTransport agent;
        agent.on(QStringLiteral("/files/read"), QByteArray(), 404);
        SandboxClient client(agent);
        std::optional<Result<SandboxChunk>> chunk;
        client.read(QStringLiteral("/p/x"), 0, 1, this, [&](auto result) { chunk = std::move(result); });
        QTRY_VERIFY(chunk);
        QVERIFY(!chunk->has_value());
    }

    void readsAgentsOfAMaster()
    {
        CannedTransport master;
        master.on(QStringLiteral("/master/state-summary"),
                  R"({"slaves":[{"id":"S1","hostname":"a1","port":5051,
            "attributes":{"rack":"r1","generation":3.0},"domain":{"fault_domain":{"region":{"name":"local"},"zone":{"name":"z1"}}},
            "pid":"slave(1)@10.0.0.1:5051","resources":{"cpus":4.0,"mem":4096.0,"disk":10.0,"gpus":0.0,"ports":"[31000-31999]"},
            "used_resources":{"cpus":0.1,"mem":32.0},"active":true,"deactivated":false,"TASK_RUNNING":2,"TASK_STAGING":1,"TASK_FINISHED":7}]})");
        MesosClient client(master);
        std::optional<Result<std::vector<AgentRow>>> list;
        client.agents(this, [&](auto result) { list = std::move(result); });
        QTRY_VERIFY(list);
        const AgentRow& agent = list->value().front();
        QCOMPARE(agent.info.host, std::string("a1"));
        QCOMPARE(agent.info.zone.value_or(""), std::string("z1"));
        QCOMPARE(agent.info.attributes.size(), std::size_t{2});
        QCOMPARE(agent.tasks, 3);
        QCOMPARE(agent.usedMem, 32.0);
        QCOMPARE(agent.address, std::string("10.0.0.1:5051"));
        QVERIFY(agent.active);
    }
};

QTEST_GUILESS_MAIN(SandboxClientTest)
#include "sandbox_client_test.moc"
