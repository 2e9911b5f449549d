// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validation/accept.h"
#include "core/validation/schema.h"
#include "core/wire/source_map.h"

#include <string_view>
#include <vector>

namespace pacer::validation {

/// Something wrong at a place of a text. Lines and columns from 1; the marked part lies in one line, up to
/// `endColumn` (exclusive).
struct Problem {
    Error error;
    int line = 1;
    int column = 1;
    int endColumn = 2;
    bool isWarning = false;

    bool operator==(const Problem&) const = default;
};

enum class DocumentKind { App, Group, Pod };

/// Everything that is wrong with a definition as a text: syntax, types, rules; and warnings for fields that
/// the schema does not know (no schema: no warnings). Sorted by place. Used by the editor and by `pacerctl
/// validate`.
std::vector<Problem> checkText(std::string_view text, DocumentKind kind, const AcceptSettings& settings,
                               const Schema* schema = nullptr);

/// What a document looks like: an app unless it has `containers` (pod) or `apps` or `groups` (group).
DocumentKind guessKind(const wire::Json& json);

} // namespace pacer::validation
