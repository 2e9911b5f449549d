// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/local/archive.h"
#include "core/model/app_spec.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace pacer::local {

struct FetchLimits {
    std::uint64_t maxBytes = std::uint64_t{8} << 30; ///< of one artifact
    Duration connectTimeout = std::chrono::seconds{20};
    Duration stallTimeout = std::chrono::seconds{60}; ///< nothing came for so long
    Duration totalTimeout = std::chrono::minutes{60};
    int maxRedirects = 10;
    std::uint64_t maxCacheBytes = std::uint64_t{4} << 30;
    ArchiveLimits archive;
};

struct FetchJob {
    std::filesystem::path sandbox;
    std::filesystem::path cache; ///< folder for artifacts with `cache`; made when needed
    FetchLimits limits;
    const std::atomic<bool>* cancelled = nullptr;
    std::function<void(const std::string&)> log; ///< one line for the sandbox's stderr; may be empty
};

/// Brings one artifact into the sandbox (spec/mesos.md 14): http, https, file or an absolute path; unpacked
/// or made executable as it says. Errors: FetchFailed {uri, reason}, ArchiveRefused, PathEscapes. Blocks.
Result<void> fetchArtifact(const Artifact& artifact, const FetchJob& job);

/// Whether the artifact could be fetched: asks the server for its head, or looks for the file. Blocks.
Result<void> checkArtifact(const std::string& uri, const FetchLimits& limits);

/// Where the artifact is stored below the sandbox: `destPath`, else what stands behind the last '/'.
std::string storedName(const Artifact& artifact);

} // namespace pacer::local
