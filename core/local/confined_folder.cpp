// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/confined_folder.h"

#include "core/base/text.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

namespace pacer::local {

namespace {

constexpr int folderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
constexpr std::size_t maxDepth = 256;

std::string systemReason()
{
    if (errno == ELOOP || errno == ENOTDIR)
        return "lies below a link or a file";
    return std::strerror(errno);
}

/// Makes room for a file or link. A folder stays; making the new thing then fails.
void removeFile(int parent, const std::string& name)
{
    ::unlinkat(parent, name.c_str(), 0);
}

} // namespace

ConfinedFolder::ConfinedFolder(const std::filesystem::path& root)
    : m_root(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
{}

std::optional<ConfinedFolder::Segments> ConfinedFolder::segmentsOf(std::string_view name, std::string& reason)
{
    Segments segments;
    if (name.starts_with('/')) {
        reason = "has an absolute path";
        return std::nullopt;
    }
    for (const std::string_view segment : split(name, '/')) {
        if (segment == "..") {
            reason = "would leave its folder";
            return std::nullopt;
        }
        if (!segment.empty() && segment != ".")
            segments.emplace_back(segment);
    }
    if (segments.size() > maxDepth) {
        reason = "lies too deep";
        return std::nullopt;
    }
    return segments;
}

FileDescriptor ConfinedFolder::openParent(const Segments& segments, bool create, std::string& reason) const
{
    FileDescriptor folder{::fcntl(m_root.get(), F_DUPFD_CLOEXEC, 3)};
    for (std::size_t i = 0; folder && i + 1 < segments.size(); ++i) {
        if (create)
            ::mkdirat(folder.get(), segments[i].c_str(), 0755);
        FileDescriptor next{::openat(folder.get(), segments[i].c_str(), folderFlags)};
        if (!next)
            reason = systemReason();
        folder = std::move(next);
    }
    return folder;
}

FileDescriptor ConfinedFolder::createFile(std::string_view name, unsigned mode, std::string& reason)
{
    const std::optional<Segments> segments = segmentsOf(name, reason);
    if (!segments)
        return {};
    if (segments->empty()) {
        reason = "has no name";
        return {};
    }
    const FileDescriptor parent = openParent(*segments, true, reason);
    if (!parent)
        return {};
    removeFile(parent.get(), segments->back());
    FileDescriptor file{::openat(parent.get(), segments->back().c_str(),
                                 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)};
    if (!file || ::fchmod(file.get(), static_cast<mode_t>(mode | 0400U)) != 0)
        reason = systemReason();
    return file;
}

ConfinedFolder::Outcome ConfinedFolder::addFolder(std::string_view name, unsigned mode)
{
    std::string reason;
    const std::optional<Segments> segments = segmentsOf(name, reason);
    if (!segments)
        return reason;
    if (segments->empty())
        return std::nullopt; // "./", the folder itself
    const FileDescriptor parent = openParent(*segments, true, reason);
    if (!parent)
        return reason;
    ::mkdirat(parent.get(), segments->back().c_str(), 0755);
    const FileDescriptor made{::openat(parent.get(), segments->back().c_str(), folderFlags)};
    if (!made)
        return systemReason();
    // We must still be able to fill it.
    ::fchmod(made.get(), static_cast<mode_t>(mode | 0700U));
    return std::nullopt;
}

ConfinedFolder::Outcome ConfinedFolder::addSymlink(std::string_view name, std::string_view target)
{
    std::string reason;
    const std::optional<Segments> segments = segmentsOf(name, reason);
    if (!segments)
        return reason;
    if (segments->empty() || target.empty())
        return "has no name";
    if (target.starts_with('/'))
        return "links to an absolute path";
    // Only "../" in front can be judged by counting: behind a name they would start from wherever that name,
    // perhaps a link itself, leads.
    std::size_t up = 0;
    bool named = false;
    for (const std::string_view segment : split(target, '/')) {
        if (segment == ".." && named)
            return "links to a path with '..' inside";
        up += segment == ".." ? 1U : 0U;
        named = named || (!segment.empty() && segment != "." && segment != "..");
    }
    if (up + 1 > segments->size())
        return "links out of its folder";
    const FileDescriptor parent = openParent(*segments, true, reason);
    if (!parent)
        return reason;
    removeFile(parent.get(), segments->back());
    if (::symlinkat(std::string(target).c_str(), parent.get(), segments->back().c_str()) != 0)
        return systemReason();
    return std::nullopt;
}

ConfinedFolder::Outcome ConfinedFolder::addHardLink(std::string_view name, std::string_view original)
{
    std::string reason;
    const std::optional<Segments> from = segmentsOf(original, reason);
    if (!from)
        return "links to a file that " + reason;
    const std::optional<Segments> to = segmentsOf(name, reason);
    if (!to)
        return reason;
    if (from->empty() || to->empty())
        return "has no name";
    if (*from == *to)
        return std::nullopt;
    const FileDescriptor fromParent = openParent(*from, false, reason);
    const FileDescriptor toParent = openParent(*to, true, reason);
    if (!fromParent || !toParent)
        return reason;
    struct stat status {};
    if (::fstatat(fromParent.get(), from->back().c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0
        || !S_ISREG(status.st_mode))
        return "links to what is no file of the archive";
    removeFile(toParent.get(), to->back());
    if (::linkat(fromParent.get(), from->back().c_str(), toParent.get(), to->back().c_str(), 0) != 0)
        return systemReason();
    return std::nullopt;
}

} // namespace pacer::local
