// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/deployment_record.h"
#include "core/wire/json.h"

#include <cstdint>
#include <optional>
#include <vector>

/// /v2/deployments/history, an extension.
namespace pacer::wire {

Json writeDeploymentRecord(const DeploymentRecord& record);
Result<DeploymentRecord> readDeploymentRecord(const Json& json);

/// {"history": […], "next": 17}
Json writeHistory(const std::vector<DeploymentRecordPtr>& records, std::optional<std::uint64_t> next);
Result<DeploymentHistory> readHistory(const Json& json);

Json writeRequester(const Requester& requester);
Requester readRequester(const Json& json);

} // namespace pacer::wire
