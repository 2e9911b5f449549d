// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/process_runtime.h"

#include "core/local/confined_folder.h"
#include "core/local/isolation.h"
#include "core/local/sandbox.h"
#include "core/local/task_environment.h"

#include <unistd.h>

namespace pacer::local {

namespace {

namespace fs = std::filesystem;

Result<std::optional<UserIds>> userOf(const TaskPlan& plan)
{
    if (!plan.user)
        return std::nullopt;
    const std::optional<UserIds> user = findUser(*plan.user);
    if (!user)
        return fail(ErrorCode::LaunchFailed, {"No such user '" + *plan.user + "'"});
    if (user->uid == ::geteuid())
        return std::nullopt;
    if (::geteuid() != 0)
        return fail(ErrorCode::LaunchFailed, {"Only root can run a task as user '" + *plan.user + "'"});
    return user;
}

/// Without a mount namespace a volume is a link in the sandbox; an absolute path is good only if it is the
/// same outside.
Result<void> linkMounts(const TaskPlan& plan, const fs::path& sandbox)
{
    for (const Mount& mount : plan.mounts) {
        const fs::path target = mount.target;
        if (target.is_absolute()) {
            if (target.lexically_normal() != mount.source.lexically_normal())
                return fail(ErrorCode::LaunchFailed,
                            {"A volume at '" + mount.target + "' needs a container image"});
            continue;
        }
        ConfinedFolder folder(sandbox);
        if (const auto refused = folder.addFolder(target.parent_path().string(), 0755))
            return fail(ErrorCode::LaunchFailed, {"Volume '" + mount.target + "' " + *refused});
        std::error_code error;
        fs::create_directory_symlink(mount.source, sandbox / target, error);
        if (error)
            return fail(ErrorCode::LaunchFailed, {"Volume '" + mount.target + "': " + error.message()});
    }
    return {};
}

} // namespace

std::string ProcessRuntime::sandboxInside(const TaskPlace& place) const
{
    return place.sandbox.string();
}

Result<ShimSpec> ProcessRuntime::prepare(const TaskPlan& plan, const TaskPlace& place)
{
    Result<std::optional<UserIds>> user = userOf(plan);
    if (!user)
        return fail(user.error());
    if (const Result<void> linked = linkMounts(plan, place.sandbox); !linked)
        return fail(linked.error());

    ShimSpec spec;
    spec.argv = plan.command ? std::vector<std::string>{"/bin/sh", "-c", *plan.command} : plan.arguments;
    if (spec.argv.empty())
        return fail(ErrorCode::LaunchFailed, {"There is no command to run"});
    spec.environment = assignments(plan.environment);
    spec.directory = place.sandbox;
    spec.user = *user;
    spec.limits = processLimits();
    if (spec.user) {
        if (const Result<void> given = giveToUser(place.sandbox, *spec.user); !given)
            return fail(given.error());
        for (const fs::path& folder : plan.folders)
            [[maybe_unused]] const Result<void> given = giveToUser(folder, *spec.user);
    }
    return spec;
}

Result<std::vector<std::string>> ProcessRuntime::checkCommand(const std::vector<std::string>& argv,
                                                              const std::string& file, const ShimSpec& spec,
                                                              const TaskPlace& place)
{
    ShimSpec check = spec;
    check.argv = argv;
    if (const Result<void> written = writeSpec(place.control, file, check); !written)
        return fail(written.error());
    return std::vector<std::string>{m_shim.string(), "exec", place.control.string(), file};
}

void ProcessRuntime::cleanUp(const std::string&)
{
    // The shim leaves no process behind.
}

} // namespace pacer::local
