// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connections.h"

#include <QString>
#include <QStringList>
#include <QUrl>

namespace pacer::app {

/// What the console was started with.
struct CommandLine {
    QUrl connect;           ///< empty: a cluster of the console's own
    QString tokenFile;      ///< of the server to connect to
    api::MesosTarget mesos; ///< its master empty: the embedded cluster
    QString secretFile;     ///< of the principal there
    QString language;       ///< "" or one of ui::Language::known()
    QString stateDir;       ///< "" for the default of the embedded cluster and of the settings
    QString trace;          ///< "" or where milestones are written
};

/// What came of reading the arguments.
struct CommandLineResult {
    CommandLine options;
    QString output;    ///< to print, if not empty, and then to end
    int exitCode = -1; ///< -1: go on
};

/// Reads the arguments; the first is the program's name. Unknown ones and bad values end with code 2.
CommandLineResult readCommandLine(const QStringList& arguments);

} // namespace pacer::app
