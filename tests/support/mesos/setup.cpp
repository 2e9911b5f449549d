// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/setup.h"

namespace pacer::mesos_double {

ClusterSetup recordedCluster()
{
    ClusterSetup setup;
    setup.name = "pacer-dev";
    setup.domain = FaultDomain{"region-a", "zone-1"};
    const auto agent = [](const std::string& number, const std::string& attributes, FaultDomain domain) {
        AgentSetup out;
        out.hostname = "a" + number + ".localhost";
        out.port = static_cast<std::uint16_t>(5050 + std::stoi(number));
        out.resources = "cpus:4;mem:4096;disk:10000;ports:[3" + number + "000-3" + number + "999]";
        out.attributes = attributes;
        out.domain = std::move(domain);
        out.workDir = "/var/lib/mesos/agent" + number + "/work";
        return out;
    };
    setup.agents = {
        agent("1", "rack:r1;zone:z1;os:debian;ssd:true;generation:3;slots:[1-4]", {"region-a", "zone-1"}),
        agent("2", "rack:r2;zone:z1;os:debian;ssd:false;generation:2", {"region-a", "zone-2"}),
        agent("3", "rack:r3;zone:z2;os:debian;generation:1", {"region-b", "zone-1"}),
    };
    return setup;
}

} // namespace pacer::mesos_double
