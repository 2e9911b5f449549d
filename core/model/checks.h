// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace pacer {

enum class HealthCheckProtocol { Http, Https, Tcp, Command, MesosHttp, MesosHttps, MesosTcp };
enum class IpProtocol { IPv4, IPv6 };

/// spec/scheduling.md 10. All times in seconds, as on the wire.
struct HealthCheck {
    HealthCheckProtocol protocol = HealthCheckProtocol::Http;
    std::optional<std::string> path;
    std::optional<int> portIndex;
    std::optional<int> port;
    std::optional<std::string> command; ///< of kind Command
    int gracePeriodSeconds = 300;
    int intervalSeconds = 60;
    int timeoutSeconds = 20;
    int maxConsecutiveFailures = 3;
    int delaySeconds = 15;
    std::optional<bool> ignoreHttp1xx; ///< HTTP and HTTPS only; survives, changes nothing (decision 34)
    IpProtocol ipProtocol = IpProtocol::IPv4;

    /// True for the kinds that run beside the task (agent or executor), false for those the scheduler probes.
    bool runsBesideTask() const
    {
        return protocol != HealthCheckProtocol::Http && protocol != HealthCheckProtocol::Https
               && protocol != HealthCheckProtocol::Tcp;
    }

    bool operator==(const HealthCheck&) const = default;
};

enum class HttpScheme { Http, Https };

/// spec/scheduling.md 11.
struct ReadinessCheck {
    std::string name = "readinessCheck";
    HttpScheme protocol = HttpScheme::Http;
    std::string path = "/";
    std::string portName = "http-api";
    int intervalSeconds = 30;
    int timeoutSeconds = 10;
    std::vector<int> httpStatusCodesForReady{200};
    bool preserveLastResponse = false;

    bool operator==(const ReadinessCheck&) const = default;
};

struct HttpCheck {
    std::optional<int> portIndex;
    std::optional<int> port;
    std::optional<std::string> endpoint; ///< pods name an endpoint instead of a port
    std::optional<std::string> path;
    HttpScheme scheme = HttpScheme::Http;
    bool operator==(const HttpCheck&) const = default;
};

struct TcpCheck {
    std::optional<int> portIndex;
    std::optional<int> port;
    std::optional<std::string> endpoint;
    bool operator==(const TcpCheck&) const = default;
};

struct ShellCommand {
    std::string shell;
    bool operator==(const ShellCommand&) const = default;
};

struct ArgvCommand {
    std::vector<std::string> argv;
    bool operator==(const ArgvCommand&) const = default;
};

struct ExecCheck {
    std::variant<ShellCommand, ArgvCommand> command;
    bool operator==(const ExecCheck&) const = default;
};

/// `check` of an app or a pod's container: shown, without influence on deployments.
struct GeneralCheck {
    std::variant<HttpCheck, TcpCheck, ExecCheck> kind;
    int intervalSeconds = 60;
    int timeoutSeconds = 20;
    int delaySeconds = 15;

    bool operator==(const GeneralCheck&) const = default;
};

} // namespace pacer
