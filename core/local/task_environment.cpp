// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/task_environment.h"

#include "core/base/text.h"

namespace pacer::local {

namespace {

constexpr const char* defaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

} // namespace

std::map<std::string, std::string> taskEnvironment(const EnvironmentFacts& facts,
                                                   const std::map<std::string, std::string>& ofLaunch)
{
    const double grace = std::chrono::duration<double>(facts.shutdownGrace).count();
    std::map<std::string, std::string> environment = ofLaunch;
    // insert() keeps what the launch brought.
    environment.insert({
        {"LIBPROCESS_IP", facts.host},
        {"LIBPROCESS_PORT", "0"},
        {"MESOS_AGENT_ENDPOINT", facts.endpoint},
        {"MESOS_ALLOCATION_ROLE", facts.role},
        {"MESOS_CHECKPOINT", "1"},
        {"MESOS_DIRECTORY", facts.sandbox},
        {"MESOS_EXECUTOR_ID", facts.executor},
        {"MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD", numberText(grace) + "secs"},
        {"MESOS_FRAMEWORK_ID", facts.framework.value},
        {"MESOS_HTTP_COMMAND_EXECUTOR", "0"},
        {"MESOS_RECOVERY_TIMEOUT", "15mins"},
        {"MESOS_SANDBOX", facts.sandbox},
        {"MESOS_SLAVE_ID", facts.agent.value},
        {"MESOS_SLAVE_PID", facts.pid},
        {"MESOS_SUBSCRIPTION_BACKOFF_MAX", "2secs"},
        {"PATH", defaultPath},
    });
    return environment;
}

std::vector<std::string> assignments(const std::map<std::string, std::string>& environment)
{
    std::vector<std::string> texts;
    texts.reserve(environment.size());
    for (const auto& [name, value] : environment)
        texts.push_back(name + '=' + value);
    return texts;
}

} // namespace pacer::local
