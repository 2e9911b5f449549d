// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/state_folder.h"

#include "core/base/text.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace pacer::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t tokenBytes = 32;
constexpr mode_t ownerOnly = 0600;

std::string environment(const char* name)
{
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): read before threads start
    return value ? value : "";
}

tl::unexpected<Errors> noAccess(const fs::path& path)
{
    return fail(ErrorCode::FileAccess,
                {path.string(), std::strerror(errno)}); // NOLINT(concurrency-mt-unsafe)
}

std::string readText(const fs::path& path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Makes the folder and its parents; what is made belongs to the owner alone.
Result<void> makePrivateFolder(const fs::path& folder)
{
    std::error_code error;
    if (folder.empty() || fs::exists(folder, error)) // "" is the current one
        return {};
    fs::create_directories(folder, error);
    if (!error)
        fs::permissions(folder, fs::perms::owner_all, error);
    if (error)
        return fail(ErrorCode::FileAccess, {folder.string(), error.message()});
    return {};
}

bool writeAll(int descriptor, const std::string& text)
{
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t written = ::write(descriptor, text.data() + done, text.size() - done);
        if (written < 0 && errno != EINTR)
            return false;
        done += written > 0 ? static_cast<std::size_t>(written) : 0;
    }
    return true;
}

} // namespace

fs::path defaultStateFolder(const std::string& cluster)
{
    const std::string base = environment("XDG_STATE_HOME");
    return (base.empty() ? fs::path(environment("HOME")) / ".local" / "state" : fs::path(base)) / "pacer"
           / cluster;
}

fs::path addressFile(const std::string& cluster, const fs::path& stateFolder)
{
    const std::string runtime = environment("XDG_RUNTIME_DIR");
    return (runtime.empty() ? stateFolder : fs::path(runtime) / "pacer") / (cluster + ".json");
}

Result<void> writePrivateFile(const fs::path& path, const std::string& text)
{
    if (auto made = makePrivateFolder(path.parent_path()); !made)
        return made;
    // Another process may be writing the same file: the last one to finish wins, neither fails.
    const fs::path temporary = path.string() + '.' + std::to_string(::getpid()) + ".new";
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, ownerOnly);
    if (descriptor < 0)
        return noAccess(temporary);
    const bool written = writeAll(descriptor, text) && ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!written || ::rename(temporary.c_str(), path.c_str()) != 0)
        return noAccess(path);
    return {};
}

Result<std::string> readOrMakeToken(const fs::path& path)
{
    const std::string known = readText(path);
    if (!trimmed(known).empty())
        return std::string(trimmed(known));

    std::array<unsigned char, tokenBytes> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        return noAccess(path);
    std::string token;
    for (const unsigned char byte : bytes) {
        constexpr std::string_view digits = "0123456789abcdef";
        token += digits[byte >> 4];
        token += digits[byte & 15];
    }
    return writePrivateFile(path, token + '\n').map([&token] { return token; });
}

std::uint64_t randomSeed()
{
    std::uint64_t seed = 0;
    if (::getrandom(&seed, sizeof seed, 0) != sizeof seed)
        seed = static_cast<std::uint64_t>(::getpid());
    return seed;
}

Result<StateFolderLock> StateFolderLock::take(const fs::path& folder)
{
    if (const auto made = makePrivateFolder(folder); !made)
        return fail(made.error());
    const fs::path path = folder / "lock";
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, ownerOnly);
    if (descriptor < 0)
        return noAccess(path);
    StateFolderLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorCode::StateDirLocked, {folder.string(), std::string(trimmed(readText(path)))});
    if (::ftruncate(descriptor, 0) != 0 || !writeAll(descriptor, std::to_string(::getpid()) + '\n'))
        return noAccess(path);
    return lock;
}

StateFolderLock::StateFolderLock(StateFolderLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{}

StateFolderLock::~StateFolderLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace pacer::app
