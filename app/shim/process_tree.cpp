// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shim/process_tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

namespace pacer::shim {

namespace {

struct Stat {
    char state = 'Z';
    pid_t parent = 0;
    unsigned long long startTime = 0;
};

/// The name of a process may hold blanks and brackets: fields are counted from the last ')'.
bool readStat(pid_t pid, Stat& stat)
{
    char path[64];
    char text[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", static_cast<int>(pid));
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const ssize_t size = read(fd, text, sizeof text - 1);
    close(fd);
    if (size <= 0)
        return false;
    text[size] = '\0';
    const char* const rest = strrchr(text, ')');
    return rest
           && sscanf(rest + 1,
                     " %c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %llu",
                     &stat.state, &stat.parent, &stat.startTime)
                  == 3;
}

struct Process {
    pid_t pid = 0;
    pid_t parent = 0;
    bool ours = false;
};

size_t listProcesses(Process** list)
{
    DIR* const folder = opendir("/proc");
    if (!folder)
        return 0;
    size_t count = 0;
    size_t room = 0;
    while (const dirent* const entry = readdir(folder)) {
        const pid_t pid = static_cast<pid_t>(strtol(entry->d_name, nullptr, 10));
        Stat stat;
        if (pid <= 0 || !readStat(pid, stat) || stat.state == 'Z')
            continue;
        if (count == room) {
            room = room == 0 ? 512 : room * 2;
            void* const larger = realloc(*list, room * sizeof(Process));
            if (!larger)
                break;
            *list = static_cast<Process*>(larger);
        }
        (*list)[count++] = Process{pid, stat.parent, false};
    }
    closedir(folder);
    return count;
}

/// Marks what lies below `root`; again and again, because a child may stand before its parent.
void markDescendants(Process* list, size_t count, pid_t root)
{
    for (bool found = true; found;) {
        found = false;
        for (size_t i = 0; i < count; ++i) {
            if (list[i].ours)
                continue;
            bool ours = list[i].parent == root;
            for (size_t j = 0; j < count && !ours; ++j)
                ours = list[j].ours && list[j].pid == list[i].parent;
            list[i].ours = ours;
            found = found || ours;
        }
    }
}

} // namespace

unsigned long long startTimeOf(pid_t pid)
{
    Stat stat;
    return readStat(pid, stat) ? stat.startTime : 0;
}

int signalDescendants(int signal)
{
    Process* list = nullptr;
    const size_t count = listProcesses(&list);
    markDescendants(list, count, getpid());
    int sent = 0;
    for (size_t i = 0; i < count; ++i) {
        if (list[i].ours && kill(list[i].pid, signal) == 0)
            ++sent;
    }
    free(list);
    return sent;
}

} // namespace pacer::shim
