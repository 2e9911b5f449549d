// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pacer {

/// The id of an app, pod or group: an absolute, canonical path such as "/shop/db"; "/" is the root group.
/// Canonical: no empty segments, no trailing slash, "." and ".." resolved (spec/marathon-api.md 3).
class PathId {
public:
    PathId() = default; ///< the root

    /// Resolves `text` against `base` ("/" if not given); an absolute text ignores the base, going above the
    /// root stays at the root. Characters are not checked: validation/path_rules does that.
    static PathId resolve(std::string_view text, const PathId& base);
    static PathId absolute(std::string_view text);

    const std::string& text() const { return m_text; } ///< "/shop/db"
    bool isRoot() const { return m_text.size() == 1; }
    PathId parent() const;         ///< the root is its own parent
    std::string_view name() const; ///< the last segment, "" for the root
    std::vector<std::string_view> segments() const;

    PathId child(std::string_view segment) const;
    bool isBelow(const PathId& ancestor) const; ///< at any depth; nothing is below itself
    bool isChildOf(const PathId& group) const { return !isRoot() && parent() == group; }

    /// "shop_db": the form inside instance ids.
    std::string safe() const;

    auto operator<=>(const PathId&) const = default;
    bool operator==(const PathId&) const = default;
    /// Against canonical text: look-ups need not make an id first.
    std::strong_ordering operator<=>(std::string_view text) const { return m_text <=> text; }
    bool operator==(std::string_view text) const { return m_text == text; }

private:
    std::string m_text = "/";
};

/// By id, also to be asked with canonical text.
template <class T>
using PathMap = std::map<PathId, T, std::less<>>;

} // namespace pacer
