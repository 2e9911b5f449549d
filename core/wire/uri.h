// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace pacer::wire {

/// True for what java.net.URI reads: no blanks, control characters or any of <>"{}|\^`, and `%` only before
/// two hex digits.
bool isUri(std::string_view text);

} // namespace pacer::wire
