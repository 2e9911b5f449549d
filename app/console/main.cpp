// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/application.h"
#include "app/console/embedded_host.h"
#include "app/console/end_signals.h"
#include "app/console/trace.h"

#include <cstdio>

namespace {

/// The display that the windows go to is there, or none is needed.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
           || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

} // namespace

int main(int argc, char* argv[])
{
    using namespace pacer;
    using namespace pacer::app;
    QCoreApplication::setApplicationName(QStringLiteral("pacer"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PACER_VERSION));
    QStringList arguments;
    for (int at = 0; at < argc; ++at)
        arguments << QString::fromLocal8Bit(argv[at]);
    const CommandLineResult read = readCommandLine(arguments);
    if (read.exitCode >= 0) {
        std::fputs(qUtf8Printable(read.output), read.exitCode == 0 ? stdout : stderr);
        return read.exitCode;
    }
    if (!hasDisplay()) {
        std::fputs("pacer needs a display (X11 or Wayland). Without one, start pacerd.\n", stderr);
        return 1;
    }
    Trace trace(read.options.trace);
    const TracedApplication qt(argc, argv, trace);
    QGuiApplication::setDesktopFileName(QStringLiteral("pacer"));
    const EndSignals endSignals; // until all is cleaned up
    const std::filesystem::path folder = read.options.stateDir.toStdString();
    OwnClusters clusters{
        EmbeddedHost::embedded(folder), EmbeddedHost::demo(folder.empty() ? folder : folder / "demo"),
        [folder](const api::MesosTarget& target) { return EmbeddedHost::onMesos(target, folder); }};
    Application application(read.options, std::move(clusters), trace);
    QObject::connect(&endSignals, &EndSignals::received, &application, &Application::end);
    application.start();
    return QApplication::exec();
}
