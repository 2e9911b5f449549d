// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/model/action_progress.h"
#include "core/model/checks.h"
#include "core/model/container.h"
#include "core/model/deployment_plan.h"
#include "core/model/deployment_record.h"
#include "core/model/network.h"
#include "core/model/pod_status.h"
#include "core/model/refusal.h"
#include "core/model/strategies.h"
#include "core/model/task_condition.h"

#include <array>
#include <concepts>
#include <optional>
#include <string_view>

/// The names of enumerations on the wire, one table each, in the order of the enumerators.
namespace pacer::wire {

template <class E, std::size_t N>
struct EnumTable {
    std::array<std::string_view, N> names;
};

/// A table that misses a value does not compile.
template <auto Last, std::size_t N>
constexpr auto enumTable(const std::string_view (&names)[N]) // NOLINT(modernize-avoid-c-arrays)
{
    static_assert(N == static_cast<std::size_t>(Last) + 1);
    EnumTable<decltype(Last), N> table{};
    for (std::size_t i = 0; i < N; ++i)
        table.names[i] = names[i];
    return table;
}

template <class E>
struct WireNames;

template <>
struct WireNames<Condition> {
    static constexpr auto table = enumTable<Condition::Unknown>(
        {"Scheduled", "Provisioned", "Staging", "Starting", "Running", "Killing", "Unreachable",
         "UnreachableInactive", "Finished", "Failed", "Killed", "Error", "Gone", "Dropped", "Unknown"});
};
template <>
struct WireNames<Goal> {
    static constexpr auto table = enumTable<Goal::Decommissioned>({"Running", "Stopped", "Decommissioned"});
};
template <>
struct WireNames<TaskState> {
    static constexpr auto table = enumTable<TaskState::Unknown>(
        {"TASK_STAGING", "TASK_STARTING", "TASK_RUNNING", "TASK_KILLING", "TASK_FINISHED", "TASK_FAILED",
         "TASK_KILLED", "TASK_ERROR", "TASK_LOST", "TASK_DROPPED", "TASK_UNREACHABLE", "TASK_GONE",
         "TASK_GONE_BY_OPERATOR", "TASK_UNKNOWN"});
};
template <>
struct WireNames<PodState> {
    static constexpr auto table = enumTable<PodState::Terminal>({"DEGRADED", "STABLE", "TERMINAL"});
};
template <>
struct WireNames<PodInstanceState> {
    static constexpr auto table =
        enumTable<PodInstanceState::Terminal>({"PENDING", "STAGING", "STABLE", "DEGRADED", "TERMINAL"});
};
template <>
struct WireNames<ConstraintOperator> {
    static constexpr auto table = enumTable<ConstraintOperator::Is>(
        {"UNIQUE", "CLUSTER", "GROUP_BY", "LIKE", "UNLIKE", "MAX_PER", "IS"});
};
template <>
struct WireNames<NetworkMode> {
    static constexpr auto table = enumTable<NetworkMode::Host>({"container", "container/bridge", "host"});
};
template <>
struct WireNames<PortProtocol> {
    static constexpr auto table = enumTable<PortProtocol::UdpTcp>({"tcp", "udp", "udp,tcp"});
};
template <>
struct WireNames<HealthCheckProtocol> {
    static constexpr auto table = enumTable<HealthCheckProtocol::MesosTcp>(
        {"HTTP", "HTTPS", "TCP", "COMMAND", "MESOS_HTTP", "MESOS_HTTPS", "MESOS_TCP"});
};
template <>
struct WireNames<IpProtocol> {
    static constexpr auto table = enumTable<IpProtocol::IPv6>({"IPv4", "IPv6"});
};
template <>
struct WireNames<HttpScheme> {
    static constexpr auto table = enumTable<HttpScheme::Https>({"HTTP", "HTTPS"});
};
template <>
struct WireNames<AccessMode> {
    static constexpr auto table = enumTable<AccessMode::ReadWrite>({"RO", "RW"});
};
template <>
struct WireNames<DiskType> {
    static constexpr auto table = enumTable<DiskType::Mount>({"root", "path", "mount"});
};
template <>
struct WireNames<IpcMode> {
    static constexpr auto table = enumTable<IpcMode::ShareParent>({"PRIVATE", "SHARE_PARENT"});
};
template <>
struct WireNames<ContainerType> {
    static constexpr auto table = enumTable<ContainerType::Mesos>({"DOCKER", "MESOS"});
};
template <>
struct WireNames<KillSelection> {
    static constexpr auto table = enumTable<KillSelection::OldestFirst>({"YOUNGEST_FIRST", "OLDEST_FIRST"});
};
template <>
struct WireNames<FailureAction> {
    static constexpr auto table = enumTable<FailureAction::Rollback>({"pause", "continue", "rollback"});
};
template <>
struct WireNames<UpdateOrder> {
    static constexpr auto table = enumTable<UpdateOrder::StartFirst>({"stop-first", "start-first"});
};
template <>
struct WireNames<UpdateTrouble> {
    static constexpr auto table = enumTable<UpdateTrouble::Operator>({"failed", "stuck", "operator"});
};
template <>
struct WireNames<UpdateState> {
    static constexpr auto table =
        enumTable<UpdateState::RollbackPaused>({"UPDATING", "PAUSED", "ROLLBACK_STARTED", "ROLLBACK_PAUSED"});
};
template <>
struct WireNames<WaitKind> {
    static constexpr auto table =
        enumTable<WaitKind::Artifacts>({"offers", "launchDelay", "start", "health", "readiness", "stop",
                                        "nextSlot", "watch", "minimumHealth", "artifacts"});
};
template <>
struct WireNames<Refusal> {
    static constexpr auto table = enumTable<Refusal::DeclinedScarceResources>(
        {"UnfulfilledRole", "UnfulfilledConstraint", "NoCorrespondingReservationFound", "AgentMaintenance",
         "InsufficientCpus", "InsufficientMemory", "InsufficientDisk", "InsufficientGpus",
         "InsufficientPorts", "DeclinedScarceResources"});
};
/// The names for apps; see `actionName` for pods.
template <>
struct WireNames<DeploymentOutcome> {
    static constexpr auto table =
        enumTable<DeploymentOutcome::Replaced>({"succeeded", "failed", "stopped", "rolledBack", "replaced"});
};
template <>
struct WireNames<ActionKind> {
    static constexpr auto table =
        enumTable<ActionKind::ResolveArtifacts>({"StartApplication", "StopApplication", "ScaleApplication",
                                                 "RestartApplication", "ResolveArtifacts"});
};

template <class E>
concept WireEnum = requires
{
    WireNames<E>::table;
};

template <WireEnum E>
constexpr std::string_view nameOf(E value)
{
    return WireNames<E>::table.names[static_cast<std::size_t>(value)];
}

/// The value of that name, whatever its case.
template <WireEnum E>
std::optional<E> namedValue(std::string_view name)
{
    const auto& names = WireNames<E>::table.names;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (equalsIgnoringCase(names[i], name))
            return static_cast<E>(i);
    }
    return std::nullopt;
}

constexpr std::array<std::string_view, 5> podActionNames{"StartPod", "StopPod", "ScalePod", "RestartPod",
                                                         "ResolveArtifacts"};
static_assert(podActionNames.size() == WireNames<ActionKind>::table.names.size());

constexpr std::string_view actionName(ActionKind kind, bool pod)
{
    return pod ? podActionNames[static_cast<std::size_t>(kind)] : nameOf(kind);
}

} // namespace pacer::wire
