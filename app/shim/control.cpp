// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shim/control.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

namespace pacer::shim {

namespace {

bool writeAll(int fd, const char* data, size_t size)
{
    while (size > 0) {
        const ssize_t written = write(fd, data, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        data += written;
        size -= static_cast<size_t>(written);
    }
    return true;
}

} // namespace

Fields readFields(int folder, const char* name)
{
    const int fd = openat(folder, name, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return {};
    Fields fields;
    size_t room = 0;
    for (;;) {
        if (fields.size + 1 >= room) {
            room = room == 0 ? 16384 : room * 2;
            fields.data = static_cast<char*>(realloc(fields.data, room));
            if (!fields.data)
                break;
        }
        const ssize_t got = read(fd, fields.data + fields.size, room - fields.size - 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        fields.size += static_cast<size_t>(got);
    }
    close(fd);
    if (fields.data)
        fields.data[fields.size] = '\0';
    return fields;
}

char* nextValue(const Fields& fields, const char* key, size_t* at)
{
    const size_t length = strlen(key);
    while (*at < fields.size) {
        char* const text = fields.data + *at;
        *at += strlen(text) + 1;
        if (strncmp(text, key, length) == 0 && text[length] == '=')
            return text + length + 1;
    }
    return nullptr;
}

char* value(const Fields& fields, const char* key)
{
    size_t at = 0;
    return nextValue(fields, key, &at);
}

long long number(const Fields& fields, const char* key, long long otherwise)
{
    const char* const text = value(fields, key);
    return text ? strtoll(text, nullptr, 10) : otherwise;
}

void FieldText::add(const char* key, const char* value)
{
    const int written = snprintf(data + size, sizeof data - size, "%s=%s", key, value);
    if (written < 0)
        return;
    const size_t room = sizeof data - size;
    const size_t used = static_cast<size_t>(written) < room ? static_cast<size_t>(written) : room - 1;
    size += used + 1 <= room ? used + 1 : room;
}

void FieldText::add(const char* key, long long value)
{
    char text[32];
    snprintf(text, sizeof text, "%lld", value);
    add(key, text);
}

bool writeFields(int folder, const char* name, const FieldText& text)
{
    char beside[64];
    snprintf(beside, sizeof beside, "%s.new", name);
    const int fd = openat(folder, beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    const bool written = writeAll(fd, text.data, text.size) && fsync(fd) == 0;
    close(fd);
    return written && renameat(folder, beside, folder, name) == 0 && fsync(folder) == 0;
}

} // namespace pacer::shim
