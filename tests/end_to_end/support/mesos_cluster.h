// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/end_to_end/support/daemon.h"
#include "tests/support/mesos/server.h"

#include <map>
#include <string>
#include <vector>

namespace pacer::test {

/// Three agents a1..a3 that offer every few moments, one master that leads and one that stands by; an agent
/// that does not answer is given up after a second.
mesos_double::ClusterSetup quickCluster();

/// A Mesos for `pacerd --master`, within the test's own process.
class MesosCluster : public mesos_double::Server {
public:
    explicit MesosCluster(mesos_double::ClusterSetup setup = quickCluster());

    QString masterUrl(std::size_t index = 0) const;
    /// How pacerd is started on it: all its masters, a role that may reserve, revives and checks of
    /// instance counts without Marathon's pauses.
    QStringList options(const QString& masters = {}) const;

    /// Ids of the tasks that run and begin so ("web." for those of /web).
    std::vector<std::string> running(const std::string& start);
    /// Ids of all tasks that ever began and begin so. None may stand there twice.
    std::vector<std::string> launched(const std::string& start);
    /// The hostname of the agent that a task lives on; "" if it is over.
    std::string hostOf(const std::string& task);

    /// A call of an operator to POST /api/v1 of the first master.
    Answer operate(const Json& call);
    /// GET on a master.
    Json view(const QString& path, std::size_t master = 0);

private:
    RestClient m_operator;
};

/// True if no text stands there twice.
bool allDifferent(std::vector<std::string> texts);

} // namespace pacer::test
