// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/sandbox_files.h"

#include "core/base/text.h"

#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/openat2.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace pacer::local {

namespace {

namespace fs = std::filesystem;

/// Where the kernel is too old for openat2: every step alone, and no links at all.
int openStepwise(int root, const std::string& inside, int flags)
{
    FileDescriptor folder{::fcntl(root, F_DUPFD_CLOEXEC, 3)};
    const std::vector<std::string_view> segments = split(inside, '/');
    for (std::size_t i = 0; folder && i + 1 < segments.size(); ++i)
        folder = FileDescriptor{::openat(folder.get(), std::string(segments[i]).c_str(),
                                         O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)};
    return folder ? ::openat(folder.get(), std::string(segments.back()).c_str(), flags | O_NOFOLLOW) : -1;
}

/// Links are followed as long as they stay below `root`.
int openBeneath(int root, const std::string& inside, int flags)
{
    open_how how{};
    how.flags = static_cast<unsigned>(flags);
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    const auto fd = static_cast<int>(::syscall(SYS_openat2, root, inside.c_str(), &how, sizeof how));
    return fd < 0 && errno == ENOSYS ? openStepwise(root, inside, flags) : fd;
}

Timestamp timeOf(const timespec& time)
{
    return Timestamp{std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec}};
}

std::string userName(uid_t uid)
{
    passwd entry{};
    passwd* found = nullptr;
    char buffer[4096];
    if (::getpwuid_r(uid, &entry, buffer, sizeof buffer, &found) == 0 && found)
        return found->pw_name;
    return std::to_string(uid);
}

std::string groupName(gid_t gid)
{
    group entry{};
    group* found = nullptr;
    char buffer[4096];
    if (::getgrgid_r(gid, &entry, buffer, sizeof buffer, &found) == 0 && found)
        return found->gr_name;
    return std::to_string(gid);
}

tl::unexpected<Errors> openError(const std::string& path)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR: return fail(ErrorCode::FileNotFound, {path});
    case EXDEV:
    case ELOOP: return fail(ErrorCode::PathEscapes, {path});
    default: return fail(ErrorCode::FileAccess, {path, std::strerror(errno)});
    }
}

/// Names in `folder`, which is closed with the list.
std::vector<std::string> namesIn(FileDescriptor folder)
{
    std::vector<std::string> names;
    DIR* const stream = ::fdopendir(folder.get());
    if (!stream)
        return names;
    folder.release();
    while (const dirent* const entry = ::readdir(stream)) { // NOLINT(concurrency-mt-unsafe): own stream
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..")
            names.emplace_back(name);
    }
    ::closedir(stream);
    std::ranges::sort(names);
    return names;
}

} // namespace

LocalSandboxFiles::LocalSandboxFiles(std::shared_ptr<const AgentBook> book)
    : m_book(std::move(book))
{}

Result<LocalSandboxFiles::Place> LocalSandboxFiles::locate(const std::string& path) const
{
    std::vector<std::string> segments;
    for (const std::string_view segment : split(path, '/')) {
        if (segment == "..")
            return fail(ErrorCode::PathEscapes, {path});
        if (!segment.empty() && segment != ".")
            segments.emplace_back(segment);
    }
    // <framework> <executor> <run> <inside…>, and the agents it may lie on
    std::vector<std::string> agents;
    std::vector<std::string> below;
    const fs::path& root = m_book->agentsFolder();
    if (segments.size() >= 6 && segments[0] == "frameworks" && segments[2] == "executors"
        && segments[4] == "runs") {
        agents = m_book->names();
        below = {segments[1], segments[3], segments[5]};
        below.insert(below.end(), segments.begin() + 6, segments.end());
    } else {
        // <agents folder>/<agent>/sandboxes/<framework>/<executor>/runs/<run>/…
        const std::string prefix = root.string() + '/';
        if (!path.starts_with(prefix))
            return fail(ErrorCode::FileNotFound, {path});
        const auto depth = static_cast<std::ptrdiff_t>(std::distance(root.begin(), root.end())) - 1;
        const std::vector<std::string> rest(segments.begin() + depth, segments.end());
        if (rest.size() < 6 || rest[1] != "sandboxes" || rest[4] != "runs")
            return fail(ErrorCode::FileNotFound, {path});
        agents = {rest[0]};
        below = {rest[2], rest[3], rest[5]};
        below.insert(below.end(), rest.begin() + 6, rest.end());
    }
    for (const std::string& agent : agents) {
        const fs::path run = root / agent / "sandboxes" / below[0] / below[1] / "runs" / below[2];
        std::error_code error;
        if (fs::is_directory(run, error))
            return Place{run, join({below.begin() + 3, below.end()}, "/")};
    }
    return fail(ErrorCode::FileNotFound, {path});
}

Result<FileDescriptor> LocalSandboxFiles::open(const std::string& path, int flags) const
{
    const Result<Place> place = locate(path);
    if (!place)
        return fail(place.error());
    FileDescriptor run{::open(place->run.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!run)
        return openError(path);
    if (place->inside.empty())
        return run;
    // O_NONBLOCK: a FIFO in a sandbox must not hold us.
    FileDescriptor file{openBeneath(run.get(), place->inside, flags | O_CLOEXEC | O_NONBLOCK)};
    if (!file)
        return openError(path);
    return file;
}

Result<std::vector<scheduler::FileEntry>> LocalSandboxFiles::browse(const std::string& path) const
{
    Result<FileDescriptor> opened = open(path, O_RDONLY);
    if (!opened)
        return fail(opened.error());
    std::vector<scheduler::FileEntry> entries;
    struct stat folder {};
    if (::fstat(opened->get(), &folder) != 0 || !S_ISDIR(folder.st_mode))
        return entries;
    const FileDescriptor base{::fcntl(opened->get(), F_DUPFD_CLOEXEC, 3)};
    const std::string prefix = path.ends_with('/') ? path : path + '/';
    for (const std::string& name : namesIn(std::move(*opened))) {
        struct stat status {};
        if (::fstatat(base.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        scheduler::FileEntry entry;
        entry.path = prefix + name;
        entry.directory = S_ISDIR(status.st_mode);
        entry.size = static_cast<std::uint64_t>(status.st_size);
        entry.mode = status.st_mode;
        entry.nlink = status.st_nlink;
        entry.modified = timeOf(status.st_mtim);
        entry.owner = userName(status.st_uid);
        entry.group = groupName(status.st_gid);
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<scheduler::FileChunk> LocalSandboxFiles::read(const std::string& path, std::int64_t offset,
                                                     std::size_t length) const
{
    const Result<FileDescriptor> file = open(path, O_RDONLY);
    if (!file)
        return fail(file.error());
    struct stat status {};
    if (::fstat(file->get(), &status) != 0)
        return openError(path);
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::FileAccess,
                    {path, S_ISDIR(status.st_mode) ? "Cannot read a directory." : "is no file"});
    if (offset < 0)
        return scheduler::FileChunk{static_cast<std::uint64_t>(status.st_size), {}};
    const std::int64_t left = std::max<std::int64_t>(0, status.st_size - offset);
    scheduler::FileChunk chunk{static_cast<std::uint64_t>(offset), {}};
    chunk.data.resize(std::min(length, static_cast<std::size_t>(left)));
    std::size_t done = 0;
    while (done < chunk.data.size()) {
        const ssize_t got = ::pread(file->get(), chunk.data.data() + done, chunk.data.size() - done,
                                    offset + static_cast<std::int64_t>(done));
        if (got <= 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    chunk.data.resize(done);
    return chunk;
}

Result<std::string> LocalSandboxFiles::resolve(const std::string& path) const
{
    const Result<FileDescriptor> file = open(path, O_RDONLY);
    if (!file)
        return fail(file.error());
    struct stat status {};
    if (::fstat(file->get(), &status) != 0 || !S_ISREG(status.st_mode))
        return fail(ErrorCode::FileAccess, {path, "is no file"});
    std::error_code error;
    const fs::path real = fs::read_symlink("/proc/self/fd/" + std::to_string(file->get()), error);
    if (error)
        return fail(ErrorCode::FileAccess, {path, error.message()});
    return real.string();
}

std::vector<scheduler::AgentSnapshot> LocalSandboxFiles::agents() const
{
    return m_book->agents();
}

} // namespace pacer::local
