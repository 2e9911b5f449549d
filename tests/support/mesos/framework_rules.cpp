// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/frameworks.h"

#include <algorithm>

/// What the master refuses in a FrameworkInfo (spec/mesos.md 2.2, 15).
namespace pacer::mesos_double {
namespace {

std::optional<std::string> componentError(const std::string& component)
{
    const std::string start = "Role component '" + component + "' is invalid because it ";
    if (component.starts_with('-'))
        return start + "starts with a dash";
    if (component == "." || component == ".." || component == "*")
        return "Role component '" + component + "' is reserved";
    const bool blank = std::any_of(component.begin(), component.end(), [](unsigned char c) {
        return c == '\b' || c == ' ' || (c >= '\t' && c <= '\r');
    });
    if (blank)
        return start + "contains backspace or whitespace";
    return std::nullopt;
}

std::optional<std::string> roleError(const std::string& role)
{
    if (role == "*")
        return std::nullopt;
    if (role.empty())
        return "Empty role name is invalid";
    if (role.front() == '/' || role.back() == '/')
        return "Role '" + role + "' cannot start or end with a slash";
    if (role.find("//") != std::string::npos)
        return "Role '" + role + "' cannot contain two adjacent slashes";
    std::size_t from = 0;
    while (from <= role.size()) {
        const std::size_t end = std::min(role.find('/', from), role.size());
        if (auto error = componentError(role.substr(from, end - from)))
            return error;
        from = end + 1;
    }
    return std::nullopt;
}

std::optional<std::string> rolesError(const Json& info)
{
    const Json& roles = listOf(info, "roles");
    if (!capabilitiesOf(info).multiRole) {
        if (!roles.empty())
            return "'FrameworkInfo.roles' must not be set when the framework is not MULTI_ROLE capable";
        if (const auto error = roleError(textOf(info, "role", "*")))
            return "'FrameworkInfo.role' is not a valid role: " + *error;
        return std::nullopt;
    }
    if (info.contains("role"))
        return "'FrameworkInfo.role' must not be set when the framework is MULTI_ROLE capable";
    std::set<std::string> seen;
    std::set<std::string> twice;
    for (const Json& role : roles)
        if (!seen.insert(role.get<std::string>()).second)
            twice.insert(role.get<std::string>());
    if (!twice.empty()) {
        std::string names;
        for (const std::string& name : twice)
            names += (names.empty() ? "" : ", ") + name;
        return "'FrameworkInfo.roles' contains duplicate items: { " + names + " }";
    }
    for (const std::string& role : seen)
        if (const auto error = roleError(role))
            return "'FrameworkInfo.roles' contains invalid role: " + *error;
    return std::nullopt;
}

} // namespace

std::optional<std::string> idError(const std::string& id)
{
    const bool bad = std::any_of(
        id.begin(), id.end(), [](unsigned char c) { return c == '/' || c == '\\' || c < 0x20 || c == 0x7F; });
    if (bad)
        return "'" + id + "' contains invalid characters";
    if (id.empty())
        return "ID must not be empty";
    if (id.size() > 255)
        return "ID must not be greater than 255 characters";
    if (id == "." || id == "..")
        return "'" + id + "' is disallowed";
    return std::nullopt;
}

std::optional<std::string> frameworkInfoError(const Json& info)
{
    if (auto error = rolesError(info))
        return error;
    if (info.contains("id"))
        if (const std::string id = idOf(info, "id"); !id.empty())
            return idError(id);
    return std::nullopt;
}

} // namespace pacer::mesos_double
