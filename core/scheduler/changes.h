// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/path_id.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pacer::scheduler {

/// Of which definitions something changed that the API shows beside the definition itself: instances, their
/// health and readiness, deployments, failures. Each is kept once, by its last change, so that who asks again
/// pays for what changed and not for what is there. A value.
class Changes {
public:
    void touch(const PathId& id);
    std::uint64_t latest() const { return m_latest; }
    /// What was touched after `since`, a former latest(); nullopt: too long ago, it may be anything.
    std::optional<std::vector<PathId>> after(std::uint64_t since) const;

private:
    std::uint64_t m_latest = 0;
    std::uint64_t m_forgotten = 0; ///< touches up to this one may be missing
    std::map<std::uint64_t, PathId> m_order;
    std::unordered_map<std::string, std::uint64_t> m_last; ///< by id
};

} // namespace pacer::scheduler
