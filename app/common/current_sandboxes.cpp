// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/current_sandboxes.h"

namespace pacer::app {

void CurrentSandboxes::follow(std::shared_ptr<const scheduler::SandboxFiles> files)
{
    const std::scoped_lock guard(m_mutex);
    m_files = std::move(files);
}

std::shared_ptr<const scheduler::SandboxFiles> CurrentSandboxes::files() const
{
    const std::scoped_lock guard(m_mutex);
    return m_files;
}

Result<std::vector<scheduler::FileEntry>> CurrentSandboxes::browse(const std::string& path) const
{
    const auto present = files();
    return present ? present->browse(path) : fail(ErrorCode::FileNotFound, {path});
}

Result<scheduler::FileChunk> CurrentSandboxes::read(const std::string& path, std::int64_t offset,
                                                    std::size_t length) const
{
    const auto present = files();
    return present ? present->read(path, offset, length) : fail(ErrorCode::FileNotFound, {path});
}

Result<std::string> CurrentSandboxes::resolve(const std::string& path) const
{
    const auto present = files();
    return present ? present->resolve(path) : fail(ErrorCode::FileNotFound, {path});
}

std::vector<scheduler::AgentSnapshot> CurrentSandboxes::agents() const
{
    const auto present = files();
    return present ? present->agents() : std::vector<scheduler::AgentSnapshot>{};
}

} // namespace pacer::app
