// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace pacer::api {

/// Embedded and Demo live inside the console: agents of this machine, and a simulated cluster.
enum class ConnectionKind { Embedded, Demo, Marathon, MesosMaster };

/// Where a console looks and how it proves who it is. Secrets are never written to the settings file.
struct ConnectionProfile {
    QString name; ///< shown in the chip; "" for its own clusters, which the console names in its language
    ConnectionKind kind = ConnectionKind::Embedded;
    QUrl url;      ///< base of the Marathon API
    QString token; ///< "Authorization: Bearer …" if not empty
    QString user;  ///< basic authentication if not empty
    QString password;
    QString tokenFile; ///< what "Copy as curl" names instead of the token
    bool production = false;
};

enum class ConnectionState { Connecting, Live, Reconnecting, Refused };

} // namespace pacer::api
