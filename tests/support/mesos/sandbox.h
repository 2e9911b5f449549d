// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <map>
#include <string>

/// The files of an agent, in memory.
namespace pacer::mesos_double {

struct SandboxNode {
    enum class Kind { File, Folder, Link };
    Kind kind = Kind::File;
    std::string content; ///< of a file; the target of a link
    std::uint32_t permissions = 0644;
    std::int64_t modified = 0; ///< seconds since 1970
};

/// Path (absolute, without a slash at the end) -> node. Folders above a new file come by themselves.
class FileTree {
public:
    void write(const std::string& path, std::string content, Timestamp now);
    void append(const std::string& path, const std::string& text, Timestamp now);
    void link(const std::string& path, const std::string& target, Timestamp now);
    void makeFolder(const std::string& path, Timestamp now);
    void setPermissions(const std::string& path, std::uint32_t permissions);
    void remove(const std::string& path); ///< with all below it

    /// Null if there is none; links are followed, also on the way.
    const SandboxNode* find(const std::string& path) const;
    /// Where `path` really is: links resolved, "..", "." and double slashes gone. "" for a circle of links.
    std::string realPath(const std::string& path) const;
    /// Name -> node of what lies directly in a folder, by name.
    std::map<std::string, const SandboxNode*> list(const std::string& folder) const;

private:
    SandboxNode& place(const std::string& path, Timestamp now);

    std::map<std::string, SandboxNode> m_nodes;
};

/// "/a/b" without ".", "..", double slashes and a slash at the end.
std::string normalPath(const std::string& path);

} // namespace pacer::mesos_double
