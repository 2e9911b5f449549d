// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pacer::rest {

/// "tier==front, env in (it, qa)": which apps a list is about (spec/marathon-api.md 5.1). Terms that
/// look at a value never match an app without the label.
class LabelSelector {
public:
    /// InvalidArgument with the sentence of the API for what cannot be read. "" matches everything.
    static Result<LabelSelector> parse(std::string_view text);

    bool matches(const std::map<std::string, std::string>& labels) const;

private:
    friend class SelectorParser;
    enum class Operator { Exists, In, NotIn };
    struct Term {
        std::string name;
        Operator op{};
        std::set<std::string> values;
    };
    std::vector<Term> m_terms;
};

} // namespace pacer::rest
