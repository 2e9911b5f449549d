// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace pacer {

/// A compiled regular expression: PCRE2, UTF on, Unicode properties off, with a match limit, and always
/// matched against the whole text (decision 9, spec/constraints.md 4). Cheap to copy; may be shared by
/// threads.
class Regex {
public:
    /// ErrorCode::RegexInvalid with the offset if `pattern` does not compile, or if it compiles but means
    /// something else than in java.util.regex (nested classes, `&&`, `(?U)`).
    static Result<Regex> compile(std::string_view pattern);

    /// True if all of `text` matches. A match that runs into the limit counts as no match.
    bool matches(std::string_view text) const;

private:
    struct Code;
    explicit Regex(std::shared_ptr<const Code> code);

    std::shared_ptr<const Code> m_code;
};

} // namespace pacer
