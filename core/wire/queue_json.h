// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/api_objects.h"
#include "core/wire/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace pacer::wire {

/// The text of an entry of /v2/queue with that of its definition; `lastUnusedOffers` only if
/// `withLastUnused`.
void appendQueueItem(std::string& text, const QueueItem& item, std::string_view specText,
                     bool withLastUnused);
/// {"agentId", "hostname", "lacks"}: an extension.
Json writeNearestMiss(const NearestMiss& nearest);
/// Lenient; fails only without an app or pod.
Result<QueueItem> readQueueItem(const Json& json);
/// {"queue": […]}; entries that cannot be read are left out.
Result<std::vector<QueueItem>> readQueue(const Json& json);

} // namespace pacer::wire
