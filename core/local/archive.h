// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string_view>

namespace pacer::local {

/// What an archive may become before it counts as a bomb.
struct ArchiveLimits {
    std::uint64_t maxBytes = std::uint64_t{8} << 30; ///< of all its files together
    std::uint64_t maxEntries = 200000;
};

/// By its suffix: .tar .tar.gz .tgz .tar.bz2 .tbz2 .tar.xz .txz .zip, and .gz for a single file.
bool isArchiveName(std::string_view name);

/// Unpacks into the existing folder `target`. Nothing is ever written outside of it: an entry with an
/// absolute path, with "..", below a symlink, a link that leads out, or one that is neither file, folder nor
/// link refuses the archive: ErrorCode::ArchiveRefused {archive, entry, reason}. What was unpacked before
/// that entry stays. A single compressed file loses its ".gz". Only for worker threads.
Result<void> extractArchive(const std::filesystem::path& archive, const std::filesystem::path& target,
                            const ArchiveLimits& limits = {}, const std::atomic<bool>* cancelled = nullptr);

} // namespace pacer::local
