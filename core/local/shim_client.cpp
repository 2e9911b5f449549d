// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/shim_client.h"

#include "core/base/text.h"
#include "core/local/control_file.h"
#include "core/local/run_command.h"
#include "core/local/shim_protocol.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace pacer::local {

namespace {

constexpr std::chrono::seconds startTimeout{30};
constexpr int lateStarts = 600;
constexpr int lateStartMs = 100;

std::int64_t toMs(Timestamp time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

Timestamp fromMs(std::int64_t ms)
{
    return Timestamp{std::chrono::milliseconds{ms}};
}

Timestamp wallClock()
{
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

std::string bootId()
{
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id;
}

/// Start time of a living process; 0 for one that is gone or only waits to be reaped.
std::uint64_t startTimeOf(pid_t pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string text;
    std::getline(file, text);
    const std::size_t nameEnd = text.rfind(')');
    if (nameEnd == std::string::npos)
        return 0;
    std::istringstream rest(text.substr(nameEnd + 1));
    std::string word;
    for (int field = 3; field <= 22 && rest >> word; ++field) {
        if (field == 3 && (word == "Z" || word == "X"))
            return 0;
    }
    return rest ? std::stoull(word) : 0;
}

Fields fieldsOf(const ShimSpec& spec)
{
    Fields fields;
    for (const std::string& argument : spec.argv)
        fields.add("argv", argument);
    for (const std::string& variable : spec.environment)
        fields.add("env", variable);
    fields.add("cwd", spec.directory.string());
    fields.add("stdout", spec.stdoutFile.string());
    fields.add("stderr", spec.stderrFile.string());
    if (spec.user) {
        fields.add("uid", std::int64_t{spec.user->uid});
        fields.add("gid", std::int64_t{spec.user->gid});
        for (const gid_t group : spec.user->groups)
            fields.add("group", std::int64_t{group});
    }
    for (const ResourceSoftLimit& limit : spec.limits)
        fields.add("limit", std::to_string(limit.resource) + ':' + std::to_string(limit.soft));
    fields.add("oomScore", "200"); // when memory runs out, tasks go before the scheduler
    fields.add("logLimit", spec.logLimit);
    fields.add("lookMs", std::int64_t{spec.lookMs});
    fields.add("signal", spec.signalMainOnly ? "main" : "tree");
    return fields;
}

std::optional<TaskEnd> readEnd(const std::filesystem::path& control)
{
    const std::optional<Fields> fields = readFields(control / shim::exitFile);
    if (!fields)
        return std::nullopt;
    TaskEnd end;
    end.finishedAt = fromMs(fields->number("finishedMs"));
    end.killed = fields->text("killed") == "1";
    end.reason = fields->text("reason").value_or("");
    end.status = static_cast<int>(fields->number("status"));
    if (const auto error = fields->text("error")) {
        end.kind = TaskEnd::Kind::NeverRan;
        end.error = *error;
    } else if (const auto lost = fields->text("lost")) {
        end.kind = *lost == "restart"      ? TaskEnd::Kind::MachineRestarted
                   : *lost == "notStarted" ? TaskEnd::Kind::NotStarted
                                           : TaskEnd::Kind::Lost;
    }
    return end;
}

std::optional<ShimProcess> readStarted(const std::filesystem::path& control, std::string& boot)
{
    const std::optional<Fields> fields = readFields(control / shim::startedFile);
    if (!fields)
        return std::nullopt;
    ShimProcess process;
    process.shimPid = static_cast<pid_t>(fields->number("shimPid"));
    process.shimStart = static_cast<std::uint64_t>(fields->number("shimStart"));
    process.taskPid = static_cast<pid_t>(fields->number("taskPid"));
    process.taskStart = static_cast<std::uint64_t>(fields->number("taskStart"));
    process.startedAt = fromMs(fields->number("startedMs"));
    boot = fields->text("bootId").value_or("");
    return process;
}

/// We hold the lock: there is no shim and there will be none.
TaskEnd endOfLost(const std::filesystem::path& control)
{
    TaskEnd end;
    end.finishedAt = wallClock();
    end.killed = std::filesystem::exists(control / shim::killFile);
    std::string boot;
    const std::optional<ShimProcess> process = readStarted(control, boot);
    if (!process) {
        end.kind = TaskEnd::Kind::NotStarted;
    } else if (boot != bootId()) {
        end.kind = TaskEnd::Kind::MachineRestarted;
    } else {
        end.kind = TaskEnd::Kind::Lost;
        // A number is not given again while a group bears it: no process of that number, or ours, means that
        // what is left of the group is ours.
        const std::uint64_t start = process->taskPid > 1 ? startTimeOf(process->taskPid) : 1;
        if (start == process->taskStart || start == 0)
            ::kill(-process->taskPid, SIGKILL);
    }
    // If this cannot be written, the next start finds the same and says the same.
    [[maybe_unused]] const Result<void> written = writeEnd(control, end);
    return end;
}

} // namespace

Result<void> writeSpec(const std::filesystem::path& control, const std::string& file, const ShimSpec& spec)
{
    return writeFields(control / file, fieldsOf(spec));
}

Result<ShimProcess> startShim(const std::filesystem::path& program, const std::filesystem::path& control,
                              const ShimSpec& spec)
{
    if (const Result<void> written = writeSpec(control, shim::specFile, spec); !written)
        return fail(written.error());
    const CommandOutcome outcome = runCommand({program.string(), "run", control.string()}, {}, startTimeout);
    std::string boot;
    const std::optional<ShimProcess> process = readStarted(control, boot);
    if (outcome.exitCode == 0 && process)
        return *process;
    // Whatever was said: what counts is whether a shim lives. On a slow machine it may come late.
    FoundShim found = findShim(control);
    for (int i = 0; i < lateStarts && std::holds_alternative<ShimStarting>(found); ++i) {
        ::poll(nullptr, 0, lateStartMs);
        found = findShim(control);
    }
    if (const auto* const late = std::get_if<ShimProcess>(&found))
        return *late;
    if (!outcome.started)
        return fail(ErrorCode::LaunchFailed, {"cannot start " + program.string()});
    const auto* const end = std::get_if<TaskEnd>(&found);
    if (end && !end->error.empty())
        return fail(ErrorCode::LaunchFailed, {end->error});
    return fail(ErrorCode::LaunchFailed, {std::string(trimmed(outcome.output))});
}

FoundShim findShim(const std::filesystem::path& control)
{
    if (const auto end = readEnd(control))
        return *end;
    const std::filesystem::path lockPath = control / shim::lockFile;
    const FileDescriptor lock{::open(lockPath.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
    if (lock && ::flock(lock.get(), LOCK_EX | LOCK_NB) == 0) {
        // It may have ended between the two looks.
        if (const auto end = readEnd(control))
            return *end;
        return endOfLost(control);
    }
    std::string boot;
    if (const auto process = readStarted(control, boot))
        return *process;
    return ShimStarting{};
}

FileDescriptor watchShim(const ShimProcess& process)
{
    FileDescriptor descriptor{static_cast<int>(::syscall(SYS_pidfd_open, process.shimPid, 0))};
    if (descriptor && startTimeOf(process.shimPid) != process.shimStart)
        return {};
    return descriptor;
}

Result<void> requestKill(const std::filesystem::path& control, const ShimProcess& process, Duration grace,
                         const std::string& reason)
{
    Fields fields;
    fields.add("graceMs", std::chrono::duration_cast<std::chrono::milliseconds>(grace).count());
    fields.add("reason", reason);
    if (Result<void> written = writeFields(control / shim::killFile, fields); !written)
        return written;
    const FileDescriptor target = watchShim(process);
    if (target)
        ::syscall(SYS_pidfd_send_signal, target.get(), SIGTERM, nullptr, 0);
    return {};
}

Result<void> writeEnd(const std::filesystem::path& control, const TaskEnd& end)
{
    Fields fields;
    fields.add("status", std::int64_t{end.status});
    fields.add("killed", end.killed ? "1" : "0");
    fields.add("reason", end.reason);
    fields.add("finishedMs", toMs(end.finishedAt));
    switch (end.kind) {
    case TaskEnd::Kind::Exited: break;
    case TaskEnd::Kind::NeverRan: fields.add("error", end.error); break;
    case TaskEnd::Kind::Lost: fields.add("lost", "shim"); break;
    case TaskEnd::Kind::MachineRestarted: fields.add("lost", "restart"); break;
    case TaskEnd::Kind::NotStarted: fields.add("lost", "notStarted"); break;
    }
    return writeFields(control / shim::exitFile, fields);
}

} // namespace pacer::local
