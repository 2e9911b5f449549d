// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stddef.h>

/// Files of the control folder (core/local/shim_protocol.h), in plain C.
namespace pacer::shim {

/// A file that was read: "key=value" texts, each ended by a NUL byte.
struct Fields {
    char* data = nullptr; ///< null: the file could not be read; never freed, the shim reads few files
    size_t size = 0;
};

Fields readFields(int folder, const char* name);

/// The first value of `key` after `*at` (0: from the begin), which is moved behind it; null if there is none.
char* nextValue(const Fields& fields, const char* key, size_t* at);

/// The first value of `key`, or null.
char* value(const Fields& fields, const char* key);

long long number(const Fields& fields, const char* key, long long otherwise);

/// Collects what writeFields() writes.
struct FieldText {
    char data[4096] = {};
    size_t size = 0;

    void add(const char* key, const char* value);
    void add(const char* key, long long value);
};

/// Beside its place, synced, renamed, folder synced. False: errno says why.
bool writeFields(int folder, const char* name, const FieldText& text);

} // namespace pacer::shim
