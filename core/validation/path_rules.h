// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/path_id.h"

#include <string_view>

namespace pacer::validation {

/// Rules about the id of an app or pod; `where` is the pointer of the id. The root and reserved last segments
/// (restart, tasks, versions) are refused; characters are those of every path.
Errors checkRunSpecId(const PathId& id, std::string_view where);

/// Rules about a dependency.
Errors checkDependency(const PathId& id, std::string_view where);

/// Rules about the id of a group in a request: as for apps, but the root is fine.
Errors checkGroupId(const PathId& id, std::string_view where);

/// Lower case letters, digits and '-' in parts between dots; each part starts and ends with a letter or
/// digit.
bool isPathSegment(std::string_view segment);

} // namespace pacer::validation
