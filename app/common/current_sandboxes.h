// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/ports.h"

#include <memory>
#include <mutex>

namespace pacer::app {

/// The sandboxes of the present term's agents: the server stays while agents come and go with a term.
class CurrentSandboxes : public scheduler::SandboxFiles {
public:
    void follow(std::shared_ptr<const scheduler::SandboxFiles> files);

    Result<std::vector<scheduler::FileEntry>> browse(const std::string& path) const override;
    Result<scheduler::FileChunk> read(const std::string& path, std::int64_t offset,
                                      std::size_t length) const override;
    Result<std::string> resolve(const std::string& path) const override;
    std::vector<scheduler::AgentSnapshot> agents() const override;

private:
    std::shared_ptr<const scheduler::SandboxFiles> files() const;

    mutable std::mutex m_mutex;
    std::shared_ptr<const scheduler::SandboxFiles> m_files; ///< null before the first term
};

} // namespace pacer::app
