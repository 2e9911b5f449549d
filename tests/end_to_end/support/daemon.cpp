// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/daemon.h"

#include <QFile>
#include <QTest>

namespace pacer::test {

namespace {

constexpr int startTimeoutMs = 20'000;

Json agent(int number)
{
    const std::string n = std::to_string(number);
    const int firstPort = 31000 + (number - 1) * 1000;
    return {{"name", "agent-" + n},
            {"hostname", "127.0.0.1"},
            {"attributes", {{"rack", "r" + n}}},
            {"cpus", 8},
            {"mem", 4096},
            {"disk", 20000},
            {"gpus", 0},
            {"ports", Json::array({Json::array({firstPort, firstPort + 999})})},
            {"region", "local"},
            {"zone", "z" + n},
            {"role", "*"}};
}

} // namespace

Daemon::Daemon()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

Daemon::~Daemon()
{
    if (isRunning())
        destroyAll();
    stop();
}

bool Daemon::start(const QStringList& moreOptions)
{
    const QString agents = m_state.filePath("agents.json");
    const QString ready = m_state.filePath("ready");
    QFile::remove(ready);
    QFile file(agents);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(dump(Json::array({agent(1), agent(2), agent(3)})));
    file.close();

    m_process.start(PACER_BIN_DIR "/pacerd", QStringList{"--state-dir", m_state.filePath("state"), "--agents",
                                                         agents, "--http-port", "0", "--ready-file", ready}
                                                 + moreOptions);
    const auto isReadyOrGone = [this, &ready] {
        return !readFile(ready).isEmpty() || m_process.state() == QProcess::NotRunning;
    };
    [[maybe_unused]] const bool inTime = QTest::qWaitFor(isReadyOrGone, startTimeoutMs);
    const QUrl base(QString::fromUtf8(readFile(ready)).trimmed());
    setServer(base);
    return base.isValid() && !base.isEmpty();
}

void Daemon::stop()
{
    if (!isRunning())
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10'000))
        crash();
}

void Daemon::crash()
{
    m_process.kill();
    m_process.waitForFinished(5'000);
}

bool Daemon::isRunning() const
{
    return m_process.state() == QProcess::Running;
}

} // namespace pacer::test
