// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/zookeeper.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <zookeeper/zookeeper.h>

namespace pacer::test {

namespace {

constexpr int startTimeoutMs = 20'000;
constexpr int sessionTimeoutMs = 10'000;

/// Free at this moment.
std::uint16_t anyPort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

QByteArray infoOf(std::uint16_t port)
{
    return QStringLiteral(R"({"address":{"hostname":"127.0.0.1","ip":"127.0.0.1","port":%1},)"
                          R"("hostname":"127.0.0.1","id":"m%1","ip":16777343,"pid":"master@127.0.0.1:%1",)"
                          R"("port":%1,"version":"1.12.0"})")
        .arg(port)
        .toUtf8();
}

} // namespace

ZooKeeper::ZooKeeper()
    : m_port(anyPort())
{
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
}

ZooKeeper::~ZooKeeper()
{
    kill();
}

bool ZooKeeper::start()
{
    const QString config = m_folder.filePath("zoo.cfg");
    QFile file(config);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write("tickTime=500\nadmin.enableServer=false\nclientPortAddress=127.0.0.1\nclientPort="
               + QByteArray::number(m_port) + "\ndataDir=" + m_folder.filePath("data").toUtf8() + '\n');
    file.close();
    m_process.start("java", {"-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                             "/usr/share/java/zookeeper.jar",
                             "org.apache.zookeeper.server.ZooKeeperServerMain", config});
    return QTest::qWaitFor(
        [this] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_port);
            return socket.waitForConnected(100);
        },
        startTimeoutMs);
}

void ZooKeeper::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

struct MasterSeat::Session {
    zhandle_t* handle = nullptr;
    bool taken = false;
};

MasterSeat::MasterSeat(const ZooKeeper& server, std::uint16_t masterPort)
    : m_session(std::make_unique<Session>())
{
    zhandle_t* const handle = zookeeper_init2(
        server.hosts().toLatin1().constData(), [](zhandle_t*, int, int, const char*, void*) {},
        sessionTimeoutMs, nullptr, nullptr, 0, [](const char*) {});
    m_session->handle = handle;
    if (!handle)
        return;
    const std::string auth = credentials;
    zoo_add_auth(handle, "digest", auth.data(), static_cast<int>(auth.size()), nullptr, nullptr);
    if (!QTest::qWaitFor([handle] { return zoo_state(handle) == ZOO_CONNECTED_STATE; }, startTimeoutMs))
        return;
    const int group = zoo_create(handle, "/mesos", nullptr, -1, &ZOO_CREATOR_ALL_ACL, 0, nullptr, 0);
    const QByteArray info = infoOf(masterPort);
    m_session->taken = (group == ZOK || group == ZNODEEXISTS)
                       && zoo_create(handle, "/mesos/json.info_", info.constData(), int(info.size()),
                                     &ZOO_CREATOR_ALL_ACL, ZOO_EPHEMERAL | ZOO_SEQUENCE, nullptr, 0)
                              == ZOK;
}

MasterSeat::~MasterSeat()
{
    if (m_session->handle)
        zookeeper_close(m_session->handle);
}

bool MasterSeat::isTaken() const
{
    return m_session->taken;
}

} // namespace pacer::test
