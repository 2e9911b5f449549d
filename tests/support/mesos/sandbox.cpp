// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/sandbox.h"

#include <algorithm>
#include <vector>

namespace pacer::mesos_double {
namespace {

std::int64_t wholeSeconds(Timestamp now)
{
    return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
}

std::vector<std::string> partsOf(const std::string& path)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from < path.size()) {
        const std::size_t end = std::min(path.find('/', from), path.size());
        const std::string part = path.substr(from, end - from);
        if (part == ".." && !parts.empty())
            parts.pop_back();
        else if (!part.empty() && part != "." && part != "..")
            parts.push_back(part);
        from = end + 1;
    }
    return parts;
}

} // namespace

std::string normalPath(const std::string& path)
{
    std::string out;
    for (const std::string& part : partsOf(path))
        out += '/' + part;
    return out;
}

SandboxNode& FileTree::place(const std::string& path, Timestamp now)
{
    const std::string real = normalPath(path);
    for (std::size_t slash = real.find('/', 1); slash != std::string::npos;
         slash = real.find('/', slash + 1)) {
        const auto [folder, added] = m_nodes.try_emplace(real.substr(0, slash));
        if (added)
            folder->second = SandboxNode{SandboxNode::Kind::Folder, {}, 0755U, wholeSeconds(now)};
    }
    SandboxNode& node = m_nodes[real];
    node.modified = wholeSeconds(now);
    return node;
}

void FileTree::write(const std::string& path, std::string content, Timestamp now)
{
    place(path, now).content = std::move(content);
}

void FileTree::append(const std::string& path, const std::string& text, Timestamp now)
{
    place(path, now).content += text;
}

void FileTree::link(const std::string& path, const std::string& target, Timestamp now)
{
    SandboxNode& node = place(path, now);
    node.kind = SandboxNode::Kind::Link;
    node.content = target;
}

void FileTree::makeFolder(const std::string& path, Timestamp now)
{
    SandboxNode& node = place(path, now);
    node.kind = SandboxNode::Kind::Folder;
    node.permissions = 0755;
}

void FileTree::setPermissions(const std::string& path, std::uint32_t permissions)
{
    if (const auto found = m_nodes.find(normalPath(path)); found != m_nodes.end())
        found->second.permissions = permissions;
}

void FileTree::remove(const std::string& path)
{
    const std::string real = normalPath(path);
    std::erase_if(m_nodes, [&](const auto& entry) {
        return entry.first == real || entry.first.starts_with(real + '/');
    });
}

std::string FileTree::realPath(const std::string& path) const
{
    std::string rest = normalPath(path);
    std::string real;
    for (int links = 0; !rest.empty();) {
        const std::size_t slash = rest.find('/', 1);
        const std::string step = real + rest.substr(0, slash);
        rest = slash == std::string::npos ? "" : rest.substr(slash);
        const auto found = m_nodes.find(step);
        if (found == m_nodes.end() || found->second.kind != SandboxNode::Kind::Link) {
            real = step;
            continue;
        }
        if (++links > 16)
            return {};
        const std::string& target = found->second.content;
        rest = normalPath(target.starts_with('/') ? target : real + '/' + target) + rest;
        real.clear();
    }
    return real;
}

const SandboxNode* FileTree::find(const std::string& path) const
{
    const auto found = m_nodes.find(realPath(path));
    return found == m_nodes.end() ? nullptr : &found->second;
}

std::map<std::string, const SandboxNode*> FileTree::list(const std::string& folder) const
{
    std::map<std::string, const SandboxNode*> out;
    const std::string prefix = realPath(folder) + '/';
    for (auto entry = m_nodes.lower_bound(prefix); entry != m_nodes.end(); ++entry) {
        if (!entry->first.starts_with(prefix))
            break;
        const std::string name = entry->first.substr(prefix.size());
        if (name.find('/') == std::string::npos)
            out.emplace(name, &entry->second);
    }
    return out;
}

} // namespace pacer::mesos_double
