// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/sandbox.h"

#include "core/base/ids.h"

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include <random>

namespace pacer::local {

namespace fs = std::filesystem;

bool isFolderName(const std::string& id)
{
    return !id.empty() && id.size() <= 255 && id != "." && id != ".." && id.find('/') == std::string::npos
           && id.find('\0') == std::string::npos;
}

Result<fs::path> createRun(const AgentFolders& folders, const FrameworkId& framework,
                           const std::string& executor, const std::string& container)
{
    const fs::path runs = folders.sandboxes() / framework.value / executor / "runs";
    const fs::path run = runs / container;
    std::error_code error;
    fs::create_directories(run, error);
    if (error)
        return fail(ErrorCode::FileAccess, {run.string(), error.message()});
    // Beside its place and renamed: whoever reads "latest" never finds it missing.
    const fs::path beside = runs / ("." + container);
    fs::create_directory_symlink(container, beside, error);
    if (!error)
        fs::rename(beside, runs / "latest", error);
    if (error)
        return fail(ErrorCode::FileAccess, {(runs / "latest").string(), error.message()});
    return run;
}

std::optional<UserIds> findUser(const std::string& name)
{
    passwd entry{};
    passwd* found = nullptr;
    std::string buffer(16384, '\0');
    if (::getpwnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found) != 0 || !found)
        return std::nullopt;
    UserIds ids{entry.pw_uid, entry.pw_gid, std::vector<gid_t>(256)};
    int count = static_cast<int>(ids.groups.size());
    if (::getgrouplist(name.c_str(), entry.pw_gid, ids.groups.data(), &count) < 0)
        count = static_cast<int>(ids.groups.size());
    ids.groups.resize(static_cast<std::size_t>(count));
    return ids;
}

Result<void> giveToUser(const fs::path& folder, const UserIds& user)
{
    const auto give = [&user](const fs::path& path) {
        return ::lchown(path.c_str(), user.uid, user.gid) == 0;
    };
    std::error_code error;
    bool given = give(folder);
    for (auto entry = fs::recursive_directory_iterator(folder, error);
         !error && entry != fs::recursive_directory_iterator(); entry.increment(error))
        given = give(entry->path()) && given;
    if (error || !given)
        return fail(ErrorCode::FileAccess, {folder.string(), "cannot be given to the user"});
    return {};
}

std::string newUuid()
{
    std::random_device device;
    Random random((static_cast<std::uint64_t>(device()) << 32U) | device());
    return randomUuid(random);
}

} // namespace pacer::local
