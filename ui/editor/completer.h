// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validation/schema.h"

#include <string>
#include <string_view>
#include <vector>

namespace pacer::ui {

/// What may stand at a place of a text that is being typed.
struct Completion {
    std::vector<std::string> words; ///< ready to insert, in alphabetical order; with quotes if `quoted`
    std::size_t typed = 0;          ///< bytes before the place that a word replaces
    bool quoted = false;            ///< the place is not inside a string yet
};

/// Field names and values that the schema knows at byte `offset`; nothing that the object has already. The
/// text need not be whole.
Completion completionAt(std::string_view text, std::size_t offset, const validation::Schema& schema);

} // namespace pacer::ui
