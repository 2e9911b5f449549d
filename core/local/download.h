// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/local/fetcher.h"

namespace pacer::local {

/// Loads `uri` (http or https, redirects only to these) into the open file `out`. Error: FetchFailed {uri,
/// reason}, the reason being "404 Not Found" or what the network said.
Result<void> download(const std::string& uri, int out, const FetchJob& job);

/// Asks for the head of `uri`, or for its first byte where the server knows no HEAD.
Result<void> probeDownload(const std::string& uri, const FetchLimits& limits);

/// One GET as Mesos's health checks make it: redirects followed, certificates not checked. The status, or 0
/// with `error` set.
int httpStatus(const std::string& url, Duration timeout, std::string& error);

} // namespace pacer::local
