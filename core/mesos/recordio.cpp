// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/recordio.h"

#include <algorithm>
#include <charconv>

namespace pacer::mesos {

namespace {

constexpr std::size_t longestLength = 20;                       ///< digits of the largest 64-bit number
constexpr std::size_t reservedAtOnce = std::size_t{256} * 1024; ///< a length alone does not cost memory

} // namespace

Result<void> RecordReader::readLength(std::string_view& bytes)
{
    const std::size_t end = bytes.find('\n');
    const std::string_view digits = bytes.substr(0, end);
    // Only as much is kept as a length can have.
    m_length += digits.substr(0, longestLength + 1);
    const bool plain = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (!plain || m_length.size() > longestLength)
        return fail(ErrorCode::ProtocolBroken, {m_length.substr(0, longestLength)});
    bytes.remove_prefix(std::min(digits.size() + 1, bytes.size()));
    if (end == std::string_view::npos)
        return {};
    const auto [last, error] = std::from_chars(m_length.data(), m_length.data() + m_length.size(), m_missing);
    if (error == std::errc::invalid_argument)
        return fail(ErrorCode::ProtocolBroken, {m_length});
    if (error != std::errc{} || m_missing > m_limit)
        return fail(ErrorCode::BodyTooLarge, {std::to_string(m_limit)});
    m_length.clear();
    m_inBody = true;
    m_record.reserve(std::min(m_missing, reservedAtOnce));
    return {};
}

Result<std::vector<std::string>> RecordReader::feed(std::string_view bytes)
{
    std::vector<std::string> records;
    while (m_fault.empty() && (!bytes.empty() || (m_inBody && m_missing == 0))) {
        if (!m_inBody) {
            if (const auto read = readLength(bytes); !read)
                m_fault = read.error();
            continue;
        }
        const std::string_view part = bytes.substr(0, m_missing);
        m_record += part;
        m_missing -= part.size();
        bytes.remove_prefix(part.size());
        if (m_missing == 0) {
            records.push_back(std::exchange(m_record, {}));
            m_inBody = false;
        }
    }
    if (!m_fault.empty())
        return fail(m_fault);
    return records;
}

} // namespace pacer::mesos
