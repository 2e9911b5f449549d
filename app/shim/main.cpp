// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// pacer-shim: one per task, so that a task outlives the scheduler that started it.
//
//   pacer-shim run <control folder>   starts the task of core/local/shim_protocol.h and stays with it; the
//                                     call itself returns when the task runs (0) or cannot run (1)
//   pacer-shim exec <folder> <file>   becomes the command of a spec file: user, limits, folder, environment
#include "app/shim/control.h"
#include "app/shim/process_tree.h"
#include "app/shim/task.h"
#include "core/local/shim_protocol.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

namespace pacer::shim {

namespace {

namespace protocol = pacer::local::shim;

constexpr long long cleanUpMs = 5000;

struct Shim {
    int control = -1;
    Fields spec;
    const char* stdoutPath = nullptr;
    const char* stderrPath = nullptr;
    pid_t task = -1;
    int status = 0;
    bool ended = false;
    bool killed = false;
    bool escalated = false;
    long long killDeadline = 0; ///< monotonic ms
    char reason[256] = {};
};

long long clockMs(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<long long>(now.tv_sec) * 1000 + now.tv_nsec / 1000000;
}

void readBootId(char* text, size_t size)
{
    text[0] = '\0';
    const int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
    const ssize_t got = fd >= 0 ? read(fd, text, size - 1) : -1;
    if (fd >= 0)
        close(fd);
    text[got > 0 ? got : 0] = '\0';
    text[strcspn(text, "\n")] = '\0';
}

bool writeStarted(const Shim& shim)
{
    char bootId[64];
    readBootId(bootId, sizeof bootId);
    FieldText text;
    text.add("shimPid", static_cast<long long>(getpid()));
    text.add("shimStart", static_cast<long long>(startTimeOf(getpid())));
    text.add("taskPid", static_cast<long long>(shim.task));
    text.add("taskStart", static_cast<long long>(startTimeOf(shim.task)));
    text.add("bootId", bootId);
    text.add("startedMs", clockMs(CLOCK_REALTIME));
    return writeFields(shim.control, protocol::startedFile, text);
}

void writeExit(const Shim& shim)
{
    FieldText text;
    text.add("status", static_cast<long long>(shim.status));
    text.add("killed", shim.killed ? "1" : "0");
    text.add("reason", shim.reason);
    text.add("finishedMs", clockMs(CLOCK_REALTIME));
    writeFields(shim.control, protocol::exitFile, text);
}

/// The command never ran.
[[noreturn]] void giveUp(const Shim& shim, int ready, const char* reason)
{
    FieldText text;
    text.add("error", reason);
    text.add("finishedMs", clockMs(CLOCK_REALTIME));
    writeFields(shim.control, protocol::exitFile, text);
    [[maybe_unused]] const ssize_t written = write(ready, reason, strlen(reason));
    _exit(1);
}

void reap(Shim& shim)
{
    int status = 0;
    for (pid_t pid = waitpid(-1, &status, WNOHANG); pid > 0; pid = waitpid(-1, &status, WNOHANG)) {
        if (pid == shim.task) {
            shim.ended = true;
            shim.status = status;
        }
    }
}

/// SIGTERM came: from the agent with a kill file, or from the system that shuts down.
void beginKill(Shim& shim)
{
    const Fields request = readFields(shim.control, protocol::killFile);
    const long long grace = number(request, "graceMs", protocol::defaultGraceMs);
    const long long deadline = clockMs(CLOCK_MONOTONIC) + (grace > 0 ? grace : 0);
    if (!shim.killed || deadline < shim.killDeadline)
        shim.killDeadline = deadline;
    if (shim.killed)
        return;
    shim.killed = true;
    if (const char* const reason = value(request, "reason"))
        snprintf(shim.reason, sizeof shim.reason, "%s", reason);
    const char* const whom = value(shim.spec, "signal");
    if (whom && strcmp(whom, "main") == 0)
        kill(shim.task, SIGTERM);
    else
        signalDescendants(SIGTERM);
}

/// Waits for one of our signals, at most `ms`.
int waitForSignal(long long ms)
{
    sigset_t ours;
    sigemptyset(&ours);
    sigaddset(&ours, SIGCHLD);
    sigaddset(&ours, SIGTERM);
    const timespec time{static_cast<time_t>(ms / 1000), static_cast<long>(ms % 1000) * 1000000};
    return sigtimedwait(&ours, nullptr, &time);
}

/// Somebody deleted our folder: no scheduler will ever find this task again, so it must not go on.
bool isAbandoned(const Shim& shim)
{
    struct stat folder {};
    return fstat(shim.control, &folder) == 0 && folder.st_nlink == 0;
}

void superviseUntilEnd(Shim& shim)
{
    const long long logLimit = number(shim.spec, "logLimit", 0);
    const long long lookMs = number(shim.spec, "lookMs", protocol::defaultLookMs);
    while (!shim.ended) {
        long long wait = lookMs;
        if (shim.killed && !shim.escalated) {
            const long long left = shim.killDeadline - clockMs(CLOCK_MONOTONIC);
            wait = left < 0 ? 0 : left < wait ? left : wait;
        }
        const int signal = waitForSignal(wait);
        reap(shim);
        if (signal == SIGTERM || (!shim.killed && isAbandoned(shim)))
            beginKill(shim);
        if (shim.killed && clockMs(CLOCK_MONOTONIC) >= shim.killDeadline) {
            shim.escalated = true;
            signalDescendants(SIGKILL);
        }
        rotateLog(shim.stdoutPath, logLimit);
        rotateLog(shim.stderrPath, logLimit);
    }
}

/// What the command left behind goes with it. It all hangs below us, because we are its subreaper.
void endDescendants()
{
    const long long deadline = clockMs(CLOCK_MONOTONIC) + cleanUpMs;
    while (clockMs(CLOCK_MONOTONIC) < deadline) {
        signalDescendants(SIGKILL);
        while (waitpid(-1, nullptr, WNOHANG) > 0) {
        }
        if (waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD)
            return;
        waitForSignal(20);
    }
}

void detach()
{
    setsid();
    const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int fd = 0; fd <= 2; ++fd)
        dup2(nothing, fd);
    if (nothing > 2)
        close(nothing);
    constexpr int ignoredSignals[] = {SIGHUP, SIGINT, SIGPIPE, SIGQUIT};
    for (const int ignored : ignoredSignals)
        signal(ignored, SIG_IGN);
    sigset_t ours;
    sigemptyset(&ours);
    sigaddset(&ours, SIGCHLD);
    sigaddset(&ours, SIGTERM);
    sigprocmask(SIG_SETMASK, &ours, nullptr);
}

[[noreturn]] void supervise(Shim& shim, int ready)
{
    detach();
    prctl(PR_SET_NAME, "pacer-shim");
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    const int lock = openat(shim.control, protocol::lockFile, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0 || flock(lock, LOCK_EX | LOCK_NB) != 0
        || faccessat(shim.control, protocol::exitFile, F_OK, 0) == 0
        || faccessat(shim.control, protocol::startedFile, F_OK, 0) == 0)
        _exit(1); // not ours: another shim has it, or it is over
    shim.spec = readFields(shim.control, protocol::specFile);
    shim.stdoutPath = value(shim.spec, "stdout");
    shim.stderrPath = value(shim.spec, "stderr");
    if (!shim.stdoutPath || !shim.stderrPath)
        giveUp(shim, ready, "the spec cannot be read");

    const Prepared prepared = prepareTask(shim.spec, shim.stdoutPath, shim.stderrPath);
    shim.task = prepared.pid;
    if (shim.task < 0)
        giveUp(shim, ready, strerror(errno));
    if (!writeStarted(shim)) {
        kill(shim.task, SIGKILL);
        giveUp(shim, ready, "the process ids cannot be written down");
    }
    char reason[512] = {};
    if (write(prepared.go, "g", 1) != 1 || read(prepared.failed, reason, sizeof reason - 1) != 0)
        giveUp(shim, ready, reason);
    close(prepared.go);
    close(prepared.failed);
    [[maybe_unused]] const ssize_t told = write(ready, "", 1);
    close(ready);

    superviseUntilEnd(shim);
    endDescendants();
    writeExit(shim);
    _exit(0);
}

int run(const char* folder)
{
    Shim shim;
    shim.control = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int ready[2];
    if (shim.control < 0 || pipe2(ready, O_CLOEXEC) != 0) {
        fprintf(stderr, "pacer-shim: %s: %s\n", folder, strerror(errno));
        return 1;
    }
    const pid_t pid = fork();
    if (pid == 0) {
        close(ready[0]);
        supervise(shim, ready[1]);
    }
    close(ready[1]);
    char answer[512] = {};
    const ssize_t got = pid > 0 ? read(ready[0], answer, sizeof answer - 1) : -1;
    if (got >= 1 && answer[0] == '\0')
        return 0;
    fprintf(stderr, "%s\n", got > 0 ? answer : "the shim ended early");
    return 1;
}

int becomeCommand(const char* folder, const char* file)
{
    const int control = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    char reason[512] = "the spec cannot be read";
    const Fields spec = readFields(control, file);
    if (spec.data)
        becomeTask(spec, reason, sizeof reason);
    fprintf(stderr, "%s\n", reason);
    return 127;
}

} // namespace

} // namespace pacer::shim

int main(int argc, char** argv)
{
    // Nothing of the program that started us reaches the task, least of all its sockets.
    close_range(3, ~0U, 0);
    if (argc == 3 && strcmp(argv[1], "run") == 0)
        return pacer::shim::run(argv[2]);
    if (argc == 4 && strcmp(argv[1], "exec") == 0)
        return pacer::shim::becomeCommand(argv[2], argv[3]);
    fprintf(stderr, "usage: pacer-shim run FOLDER | pacer-shim exec FOLDER FILE\n");
    return 2;
}
