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

    CommandLine options{QUrl(parser.value(connectName), QUrl::StrictMode), parser.value(tokenFileName),
                        parser.value(languageName), parser.value(stateDirName), parser.value(traceName)};
    const QString scheme = options.connect.scheme();
    if (parser.isSet(connectName) && scheme != QLatin1String("http") && scheme != QLatin1String("https"))
        return refuse(QStringLiteral("'%1' is not an http or https address.").arg(parser.value(connectName)));
    if (!options.language.isEmpty() && !ui::Language::known().contains(options.language))
        return refuse(QStringLiteral("Unknown language '%1'.").arg(options.language));
    return {options, {}, -1};
}

} // namespace pacer::app
