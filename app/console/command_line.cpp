// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/command_line.h"

#include "ui/shell/language.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace pacer::app {

namespace {

const QString connectName = QStringLiteral("connect");
const QString tokenFileName = QStringLiteral("token-file");
const QString masterName = QStringLiteral("master");
const QString roleName = QStringLiteral("mesos-role");
const QString principalName = QStringLiteral("mesos-authentication-principal");
const QString secretFileName = QStringLiteral("mesos-authentication-secret-file");
const QString languageName = QStringLiteral("language");
const QString stateDirName = QStringLiteral("state-dir");
const QString traceName = QStringLiteral("trace");

CommandLineResult refuse(const QString& reason)
{
    return {{}, reason + QStringLiteral("\nTry 'pacer --help'.\n"), 2};
}

} // namespace

CommandLineResult readCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Operations console for Marathon and Mesos. "
                                                    "Without --connect it opens a cluster on this machine."));
    const QCommandLineOption help({"h", "help"}, "Shows this help.");
    const QCommandLineOption version({"v", "version"}, "Shows the version.");
    parser.addOptions({
        help,
        version,
        {connectName, "Connects to the Marathon API at <url>.", "url"},
        {tokenFileName, "Reads the token for --connect from <file>.", "file"},
        {masterName, "Schedules on the Mesos cluster of <master>: host:port, a list or zk://…", "master"},
        {roleName, "Role there (default *).", "role"},
        {principalName, "Who we are to the Mesos master.", "name"},
        {secretFileName, "Reads the secret of the principal from <file>.", "file"},
        {languageName, "Language of the interface: en, ko or zh_CN.", "language"},
        {stateDirName, "Keeps settings and the embedded cluster in <folder>.", "folder"},
        {traceName, "Writes milestones and stalls to <file>, one JSON object a line.", "file"},
    });
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (parser.isSet(help))
        return {{}, parser.helpText(), 0};
    if (parser.isSet(version))
        return {{}, QStringLiteral("pacer %1\n").arg(QCoreApplication::applicationVersion()), 0};
    if (!parser.positionalArguments().isEmpty())
        return refuse(QStringLiteral("Unexpected argument '%1'.").arg(parser.positionalArguments().first()));

    CommandLine options;
    options.connect = QUrl(parser.value(connectName), QUrl::StrictMode);
    options.tokenFile = parser.value(tokenFileName);
    options.mesos.master = parser.value(masterName);
    options.mesos.role = parser.value(roleName);
    options.mesos.principal = parser.value(principalName);
    options.secretFile = parser.value(secretFileName);
    options.language = parser.value(languageName);
    options.stateDir = parser.value(stateDirName);
    options.trace = parser.value(traceName);
    if (parser.isSet(connectName) && parser.isSet(masterName))
        return refuse(QStringLiteral("--connect and --master exclude each other."));
    const QString scheme = options.connect.scheme();
    if (parser.isSet(connectName) && scheme != QLatin1String("http") && scheme != QLatin1String("https"))
        return refuse(QStringLiteral("'%1' is not an http or https address.").arg(parser.value(connectName)));
    if (!options.language.isEmpty() && !ui::Language::known().contains(options.language))
        return refuse(QStringLiteral("Unknown language '%1'.").arg(options.language));
    return {options, {}, -1};
}

} // namespace pacer::app
