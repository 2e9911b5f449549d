// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/validation/path_rules.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace pacer::validation {

namespace {

constexpr std::array<std::string_view, 5> reserved{"restart", "tasks", "versions", ".", ".."};
constexpr std::string_view segmentExpression =
    R"(^(([a-z0-9]|[a-z0-9][a-z0-9\-]*[a-z0-9])\.)*([a-z0-9]|[a-z0-9][a-z0-9\-]*[a-z0-9])|(\.|\.\.)$)";

bool isLowerOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

Errors checkSegments(const PathId& id, std::string_view where)
{
    Errors errors;
    if (!std::ranges::all_of(id.segments(), isPathSegment))
        errors.push_back({ErrorCode::MustMatch, std::string(where), {std::string(segmentExpression)}});
    if (std::ranges::find(reserved, id.name()) != reserved.end())
        errors.push_back({ErrorCode::IdReservedWord, std::string(where), {}});
    return errors;
}

} // namespace

bool isPathSegment(std::string_view segment)
{
    return std::ranges::all_of(split(segment, '.'), [](std::string_view part) {
        return !part.empty() && isLowerOrDigit(part.front()) && isLowerOrDigit(part.back())
               && std::ranges::all_of(part, [](char c) { return isLowerOrDigit(c) || c == '-'; });
    });
}

Errors checkRunSpecId(const PathId& id, std::string_view where)
{
    if (id.isRoot())
        return {{ErrorCode::RuleText, std::string(where), {"Path must contain at least one path element"}}};
    return checkSegments(id, where);
}

Errors checkDependency(const PathId& id, std::string_view where)
{
    return id.isRoot() ? Errors{} : checkSegments(id, where);
}

Errors checkGroupId(const PathId& id, std::string_view where)
{
    return checkDependency(id, where);
}

} // namespace pacer::validation
