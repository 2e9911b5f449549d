// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace pacer::api {

/// Embedded, Demo and OnMesos are scheduled by the console itself: on agents of this machine, on a simulated
/// cluster, and as a framework of a Mesos cluster. MesosMaster: a master or agent that is asked for files.
enum class ConnectionKind { Embedded, Demo, OnMesos, Marathon, MesosMaster };

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

/// A Mesos cluster that the console schedules on with its own scheduler.
struct MesosTarget {
    QString master; ///< "host:5050", a list of them, or "zk://…"
    QString role;   ///< "": *
    QString principal;
    QString secret;
    bool startAnew = false; ///< as a new framework, where the master has removed the one of last time
    bool production = false;

    bool operator==(const MesosTarget&) const = default;
};

enum class ConnectionState { Connecting, Live, Reconnecting, Refused };

} // namespace pacer::api
