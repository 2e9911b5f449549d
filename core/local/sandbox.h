// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/local/shim_client.h"

#include <filesystem>
#include <optional>
#include <string>

namespace pacer::local {

/// Where things lie below the folder of one agent.
///   sandboxes/<framework>/<executor id>/runs/<container>   one life of an executor, "latest" the newest
///   tasks/<task id>                                        control folder of a task
///   cache                                                  fetched artifacts
struct AgentFolders {
    std::filesystem::path root;

    std::filesystem::path sandboxes() const { return root / "sandboxes"; }
    std::filesystem::path control(const TaskId& task) const { return root / "tasks" / task.value; }
    std::filesystem::path cache() const { return root / "cache"; }
};

/// True for an id that may name a folder: not empty, no '/', no "..", at most 255 bytes.
bool isFolderName(const std::string& id);

/// Makes the folder of a new run and lets "latest" point to it. Error FileAccess.
Result<std::filesystem::path> createRun(const AgentFolders& folders, const FrameworkId& framework,
                                        const std::string& executor, const std::string& container);

/// Numeric ids of a user of this machine; nullopt: there is no such user.
std::optional<UserIds> findUser(const std::string& name);

/// Gives the folder and all below it to the user; links themselves, not what they point to.
Result<void> giveToUser(const std::filesystem::path& folder, const UserIds& user);

/// A random uuid from the system.
std::string newUuid();

} // namespace pacer::local
