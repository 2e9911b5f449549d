// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end_to_end/support/desktop.h"

#include <QStandardPaths>

namespace pacer::test {

namespace {

constexpr int desktopStartMs = 10'000;
constexpr int toolTimeoutMs = 5'000;

void endProcess(QProcess& process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(toolTimeoutMs))
        process.kill();
    process.waitForFinished(toolTimeoutMs);
}

} // namespace

QStringList Desktop::missingPrograms()
{
    QStringList missing;
    for (const char* program : {"Xvfb", "openbox", "xdotool"}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            missing << program;
    }
    return missing;
}

Desktop::~Desktop()
{
    endProcess(m_windowManager);
    endProcess(m_screen);
}

bool Desktop::start()
{
    // The number of the display that was free is written to standard output.
    m_screen.start("Xvfb", {"-displayfd", "1", "-screen", "0", "1500x960x24", "-nolisten", "tcp"});
    QByteArray display;
    while (!display.endsWith('\n') && m_screen.waitForReadyRead(desktopStartMs))
        display += m_screen.readAllStandardOutput();
    if (display.trimmed().isEmpty())
        return false;
    qputenv("DISPLAY", ':' + display.trimmed());
    m_windowManager.setProcessChannelMode(QProcess::MergedChannels);
    m_windowManager.start("openbox", {"--sm-disable"});
    return m_windowManager.waitForStarted(desktopStartMs);
}

void Desktop::press(const QStringList& keys)
{
    tool(QStringList{"key", "--delay", "30"} + keys);
}

void Desktop::type(const QString& text)
{
    tool({"type", "--delay", "10", text});
}

void Desktop::click(double x, double y)
{
    int width = 0;
    int height = 0;
    for (const QString& line : tool({"getactivewindow", "getwindowgeometry", "--shell"}).split('\n')) {
        if (line.startsWith("WIDTH="))
            width = line.mid(6).toInt();
        if (line.startsWith("HEIGHT="))
            height = line.mid(7).toInt();
    }
    tool({"getactivewindow", "mousemove", "--window", "%1", QString::number(int(x * width)),
          QString::number(int(y * height)), "click", "1"});
}

QString Desktop::activeWindow()
{
    return tool({"getactivewindow", "getwindowname"}).trimmed();
}

QString Desktop::tool(const QStringList& arguments)
{
    QProcess process;
    process.start("xdotool", arguments);
    process.waitForFinished(toolTimeoutMs);
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace pacer::test
