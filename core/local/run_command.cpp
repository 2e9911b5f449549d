// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/run_command.h"

#include "core/local/file_descriptor.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace pacer::local {

namespace {

constexpr std::size_t maxOutput = 16384;
constexpr std::chrono::milliseconds cancelInterval{100};

std::vector<char*> pointersTo(const std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (const std::string& text : texts)
        pointers.push_back(const_cast<char*>(text.c_str())); // NOLINT: the shape that exec wants
    pointers.push_back(nullptr);
    return pointers;
}

/// Starts the command in a session of its own with both outputs in `output`. -1: it could not be started.
pid_t spawn(const std::vector<std::string>& argv, const std::vector<std::string>& environment, int output)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, output, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&files, 3);
    sigset_t all;
    sigset_t none;
    sigfillset(&all);
    sigdelset(&all, SIGKILL);
    sigdelset(&all, SIGSTOP);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    pid_t pid = -1;
    const int error = posix_spawnp(&pid, argv.front().c_str(), &files, &attributes, pointersTo(argv).data(),
                                   pointersTo(environment).data());
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return error == 0 ? pid : -1;
}

/// Takes what is there; the pipe does not block.
void drain(int fd, std::string& output)
{
    char block[4096];
    for (ssize_t got = ::read(fd, block, sizeof block); got > 0; got = ::read(fd, block, sizeof block)) {
        const std::size_t room = maxOutput - std::min(output.size(), maxOutput);
        output.append(block, std::min(static_cast<std::size_t>(got), room));
    }
}

} // namespace

std::vector<std::string> commandEnvironment()
{
    std::vector<std::string> environment;
    for (const char* const name : {"PATH", "HOME", "USER", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME",
                                   "XDG_DATA_HOME", "CONTAINERS_CONF", "CONTAINERS_STORAGE_CONF",
                                   "DOCKER_HOST", "DOCKER_CONFIG", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"}) {
        if (const char* const value = std::getenv(name)) // NOLINT(concurrency-mt-unsafe): nobody sets it
            environment.push_back(std::string(name) + '=' + value);
    }
    return environment;
}

CommandOutcome runCommand(const std::vector<std::string>& argv, const std::vector<std::string>& environment,
                          Duration timeout, const std::atomic<bool>* cancelled)
{
    using Clock = std::chrono::steady_clock;
    CommandOutcome outcome;
    int ends[2];
    if (argv.empty() || ::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return outcome;
    const FileDescriptor readEnd{ends[0]};
    FileDescriptor writeEnd{ends[1]};
    const pid_t pid = spawn(argv, environment, writeEnd.get());
    writeEnd = FileDescriptor{};
    if (pid < 0)
        return outcome;
    outcome.started = true;

    const FileDescriptor process{static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))};
    const Clock::time_point deadline = Clock::now() + timeout;
    bool ended = false;
    while (!ended) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0 || (cancelled && cancelled->load()))
            break;
        pollfd watched[2] = {{process.get(), POLLIN, 0}, {readEnd.get(), POLLIN, 0}};
        ::poll(watched, 2, static_cast<int>(std::min(left, cancelInterval).count()));
        drain(readEnd.get(), outcome.output);
        // A pipe that only says "closed" would wake us for ever; the process itself is what counts.
        if ((watched[1].revents & POLLIN) == 0 && (watched[1].revents & POLLHUP) != 0) {
            pollfd onlyProcess{process.get(), POLLIN, 0};
            ::poll(&onlyProcess, 1, static_cast<int>(std::min(left, cancelInterval).count()));
            ended = (onlyProcess.revents & POLLIN) != 0;
        }
        ended = ended || (watched[0].revents & POLLIN) != 0;
    }
    outcome.timedOut = !ended;
    ::kill(-pid, SIGKILL); // a whole group: what the command started, too
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    drain(readEnd.get(), outcome.output);
    outcome.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return outcome;
}

} // namespace pacer::local
