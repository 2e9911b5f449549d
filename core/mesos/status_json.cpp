// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/event_json.h"
#include "core/mesos/json_access.h"
#include "core/wire/enum_names.h"

#include <nlohmann/json.hpp>

#include <array>

namespace pacer::mesos {

namespace {

using scheduler::StatusReason;
using scheduler::TaskStatus;

StatusReason reasonOf(std::string_view name)
{
    struct Row {
        std::string_view name;
        StatusReason reason;
    };
    static constexpr std::array rows{
        Row{"", StatusReason::None},
        Row{"REASON_RECONCILIATION", StatusReason::Reconciliation},
        Row{"REASON_AGENT_DISCONNECTED", StatusReason::AgentDisconnected},
        Row{"REASON_SLAVE_DISCONNECTED", StatusReason::AgentDisconnected},
        Row{"REASON_AGENT_REMOVED", StatusReason::AgentRemoved},
        Row{"REASON_SLAVE_REMOVED", StatusReason::AgentRemoved},
        Row{"REASON_AGENT_DRAINING", StatusReason::AgentDraining},
        Row{"REASON_SLAVE_DRAINING", StatusReason::AgentDraining},
        Row{"REASON_TASK_UNKNOWN", StatusReason::TaskUnknown},
    };
    for (const Row& row : rows) {
        if (row.name == name)
            return row.reason;
    }
    return StatusReason::Other;
}

std::vector<IpAddress> addressesOf(const Json& status)
{
    std::vector<IpAddress> addresses;
    for (const Json* const network : itemsAt(status, {"container_status", "network_infos"})) {
        for (const Json* const item : itemsAt(*network, {"ip_addresses"})) {
            IpAddress address{textAt(*item, {"ip_address"}), IpProtocol::IPv4};
            if (textAt(*item, {"protocol"}) == "IPv6")
                address.protocol = IpProtocol::IPv6;
            if (!address.address.empty())
                addresses.push_back(std::move(address));
        }
    }
    return addresses;
}

std::optional<int> smallNumberAt(const Json& json, std::initializer_list<std::string_view> path)
{
    const std::optional<std::int64_t> value = integerAt(json, path);
    return value && *value >= INT32_MIN && *value <= INT32_MAX ? std::optional(static_cast<int>(*value))
                                                               : std::nullopt;
}

/// nullopt until there is a first result, and after a check that timed out.
std::optional<CheckResult> checkOf(const Json& status)
{
    const Json* const check = find(status, {"check_status"});
    if (!check)
        return std::nullopt;
    CheckResult result;
    result.httpStatusCode = smallNumberAt(*check, {"http", "status_code"});
    result.tcpSucceeded = boolAt(*check, {"tcp", "succeeded"});
    result.commandExitCode = smallNumberAt(*check, {"command", "exit_code"});
    return result == CheckResult{} ? std::nullopt : std::optional(result);
}

} // namespace

TaskStatus readStatus(const Json& json)
{
    TaskStatus status;
    status.task = {idAt(json, "task_id")};
    // A state of a later version says nothing that we know.
    status.state = wire::namedValue<TaskState>(textAt(json, {"state"})).value_or(TaskState::Unknown);
    status.time = timeOf(numberAt(json, {"timestamp"}).value_or(0));
    status.message = textAt(json, {"message"});
    status.reason = reasonOf(textAt(json, {"reason"}));
    if (std::string agent = idAt(json, "agent_id"); !agent.empty())
        status.agent = AgentId{std::move(agent)};
    status.healthy = boolAt(json, {"healthy"});
    status.ipAddresses = addressesOf(json);
    status.checkResult = checkOf(json);
    if (const auto since = nanosecondsAt(json, {"unreachable_time"}))
        status.unreachableSince = Timestamp{*since};
    status.uuid = textAt(json, {"uuid"});
    return status;
}

} // namespace pacer::mesos
