// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <cstdint>
#include <memory>
#include <string>

namespace pacer::test {

/// A ZooKeeper server of Debian's package, on a port of 127.0.0.1 that it keeps over restarts.
class ZooKeeper {
public:
    ZooKeeper();
    ~ZooKeeper();

    bool start(); ///< waits until it answers
    void kill();  ///< kill -9; what it holds is on disk
    QString hosts() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }

private:
    QTemporaryDir m_folder;
    std::uint16_t m_port = 0;
    QProcess m_process;
};

/// A master's place in the group /mesos, as Mesos takes it: a node that lives as long as the session, below
/// one that only the group's user may read. Whoever came first leads.
class MasterSeat {
public:
    static constexpr const char* credentials = "pacer:pw";

    MasterSeat(const ZooKeeper& server, std::uint16_t masterPort);
    MasterSeat(const MasterSeat&) = delete;
    MasterSeat& operator=(const MasterSeat&) = delete;
    ~MasterSeat(); ///< gives it up

    bool isTaken() const;

private:
    struct Session;
    std::unique_ptr<Session> m_session;
};

} // namespace pacer::test
