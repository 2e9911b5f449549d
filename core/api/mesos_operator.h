// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/http_transport.h"
#include "core/api/marathon_client.h"
#include "core/base/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace pacer::api {

/// A machine as its agents announce it: both must be right, or the master knows none.
struct Machine {
    std::string host;
    std::string ip;
    bool operator==(const Machine&) const = default;
};

/// When machines are taken out of service. Without a duration: until further notice.
struct MaintenanceWindow {
    std::vector<Machine> machines;
    Timestamp start{};
    std::optional<Duration> duration;
    bool operator==(const MaintenanceWindow&) const = default;
};

/// What an operator does to the agents of a Mesos master (spec/mesos.md 10.2). An answer without an error
/// says that the master took the call; what comes of it shows in the agents' rows. Rules of all calls: see
/// HttpTransport.
class MesosOperator {
public:
    explicit MesosOperator(HttpTransport& master);

    /// Its tasks are killed, within `grace` if that is shorter than theirs, and it offers nothing until it is
    /// reactivated. `forGood`: it never comes back.
    void drain(const AgentId& agent, std::optional<std::chrono::seconds> grace, bool forGood,
               QObject* receiver, Answer<void> answer);
    void deactivate(const AgentId& agent, QObject* receiver, Answer<void> answer);
    void reactivate(const AgentId& agent, QObject* receiver, Answer<void> answer);

    void maintenance(QObject* receiver, Answer<std::vector<MaintenanceWindow>> answer);
    /// Replaces the whole schedule.
    void setMaintenance(const std::vector<MaintenanceWindow>& schedule, QObject* receiver,
                        Answer<void> answer);
    /// Machines of the schedule go down: their tasks are lost at once. Up again they are off the schedule.
    void takeDown(const std::vector<Machine>& machines, QObject* receiver, Answer<void> answer);
    void bringUp(const std::vector<Machine>& machines, QObject* receiver, Answer<void> answer);

private:
    void send(const std::string& call, QObject* receiver, Answer<void> answer);

    HttpTransport& m_master;
};

} // namespace pacer::api
