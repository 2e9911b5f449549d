// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/source_map.h"

#include "core/base/json_pointer.h"

#include <algorithm>

namespace pacer::wire {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isStructure(char c)
{
    return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':' || c == '"';
}

/// The characters of a JSON string between its quotes, escapes resolved as far as names need it.
std::string unquoted(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 >= text.size()) {
            result += text[i];
            continue;
        }
        const char c = text[++i];
        switch (c) {
        case 'n': result += '\n'; break;
        case 't': result += '\t'; break;
        case 'r': result += '\r'; break;
        case 'b': result += '\b'; break;
        case 'f': result += '\f'; break;
        default: result += c; break;
        }
    }
    return result;
}

using Entries = std::map<std::string, SourceMap::Entry, std::less<>>;

/// Walks over a text that should be JSON. Every step goes forward, so it ends whatever the text is.
class Walk {
public:
    Walk(std::string_view text, Entries& entries)
        : m_text(text)
        , m_entries(entries)
    {}

    void value(const std::string& pointer, std::optional<TextRange> key, int depth)
    {
        constexpr int deepest = 200;
        skipBlanks();
        const std::size_t begin = m_at;
        // The entry is there before its end is known: members may lie in it even if it is never closed.
        m_entries[pointer] = {key, {begin, m_text.size()}};
        if (peek() == '{' && depth < deepest)
            members(pointer, depth);
        else if (peek() == '[' && depth < deepest)
            items(pointer, depth);
        else if (peek() == '"')
            string();
        else
            word();
        m_entries[pointer].value = {begin, std::min(m_at, m_text.size())};
    }

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool atEnd() const { return m_at >= m_text.size(); }

    void skipBlanks()
    {
        while (!atEnd() && isBlank(m_text[m_at]))
            ++m_at;
    }

    TextRange string()
    {
        const std::size_t begin = m_at++;
        while (!atEnd() && m_text[m_at] != '"' && m_text[m_at] != '\n')
            m_at += m_text[m_at] == '\\' ? std::size_t{2} : std::size_t{1};
        m_at = std::min(m_at, m_text.size());
        if (peek() == '"')
            ++m_at;
        return {begin, m_at};
    }

    void word()
    {
        if (peek() == '{' || peek() == '[') // deeper than anyone nests: passed over
            ++m_at;
        while (!atEnd() && !isBlank(m_text[m_at]) && !isStructure(m_text[m_at]))
            ++m_at;
    }

    void members(const std::string& pointer, int depth)
    {
        ++m_at;
        while (true) {
            skipBlanks();
            if (atEnd() || peek() == ']')
                return;
            if (peek() == '}') {
                ++m_at;
                return;
            }
            if (peek() != '"') {
                ++m_at; // a comma, or something that does not belong here
                continue;
            }
            const TextRange key = string();
            const bool closed = key.end - key.begin > 1 && m_text[key.end - 1] == '"';
            const std::string name =
                unquoted(m_text.substr(key.begin + 1, key.end - key.begin - (closed ? 2 : 1)));
            skipBlanks();
            const std::string child = childPointer(pointer, name);
            if (peek() != ':') {
                m_entries[child] = {key, {key.end, key.end}};
                continue;
            }
            ++m_at;
            skipBlanks();
            if (peek() == ',' || peek() == '}' || peek() == ']' || atEnd())
                m_entries[child] = {key, {m_at, m_at}};
            else
                value(child, key, depth + 1);
        }
    }

    void items(const std::string& pointer, int depth)
    {
        ++m_at;
        std::size_t index = 0;
        while (true) {
            skipBlanks();
            if (atEnd() || peek() == '}')
                return;
            if (peek() == ']') {
                ++m_at;
                return;
            }
            if (peek() == ',' || peek() == ':') {
                ++m_at;
                continue;
            }
            value(childPointer(pointer, index++), std::nullopt, depth + 1);
        }
    }

    std::string_view m_text;
    Entries& m_entries;
    std::size_t m_at = 0;
};

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

} // namespace

SourceMap::SourceMap(std::string_view text)
    : m_text(text)
    , m_lines{0}
{
    for (std::size_t i = 0; i < m_text.size(); ++i) {
        if (m_text[i] == '\n')
            m_lines.push_back(i + 1);
    }
    Walk(m_text, m_entries).value("", std::nullopt, 0);
}

const SourceMap::Entry* SourceMap::find(std::string_view pointer) const
{
    const auto found = m_entries.find(pointer);
    return found == m_entries.end() ? nullptr : &found->second;
}

const SourceMap::Entry& SourceMap::nearest(std::string_view pointer) const
{
    while (true) {
        if (const Entry* entry = find(pointer))
            return *entry;
        pointer = pointer.substr(0, pointer.rfind('/') == std::string_view::npos ? 0 : pointer.rfind('/'));
    }
}

std::string SourceMap::pointerAt(std::size_t offset) const
{
    std::string best;
    std::size_t bestSize = std::string::npos;
    for (const auto& [pointer, entry] : m_entries) {
        const std::size_t begin = entry.key ? entry.key->begin : entry.value.begin;
        const std::size_t size = entry.value.end - begin;
        if (offset >= begin && offset <= entry.value.end && size < bestSize) {
            best = pointer;
            bestSize = size;
        }
    }
    return best;
}

TextPosition SourceMap::position(std::size_t offset) const
{
    offset = std::min(offset, m_text.size());
    const auto line = std::prev(std::ranges::upper_bound(m_lines, offset));
    TextPosition position;
    position.line = static_cast<int>(line - m_lines.begin()) + 1;
    for (std::size_t i = *line; i < offset; ++i)
        position.column += isContinuation(m_text[i]) ? 0 : 1;
    return position;
}

std::size_t SourceMap::offset(const TextPosition& position) const
{
    const auto line = static_cast<std::size_t>(std::max(position.line, 1)) - 1;
    if (line >= m_lines.size())
        return m_text.size();
    std::size_t offset = m_lines[line];
    for (int column = 1; column < position.column && offset < m_text.size() && m_text[offset] != '\n';
         ++column) {
        ++offset;
        while (offset < m_text.size() && isContinuation(m_text[offset]))
            ++offset;
    }
    return offset;
}

} // namespace pacer::wire
