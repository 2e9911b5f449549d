// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pacer {

using Labels = std::map<std::string, std::string>;

enum class NetworkMode { Container, Bridge, Host };

struct Network {
    NetworkMode mode = NetworkMode::Container;
    std::optional<std::string> name;
    Labels labels;

    bool operator==(const Network&) const = default;
};

enum class PortProtocol { Tcp, Udp, UdpTcp };

/// A port of an app on the host's network; `port` is the service port, and with requirePorts the host port
/// too.
struct PortDefinition {
    int port = 0;
    std::optional<std::string> name;
    PortProtocol protocol = PortProtocol::Tcp;
    Labels labels;

    bool operator==(const PortDefinition&) const = default;
};

/// A port of an app with a network of its own. hostPort: absent = none, 0 = any that is offered.
struct PortMapping {
    int containerPort = 0;
    std::optional<int> hostPort;
    int servicePort = 0;
    PortProtocol protocol = PortProtocol::Tcp;
    std::optional<std::string> name;
    Labels labels;
    std::vector<std::string> networkNames;

    bool operator==(const PortMapping&) const = default;
};

} // namespace pacer
