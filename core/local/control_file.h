// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pacer::local {

/// The content of a control file (shim_protocol.h): keys with values, in order, keys may repeat. A value
/// cannot hold a NUL byte; what follows one is cut.
class Fields {
public:
    void add(std::string_view key, std::string_view value);
    void add(std::string_view key, std::int64_t value);

    std::optional<std::string> text(std::string_view key) const; ///< the first one
    std::int64_t number(std::string_view key, std::int64_t otherwise = 0) const;
    std::vector<std::string> all(std::string_view key) const;
    const std::vector<std::pair<std::string, std::string>>& pairs() const { return m_pairs; }

private:
    std::vector<std::pair<std::string, std::string>> m_pairs;
};

/// Durable when it returns: beside its place, synced, renamed, folder synced.
Result<void> writeFields(const std::filesystem::path& file, const Fields& fields);

/// nullopt if the file is not there or cannot be read.
std::optional<Fields> readFields(const std::filesystem::path& file);

} // namespace pacer::local
