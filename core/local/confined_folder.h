// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/local/file_descriptor.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pacer::local {

/// Writes below one folder and never outside, whatever names it is given: no absolute names, no "..", and no
/// symlink is ever followed on the way, so that nothing which lies there can lead elsewhere.
class ConfinedFolder {
public:
    /// Why it was not done; nullopt: it was.
    using Outcome = std::optional<std::string>;

    explicit ConfinedFolder(const std::filesystem::path& root);

    bool isOpen() const { return static_cast<bool>(m_root); }

    /// An empty file in place of whatever file or link had this name; folders on the way are made.
    FileDescriptor createFile(std::string_view name, unsigned mode, std::string& reason);
    Outcome addFolder(std::string_view name, unsigned mode);
    /// The target must be relative and stay below the root: any "../" stand in front and there are not more
    /// of them than the link lies deep.
    Outcome addSymlink(std::string_view name, std::string_view target);
    /// `original` is the name of a plain file below the root.
    Outcome addHardLink(std::string_view name, std::string_view original);

private:
    using Segments = std::vector<std::string>;

    static std::optional<Segments> segmentsOf(std::string_view name, std::string& reason);
    /// The folder that the last segment lies in.
    FileDescriptor openParent(const Segments& segments, bool create, std::string& reason) const;

    FileDescriptor m_root;
};

} // namespace pacer::local
