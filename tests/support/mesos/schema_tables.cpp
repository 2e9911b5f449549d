// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/schema.h"

namespace pacer::mesos_double {

namespace {

// One line per message, after include/mesos/v1 as far as spec/mesos.md describes it.
constexpr MessageLine messageLines[] = {
    {"ID", "value:string!"},
    {"ContainerID", "value:string! parent:ContainerID"},
    {"Empty", ""},
    {"Scalar", "value:double!"},
    {"Text", "value:string!"},
    {"Range", "begin:uint! end:uint!"},
    {"Ranges", "range:Range*"},
    {"Set", "item:string*"},
    {"Label", "key:string! value:string"},
    {"Labels", "labels:Label*"},
    {"Nanoseconds", "nanoseconds:int!"},
    {"ProtoDuration", "seconds:int nanos:int"},
    {"Role", "role:string"},
    {"Reservation", "type:enum.ReservationType role:string principal:string labels:Labels"},
    {"Persistence", "id:string! principal:string"},
    {"DiskRoot", "root:string"},
    {"DiskSource",
     "type:enum.DiskSourceType! path:DiskRoot mount:DiskRoot profile:string id:string vendor:string"},
    {"Disk", "persistence:Persistence volume:Volume source:DiskSource"},
    {"Resource",
     "provider_id:ID name:string! type:enum.ValueType! scalar:Scalar ranges:Ranges set:Set role:string "
     "allocation_info:Role reservation:Reservation reservations:Reservation* disk:Disk revocable:Empty "
     "shared:Empty"},
    {"Filters", "refuse_seconds:double"},

    // FrameworkInfo
    {"Capability", "type:enum.FrameworkCapability"},
    {"Quantities", "quantities:map.Scalar"},
    {"MinAllocatable", "quantities:Quantities*"},
    {"OfferFilters", "min_allocatable_resources:MinAllocatable"},
    {"FrameworkInfo",
     "user:string! name:string! id:ID failover_timeout:double checkpoint:bool role:string roles:string* "
     "hostname:string principal:string webui_url:string capabilities:Capability* labels:Labels "
     "offer_filters:map.OfferFilters"},
    {"Selector", "pseudoattribute_type:enum.Pseudoattribute attribute_name:string"},
    {"Regex", "regex:string"},
    {"Predicate", "exists:Empty not_exists:Empty text_equals:Text text_not_equals:Text text_matches:Regex "
                  "text_not_matches:Regex"},
    {"AttributeConstraint", "selector:Selector predicate:Predicate"},
    {"ConstraintGroup", "attribute_constraints:AttributeConstraint*"},
    {"RoleConstraints", "groups:ConstraintGroup*"},
    {"OfferConstraints", "role_constraints:map.RoleConstraints"},

    // TaskInfo
    {"Uri", "value:string! executable:bool extract:bool cache:bool output_file:string"},
    {"SecretReference", "name:string! key:string"},
    {"SecretValue", "data:bytes!"},
    {"Secret", "type:enum.SecretType reference:SecretReference value:SecretValue"},
    {"Variable", "name:string! type:enum.VariableType value:string secret:Secret"},
    {"Environment", "variables:Variable*"},
    {"CommandInfo",
     "uris:Uri* environment:Environment shell:bool value:string arguments:string* user:string"},
    {"DockerImage", "name:string! credential:Empty config:Secret"},
    {"AppcImage", "name:string! id:string labels:Labels"},
    {"Image", "type:enum.ImageType! appc:AppcImage docker:DockerImage cached:bool"},
    {"Parameter", "key:string! value:string!"},
    {"Parameters", "parameter:Parameter*"},
    {"DockerVolume", "driver:string name:string! driver_options:Parameters"},
    {"HostPath", "path:string!"},
    {"SandboxPath", "type:enum.SandboxPathType path:string!"},
    {"VolumeSource",
     "type:enum.VolumeSourceType docker_volume:DockerVolume host_path:HostPath sandbox_path:SandboxPath "
     "secret:Secret"},
    {"Volume",
     "mode:enum.VolumeMode! container_path:string! host_path:string image:Image source:VolumeSource"},
    {"PortMapping", "host_port:uint! container_port:uint! protocol:string"},
    {"DockerInfo", "image:string! network:enum.DockerNetwork port_mappings:PortMapping* privileged:bool "
                   "parameters:Parameter* force_pull_image:bool volume_driver:string"},
    {"MesosInfo", "image:Image"},
    {"IpAddress", "protocol:enum.IpProtocol ip_address:string"},
    {"NetworkInfo",
     "ip_addresses:IpAddress* name:string groups:string* labels:Labels port_mappings:PortMapping*"},
    {"CapabilityNames", "capabilities:string*"},
    {"LinuxInfo", "share_pid_namespace:bool effective_capabilities:CapabilityNames "
                  "bounding_capabilities:CapabilityNames "
                  "seccomp:Seccomp share_cgroups:bool ipc_mode:enum.IpcMode shm_size:uint"},
    {"Seccomp", "profile_name:string unconfined:bool"},
    {"Rlimit", "type:string hard:uint soft:uint"},
    {"RlimitInfo", "rlimits:Rlimit*"},
    {"WindowSize", "rows:uint! columns:uint!"},
    {"TtyInfo", "window_size:WindowSize"},
    {"ContainerInfo",
     "type:enum.ContainerType! volumes:Volume* hostname:string docker:DockerInfo mesos:MesosInfo "
     "network_infos:NetworkInfo* linux_info:LinuxInfo rlimit_info:RlimitInfo tty_info:TtyInfo"},
    {"HttpHealth", "protocol:enum.NetworkProtocol scheme:string port:uint! path:string statuses:uint*"},
    {"TcpHealth", "protocol:enum.NetworkProtocol port:uint!"},
    {"HealthCheck",
     "delay_seconds:double interval_seconds:double timeout_seconds:double consecutive_failures:uint "
     "grace_period_seconds:double type:enum.CheckType command:CommandInfo http:HttpHealth tcp:TcpHealth"},
    {"CommandCheck", "command:CommandInfo!"},
    {"HttpCheck", "port:uint! path:string"},
    {"TcpCheck", "port:uint!"},
    {"CheckInfo", "type:enum.CheckType command:CommandCheck http:HttpCheck tcp:TcpCheck delay_seconds:double "
                  "interval_seconds:double timeout_seconds:double"},
    {"KillPolicy", "grace_period:Nanoseconds"},
    {"Port", "number:uint! name:string protocol:string visibility:enum.Visibility labels:Labels"},
    {"Ports", "ports:Port*"},
    {"DiscoveryInfo", "visibility:enum.Visibility! name:string environment:string location:string "
                      "version:string ports:Ports "
                      "labels:Labels"},
    {"ExecutorInfo",
     "type:enum.ExecutorType executor_id:ID! framework_id:ID command:CommandInfo container:ContainerInfo "
     "resources:Resource* name:string source:string data:bytes discovery:DiscoveryInfo "
     "shutdown_grace_period:Nanoseconds labels:Labels"},
    {"TaskInfo",
     "name:string! task_id:ID! agent_id:ID! resources:Resource* executor:ExecutorInfo "
     "command:CommandInfo "
     "container:ContainerInfo health_check:HealthCheck check:CheckInfo kill_policy:KillPolicy data:bytes "
     "labels:Labels discovery:DiscoveryInfo max_completion_time:Nanoseconds limits:map.Scalar"},
    {"TaskGroup", "tasks:TaskInfo*"},

    // scheduler::Call
    {"Subscribe",
     "framework_info:FrameworkInfo! suppressed_roles:string* offer_constraints:OfferConstraints"},
    {"Launch", "task_infos:TaskInfo*"},
    {"LaunchGroup", "executor:ExecutorInfo! task_group:TaskGroup!"},
    {"ResourceList", "resources:Resource*"},
    {"VolumeList", "volumes:Resource*"},
    {"Operation", "type:enum.OperationType id:ID launch:Launch launch_group:LaunchGroup reserve:ResourceList "
                  "unreserve:ResourceList create:VolumeList destroy:VolumeList"},
    {"Accept", "offer_ids:ID* operations:Operation* filters:Filters"},
    {"Decline", "offer_ids:ID* filters:Filters"},
    {"InverseAnswer", "inverse_offer_ids:ID* filters:Filters"},
    {"RoleNames", "roles:string*"},
    {"Kill", "task_id:ID! agent_id:ID kill_policy:KillPolicy"},
    {"Shutdown", "executor_id:ID! agent_id:ID!"},
    {"Acknowledge", "agent_id:ID! task_id:ID! uuid:bytes!"},
    {"AcknowledgeOperation", "agent_id:ID resource_provider_id:ID uuid:bytes! operation_id:ID!"},
    {"TaskQuery", "task_id:ID! agent_id:ID"},
    {"Reconcile", "tasks:TaskQuery*"},
    {"OperationQuery", "operation_id:ID! agent_id:ID resource_provider_id:ID"},
    {"ReconcileOperations", "operations:OperationQuery*"},
    {"Message", "agent_id:ID! executor_id:ID! data:bytes!"},
    {"ResourceRequest", "agent_id:ID resources:Resource*"},
    {"ResourceRequests", "requests:ResourceRequest*"},
    {"UpdateFramework",
     "framework_info:FrameworkInfo! suppressed_roles:string* offer_constraints:OfferConstraints"},
    {"scheduler::Call",
     "framework_id:ID type:enum.SchedulerCall subscribe:Subscribe accept:Accept decline:Decline "
     "accept_inverse_offers:InverseAnswer decline_inverse_offers:InverseAnswer revive:RoleNames "
     "kill:Kill "
     "shutdown:Shutdown acknowledge:Acknowledge acknowledge_operation_status:AcknowledgeOperation "
     "reconcile:Reconcile reconcile_operations:ReconcileOperations message:Message "
     "request:ResourceRequests "
     "suppress:RoleNames update_framework:UpdateFramework"},

    // master::Call and agent::Call
    {"AgentRef", "agent_id:ID!"},
    {"FrameworkRef", "framework_id:ID!"},
    {"AgentResources", "agent_id:ID! resources:Resource*"},
    {"AgentVolumes", "agent_id:ID! volumes:Resource*"},
    {"PathRef", "path:string!"},
    {"ReadFile", "path:string! offset:uint! length:uint"},
    {"DrainAgent", "agent_id:ID! max_grace_period:ProtoDuration mark_gone:bool"},
    {"MachineId", "hostname:string ip:string"},
    {"Unavailability", "start:Nanoseconds! duration:Nanoseconds"},
    {"Window", "machine_ids:MachineId* unavailability:Unavailability!"},
    {"Schedule", "windows:Window*"},
    {"UpdateSchedule", "schedule:Schedule!"},
    {"Machines", "machines:MachineId*"},
    {"GetMetrics", "timeout:Nanoseconds"},
    {"master::Call",
     "type:enum.MasterCall get_metrics:GetMetrics list_files:PathRef read_file:ReadFile "
     "reserve_resources:AgentResources unreserve_resources:AgentResources create_volumes:AgentVolumes "
     "destroy_volumes:AgentVolumes update_maintenance_schedule:UpdateSchedule start_maintenance:Machines "
     "stop_maintenance:Machines drain_agent:DrainAgent deactivate_agent:AgentRef "
     "reactivate_agent:AgentRef "
     "mark_agent_gone:AgentRef teardown:FrameworkRef"},
    {"GetContainers", "show_nested:bool show_standalone:bool"},
    {"agent::Call", "type:enum.AgentCall get_metrics:GetMetrics list_files:PathRef read_file:ReadFile "
                    "get_containers:GetContainers"},
};

constexpr EnumLine enumLines[] = {
    {"SchedulerCall",
     "SUBSCRIBE TEARDOWN ACCEPT DECLINE ACCEPT_INVERSE_OFFERS DECLINE_INVERSE_OFFERS REVIVE KILL "
     "SHUTDOWN "
     "ACKNOWLEDGE ACKNOWLEDGE_OPERATION_STATUS RECONCILE RECONCILE_OPERATIONS MESSAGE REQUEST SUPPRESS "
     "UPDATE_FRAMEWORK UNKNOWN"},
    {"MasterCall",
     "GET_HEALTH GET_FLAGS GET_VERSION GET_METRICS GET_LOGGING_LEVEL LIST_FILES READ_FILE GET_STATE "
     "GET_AGENTS "
     "GET_FRAMEWORKS GET_EXECUTORS GET_OPERATIONS GET_TASKS GET_ROLES GET_WEIGHTS GET_MASTER GET_QUOTA "
     "SUBSCRIBE RESERVE_RESOURCES UNRESERVE_RESOURCES CREATE_VOLUMES DESTROY_VOLUMES "
     "GET_MAINTENANCE_STATUS GET_MAINTENANCE_SCHEDULE UPDATE_MAINTENANCE_SCHEDULE START_MAINTENANCE "
     "STOP_MAINTENANCE DRAIN_AGENT DEACTIVATE_AGENT REACTIVATE_AGENT MARK_AGENT_GONE TEARDOWN"},
    {"AgentCall",
     "GET_HEALTH GET_FLAGS GET_VERSION GET_METRICS GET_LOGGING_LEVEL LIST_FILES READ_FILE GET_STATE "
     "GET_CONTAINERS GET_FRAMEWORKS GET_EXECUTORS GET_OPERATIONS GET_TASKS GET_AGENT "
     "GET_RESOURCE_PROVIDERS"},
    {"OperationType", "LAUNCH LAUNCH_GROUP RESERVE UNRESERVE CREATE DESTROY"},
    {"FrameworkCapability",
     "REVOCABLE_RESOURCES TASK_KILLING_STATE GPU_RESOURCES SHARED_RESOURCES PARTITION_AWARE MULTI_ROLE "
     "RESERVATION_REFINEMENT REGION_AWARE"},
    {"ValueType", "SCALAR RANGES SET TEXT"},
    {"ReservationType", "STATIC DYNAMIC"},
    {"DiskSourceType", "PATH MOUNT BLOCK RAW"},
    {"Pseudoattribute", "HOSTNAME REGION ZONE"},
    {"SecretType", "REFERENCE VALUE"},
    {"VariableType", "VALUE SECRET"},
    {"ImageType", "APPC DOCKER"},
    {"SandboxPathType", "SELF PARENT"},
    {"VolumeSourceType", "DOCKER_VOLUME HOST_PATH SANDBOX_PATH SECRET CSI_VOLUME"},
    {"VolumeMode", "RW RO"},
    {"DockerNetwork", "HOST BRIDGE NONE USER"},
    {"IpProtocol", "IPv4 IPv6"},
    {"NetworkProtocol", "IPv4 IPv6"},
    {"IpcMode", "PRIVATE SHARE_PARENT"},
    {"ContainerType", "DOCKER MESOS"},
    {"CheckType", "COMMAND HTTP TCP"},
    {"Visibility", "FRAMEWORK CLUSTER EXTERNAL"},
    {"ExecutorType", "DEFAULT CUSTOM"},
};

} // namespace

std::span<const MessageLine> messageTable()
{
    return messageLines;
}

std::span<const EnumLine> enumTable()
{
    return enumLines;
}

} // namespace pacer::mesos_double
