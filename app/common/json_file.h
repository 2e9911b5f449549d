// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/object.h"

#include <filesystem>
#include <functional>

namespace pacer::app {

/// Reads a file of JSON that an operator wrote. `read` complains at members; every mistake comes out as one
/// InvalidArgument "FILE:LINE:COLUMN: POINTER: what is wrong". FileNotFound if there is none.
Result<void> readJsonFile(const std::filesystem::path& path,
                          const std::function<void(const wire::Reader& whole)>& read);

/// A list of objects, each for `readItem`; complains about anything else.
void readListOfObjects(const wire::Reader& list, const std::function<void(const wire::Reader&)>& readItem);

/// Complains about members of an object that are not in `known`.
void refuseUnknown(const wire::Reader& object, std::initializer_list<std::string_view> known);

} // namespace pacer::app
