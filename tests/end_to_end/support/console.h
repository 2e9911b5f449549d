// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/end_to_end/support/rest_client.h"

#include <QProcess>
#include <QTemporaryDir>

#include <vector>

namespace pacer::test {

/// The console with its embedded cluster, in folders of its own, and a client that asks that cluster.
class Console : public RestClient {
public:
    Console();
    ~Console(); ///< destroys every app, then ends it

    /// Starts it on the display that DISPLAY names and waits until its cluster serves.
    bool start();
    void terminate() { m_process.terminate(); } ///< as a session that ends does
    bool isAnnounced() const;                   ///< other programs of the user can find its cluster
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    bool waitUntilEnded(int timeoutMs) { return m_process.waitForFinished(timeoutMs); }
    int exitCode() const
    {
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

    /// What its trace says so far, one value a line.
    std::vector<Json> trace() const;

private:
    QString addressFile() const { return m_folder.filePath("run/pacer/embedded.json"); }

    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace pacer::test
