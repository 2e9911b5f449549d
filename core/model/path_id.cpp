// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/path_id.h"

#include "core/base/text.h"

#include <algorithm>

namespace pacer {

PathId PathId::resolve(std::string_view text, const PathId& base)
{
    std::vector<std::string_view> resolved;
    const auto walk = [&resolved](std::string_view path) {
        for (const std::string_view segment : split(path, '/')) {
            if (segment.empty() || segment == ".")
                continue;
            if (segment != "..")
                resolved.push_back(segment);
            else if (!resolved.empty())
                resolved.pop_back();
        }
    };
    if (!text.starts_with('/'))
        walk(base.m_text);
    walk(text);

    PathId id;
    if (!resolved.empty())
        id.m_text.clear();
    for (const std::string_view segment : resolved) {
        id.m_text += '/';
        id.m_text += segment;
    }
    return id;
}

PathId PathId::absolute(std::string_view text)
{
    return resolve(text, {});
}

PathId PathId::parent() const
{
    PathId id;
    const std::size_t slash = m_text.rfind('/');
    if (slash != 0)
        id.m_text = m_text.substr(0, slash);
    return id;
}

std::string_view PathId::name() const
{
    return std::string_view(m_text).substr(m_text.rfind('/') + 1);
}

std::vector<std::string_view> PathId::segments() const
{
    return isRoot() ? std::vector<std::string_view>{} : split(std::string_view(m_text).substr(1), '/');
}

PathId PathId::child(std::string_view segment) const
{
    return resolve(segment, *this);
}

bool PathId::isBelow(const PathId& ancestor) const
{
    if (ancestor.isRoot())
        return !isRoot();
    return m_text.size() > ancestor.m_text.size() && m_text.starts_with(ancestor.m_text)
           && m_text[ancestor.m_text.size()] == '/';
}

std::string PathId::safe() const
{
    std::string result = m_text.substr(1);
    std::ranges::replace(result, '/', '_');
    return result;
}

} // namespace pacer
