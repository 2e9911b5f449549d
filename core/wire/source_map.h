// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pacer::wire {

/// Bytes [begin, end) of a text.
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const TextRange&) const = default;
};

/// Line and column from 1; the column counts characters (code points), not bytes.
struct TextPosition {
    int line = 1;
    int column = 1;
    bool operator==(const TextPosition&) const = default;
};

/// Where the members of a JSON text stand. Also for text that is being typed: what was understood before the
/// first mistake is there, and what follows as far as brackets and commas tell.
class SourceMap {
public:
    struct Entry {
        std::optional<TextRange> key; ///< with its quotes; absent for items of lists and the whole
        TextRange value;              ///< up to the end of the text if it is not closed
    };

    explicit SourceMap(std::string_view text);

    const Entry* find(std::string_view pointer) const;
    /// The entry, or that of the nearest parent that is in the text.
    const Entry& nearest(std::string_view pointer) const;
    /// The deepest member whose key or value contains the byte `offset`; "" at least.
    std::string pointerAt(std::size_t offset) const;
    const std::map<std::string, Entry, std::less<>>& entries() const { return m_entries; }

    TextPosition position(std::size_t offset) const;
    /// The byte of a position, at most the end of the text.
    std::size_t offset(const TextPosition& position) const;

private:
    std::string m_text;
    std::vector<std::size_t> m_lines; ///< first byte of each line
    std::map<std::string, Entry, std::less<>> m_entries;
};

} // namespace pacer::wire
