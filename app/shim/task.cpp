// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shim/task.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pacer::shim {

namespace {

/// All values of `key` as a null-terminated array.
char** valuesOf(const Fields& fields, const char* key)
{
    size_t count = 0;
    size_t at = 0;
    while (nextValue(fields, key, &at))
        ++count;
    char** const values = static_cast<char**>(calloc(count + 1, sizeof(char*)));
    at = 0;
    for (size_t i = 0; values && i < count; ++i)
        values[i] = nextValue(fields, key, &at);
    return values;
}

void applyLimits(const Fields& spec)
{
    size_t at = 0;
    while (const char* const text = nextValue(spec, "limit", &at)) {
        int resource = 0;
        unsigned long long soft = 0;
        rlimit limit{};
        if (sscanf(text, "%d:%llu", &resource, &soft) != 2
            || getrlimit(static_cast<__rlimit_resource>(resource), &limit) != 0)
            continue;
        limit.rlim_cur = soft < limit.rlim_max ? soft : limit.rlim_max;
        setrlimit(static_cast<__rlimit_resource>(resource), &limit);
    }
    const char* const score = value(spec, "oomScore");
    const int fd = score ? open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC) : -1;
    if (fd >= 0) {
        // Not being allowed to is no reason to refuse the task.
        [[maybe_unused]] const ssize_t written = write(fd, score, strlen(score));
        close(fd);
    }
}

bool becomeUser(const Fields& spec)
{
    if (!value(spec, "uid"))
        return true;
    gid_t groups[256];
    size_t count = 0;
    size_t at = 0;
    while (const char* const text = nextValue(spec, "group", &at)) {
        if (count < sizeof groups / sizeof *groups)
            groups[count++] = static_cast<gid_t>(strtoul(text, nullptr, 10));
    }
    return setgroups(count, groups) == 0 && setgid(static_cast<gid_t>(number(spec, "gid", 0))) == 0
           && setuid(static_cast<uid_t>(number(spec, "uid", 0))) == 0;
}

/// Every signal does again what it does in a fresh process.
void resetSignals()
{
    for (int number = 1; number < NSIG; ++number)
        signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

bool openLogs(const char* stdoutPath, const char* stderrPath)
{
    const int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW;
    const int out = open(stdoutPath, flags, 0644);
    const int err = open(stderrPath, flags, 0644);
    return out >= 0 && err >= 0 && dup2(out, STDOUT_FILENO) >= 0 && dup2(err, STDERR_FILENO) >= 0;
}

[[noreturn]] void runChild(const Fields& spec, const char* stdoutPath, const char* stderrPath, int go,
                           int failed)
{
    char reason[512] = "cannot open the log files";
    char byte = 0;
    setsid();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    // The end of the pipe without a byte: the shim gave up, or is gone.
    if (read(go, &byte, 1) != 1)
        _exit(127);
    if (openLogs(stdoutPath, stderrPath))
        becomeTask(spec, reason, sizeof reason);
    [[maybe_unused]] const ssize_t written = write(failed, reason, strlen(reason));
    _exit(127);
}

} // namespace

Prepared prepareTask(const Fields& spec, const char* stdoutPath, const char* stderrPath)
{
    int go[2];
    int failed[2];
    if (pipe2(go, O_CLOEXEC) != 0 || pipe2(failed, O_CLOEXEC) != 0)
        return {};
    Prepared prepared;
    prepared.pid = fork();
    if (prepared.pid == 0) {
        close(go[1]);
        close(failed[0]);
        runChild(spec, stdoutPath, stderrPath, go[0], failed[1]);
    }
    close(go[0]);
    close(failed[1]);
    prepared.go = go[1];
    prepared.failed = failed[0];
    return prepared;
}

void becomeTask(const Fields& spec, char* reason, size_t size)
{
    char** const argv = valuesOf(spec, "argv");
    char** const environment = valuesOf(spec, "env");
    const char* const folder = value(spec, "cwd");
    if (!argv || !argv[0] || !environment) {
        snprintf(reason, size, "there is no command");
        return;
    }
    resetSignals();
    umask(022);
    applyLimits(spec);
    if (folder && chdir(folder) != 0) {
        snprintf(reason, size, "cannot enter '%s': %s", folder, strerror(errno));
        return;
    }
    if (!becomeUser(spec)) {
        snprintf(reason, size, "cannot become the user: %s", strerror(errno));
        return;
    }
    if (value(spec, "uid"))
        prctl(PR_SET_PDEATHSIG, SIGKILL); // another user: the kernel forgot it
    // PATH of the task, not of the shim.
    environ = environment;
    execvpe(argv[0], argv, environment);
    snprintf(reason, size, "Failed to execute '%s': %s", argv[0], strerror(errno));
}

void rotateLog(const char* path, long long limit)
{
    struct stat status {};
    if (limit <= 0 || lstat(path, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= limit)
        return;
    char older[4096];
    if (snprintf(older, sizeof older, "%s.1", path) >= static_cast<int>(sizeof older))
        return;
    const int from = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    unlink(older);
    const int to = open(older, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
    char block[65536];
    while (from >= 0 && to >= 0) {
        const ssize_t got = read(from, block, sizeof block);
        if (got <= 0 || write(to, block, static_cast<size_t>(got)) != got)
            break;
    }
    // Even a copy that failed (disk full) ends with an empty log: a full disk helps nobody.
    if (from >= 0 && ftruncate(from, 0) == 0)
        close(from);
    if (to >= 0)
        close(to);
}

} // namespace pacer::shim
