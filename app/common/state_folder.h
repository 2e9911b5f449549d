// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace pacer::app {

/// `$XDG_STATE_HOME/pacer/<cluster>`, or below `~/.local/state` (decision 23).
std::filesystem::path defaultStateFolder(const std::string& cluster);

/// Where address and token of a running scheduler lie, so that other programs find it:
/// `$XDG_RUNTIME_DIR/pacer/<cluster>.json`, without that variable `<state folder>/<cluster>.json` (decision
/// 22).
std::filesystem::path addressFile(const std::string& cluster, const std::filesystem::path& stateFolder);

/// Writes `text` so that a reader sees all of it or nothing, readable by the owner alone.
Result<void> writePrivateFile(const std::filesystem::path& path, const std::string& text);

/// The token in `path`, made from the system's randomness (256 bits) if there is none yet.
Result<std::string> readOrMakeToken(const std::filesystem::path& path);

/// 64 bits of the system's randomness: the seed of an engine.
std::uint64_t randomSeed();

/// The right to be the one scheduler of a state folder, held as long as this object lives (and the process:
/// it is a file lock, so a crash gives it back).
class StateFolderLock {
public:
    /// StateDirLocked with the process id of the holder if somebody else has it.
    static Result<StateFolderLock> take(const std::filesystem::path& folder);

    StateFolderLock(StateFolderLock&& other) noexcept;
    StateFolderLock& operator=(StateFolderLock&&) = delete;
    ~StateFolderLock();

private:
    explicit StateFolderLock(int descriptor)
        : m_descriptor(descriptor)
    {}

    int m_descriptor;
};

} // namespace pacer::app
