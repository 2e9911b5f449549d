// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/console.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace pacer::test {

namespace {

constexpr int consoleStartMs = 20'000;
constexpr int consoleEndMs = 5'000;

} // namespace

Console::Console()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

Console::~Console()
{
    if (!isRunning())
        return;
    destroyAll();
    m_process.terminate();
    if (!m_process.waitForFinished(consoleEndMs)) {
        m_process.kill();
        m_process.waitForFinished(consoleEndMs);
    }
}

bool Console::start()
{
    QDir(m_folder.path()).mkdir("run");
    QFile::setPermissions(m_folder.filePath("run"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("XDG_RUNTIME_DIR", m_folder.filePath("run"));
    environment.insert("HOME", m_folder.path());
    environment.insert("QT_QPA_PLATFORM", "xcb");
    environment.remove("WAYLAND_DISPLAY");
    m_process.setProcessEnvironment(environment);
    m_process.start(PACER_BIN_DIR "/pacer", {"--state-dir", m_folder.filePath("state"), "--language", "en",
                                             "--trace", m_folder.filePath("trace")});
    Json address;
    const auto serves = [this, &address] {
        address = Json::parse(readFile(addressFile()).toStdString(), nullptr, false);
        return address.is_object() || m_process.state() == QProcess::NotRunning;
    };
    if (!QTest::qWaitFor(serves, consoleStartMs) || !address.is_object())
        return false;
    setServer(QUrl(QString::fromStdString(address.at("url"))),
              QByteArray::fromStdString(address.at("token")));
    return true;
}

bool Console::isAnnounced() const
{
    return QFile::exists(addressFile());
}

std::vector<Json> Console::trace() const
{
    std::vector<Json> lines;
    for (const QByteArray& line : readFile(m_folder.filePath("trace")).split('\n')) {
        if (!line.isEmpty())
            lines.push_back(Json::parse(line.toStdString(), nullptr, false));
    }
    return lines;
}

} // namespace pacer::test
