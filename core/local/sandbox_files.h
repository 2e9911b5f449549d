// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/local/agent_book.h"
#include "core/local/file_descriptor.h"
#include "core/scheduler/ports.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace pacer::local {

/// The sandboxes of local agents for the files endpoints (spec/mesos.md 13).
///
/// Understood are "/frameworks/<id>/executors/<id>/runs/<latest or container>/…", whichever agent it lies
/// on, and real paths below an agent's sandboxes. Errors: FileNotFound {path}; PathEscapes {path} for ".."
/// and for links that lead out of the sandbox; FileAccess {path, reason}.
class LocalSandboxFiles final : public scheduler::SandboxFiles {
public:
    explicit LocalSandboxFiles(std::shared_ptr<const AgentBook> book);

    Result<std::vector<scheduler::FileEntry>> browse(const std::string& path) const override;
    Result<scheduler::FileChunk> read(const std::string& path, std::int64_t offset,
                                      std::size_t length) const override;
    Result<std::string> resolve(const std::string& path) const override;
    std::vector<scheduler::AgentSnapshot> agents() const override;

private:
    /// A path split at the wall: the folder of the run, and what is asked for below it.
    struct Place {
        std::filesystem::path run;
        std::string inside; ///< "" for the run itself
    };

    Result<Place> locate(const std::string& path) const;
    Result<FileDescriptor> open(const std::string& path, int flags) const;

    std::shared_ptr<const AgentBook> m_book;
};

} // namespace pacer::local
