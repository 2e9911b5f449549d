// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace pacer::test {

enum class Mode { Defaults, Compat };

/// Whether we differ there from what was recorded because a decision says so. `request` as in
/// "GET /v2/apps?id=x"; empty for what a stream said. `where`: a place in the answer or in the events.
bool isDeliberate(Mode mode, std::string_view request, std::string_view where);

/// `place` or below it; a `*` at its begin stands for any begin.
bool isAt(std::string_view where, std::string_view place);

} // namespace pacer::test
