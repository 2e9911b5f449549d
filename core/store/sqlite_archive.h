// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler/archive.h"

#include <memory>
#include <mutex>
#include <string>

namespace pacer::store {

/// Reads what a SqliteStore has written, beside it: on a connection of its own to the same file, opened when
/// something is asked for.
class SqliteArchive : public scheduler::Archive {
public:
    SqliteArchive(std::string path, int maxVersions);
    ~SqliteArchive() override;

    Result<std::vector<Timestamp>> specVersions(const PathId& id, scheduler::SpecKind kind) override;
    Result<std::optional<RunSpec>> specAt(const PathId& id, Timestamp version) override;
    Result<std::vector<Timestamp>> rootVersions(const PathId& group) override;
    Result<RootGroup> rootAt(Timestamp version, const RootGroup& known) override;
    Result<scheduler::HistoryPage> history(const scheduler::HistoryQuery& query) override;

private:
    class Reader;

    /// What `read(reader)` gives; it sees one state of the file.
    template <class Read>
    auto ask(Read read) -> decltype(read(std::declval<Reader&>()));

    std::string m_path;
    int m_maxVersions;
    std::mutex m_mutex;
    std::unique_ptr<Reader> m_reader; ///< null: not opened yet
};

} // namespace pacer::store
