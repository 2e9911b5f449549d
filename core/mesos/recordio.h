// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pacer::mesos {

/// Cuts a stream of records (spec/mesos.md 1.2): the length in decimal, a line feed, so many bytes. The
/// bytes may come cut anywhere; nothing is read twice.
class RecordReader {
public:
    static constexpr std::size_t defaultLimit = std::size_t{64} * 1024 * 1024;

    explicit RecordReader(std::size_t limit = defaultLimit)
        : m_limit(limit)
    {}

    /// Takes what came and gives every record that is complete now. A length that is no number or no length
    /// (ProtocolBroken) and one beyond the limit (BodyTooLarge) end the reading: whatever follows is refused
    /// with the same error. Records before the fault are lost with it; their senders repeat them.
    Result<std::vector<std::string>> feed(std::string_view bytes);

    /// A record has begun and is not complete: a stream that ends here was cut.
    bool isInsideRecord() const { return m_inBody || !m_length.empty(); }

private:
    Result<void> readLength(std::string_view& bytes);

    std::size_t m_limit;
    std::string m_length; ///< digits so far
    std::string m_record; ///< bytes so far
    std::size_t m_missing = 0;
    bool m_inBody = false;
    Errors m_fault;
};

} // namespace pacer::mesos
