// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/end_to_end/support/rest_client.h"

#include <QProcess>
#include <QTemporaryDir>

namespace pacer::test {

/// A running `pacerd` with a state folder of its own, three agents of one test's choice, and a client that
/// asks it.
class Daemon : public RestClient {
public:
    Daemon();
    ~Daemon(); ///< destroys every app, then stops it: nothing is left running on the machine

    /// Starts it and waits until it serves. False with a message on failure.
    bool start(const QStringList& moreOptions = {"--anonymous"});
    void stop();  ///< asks it to end, as systemd would
    void crash(); ///< kill -9
    bool isRunning() const;

    QString stateDir() const { return m_state.path(); }

private:
    QTemporaryDir m_state;
    QProcess m_process;
};

} // namespace pacer::test
