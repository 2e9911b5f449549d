// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/marathon_client.h"

/// What MarathonClient reads out of each answer. Pure functions: they also run on a worker.
namespace pacer::api {

Result<ServerInfo> readInfo(const HttpResponse& response);
Result<TreeSnapshot> readTree(const HttpResponse& response);
Result<AppInfo> readApp(const HttpResponse& response);    ///< {"app": …}
Result<AppPtr> readBareApp(const HttpResponse& response); ///< not wrapped
Result<std::vector<TaskInfo>> readTaskList(const HttpResponse& response);
Result<std::vector<DeploymentInfo>> readDeploymentList(const HttpResponse& response);
Result<DeploymentHistory> readHistoryPage(const HttpResponse& response);
Result<std::vector<QueueItem>> readQueueList(const HttpResponse& response);
Result<std::vector<Timestamp>> readVersions(const HttpResponse& response); ///< newest first
/// Indented text without what only answers have and without nulls.
Result<std::string> readDefinition(const HttpResponse& response);
Result<std::vector<DeploymentStep>> readDryRun(const HttpResponse& response);
/// {"version", "deploymentId"}, or the app that a POST answers with its deployment inside.
Result<DeploymentResult> readChange(const HttpResponse& response);
Result<std::optional<DeploymentResult>> readKill(const HttpResponse& response);

} // namespace pacer::api
