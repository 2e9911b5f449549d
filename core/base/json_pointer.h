// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pacer {

/// JSON pointers (RFC 6901) as plain strings: "/healthChecks/0/port", "" for the whole document.

/// `pointer` one level deeper; `~` and `/` inside the token are escaped.
std::string childPointer(std::string_view pointer, std::string_view token);
std::string childPointer(std::string_view pointer, std::size_t index);

/// The unescaped tokens of a pointer.
std::vector<std::string> pointerTokens(std::string_view pointer);

} // namespace pacer
