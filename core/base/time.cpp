// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <charconv>

namespace pacer {

namespace {

/// Reads fixed-width numbers and separators from the front of a text.
class Cursor {
public:
    explicit Cursor(std::string_view text)
        : m_rest(text)
    {}

    std::optional<int> digits(std::size_t count)
    {
        int value = 0;
        if (m_rest.size() < count)
            return std::nullopt;
        const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + count, value);
        if (error != std::errc{} || end != m_rest.data() + count || value < 0 || m_rest.front() == '-')
            return std::nullopt;
        m_rest.remove_prefix(count);
        return value;
    }

    bool skip(char wanted)
    {
        if (m_rest.empty() || m_rest.front() != wanted)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    /// ".123456" as nanoseconds; digits beyond the ninth are dropped. No fraction is 0.
    std::optional<std::chrono::nanoseconds> fraction()
    {
        if (!skip('.') && !skip(','))
            return std::chrono::nanoseconds{0};
        std::int64_t value = 0;
        int read = 0;
        for (; !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9'; m_rest.remove_prefix(1)) {
            if (++read <= 9)
                value = value * 10 + (m_rest.front() - '0');
        }
        if (read == 0)
            return std::nullopt;
        for (; read < 9; ++read)
            value *= 10;
        return std::chrono::nanoseconds{value};
    }

    bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

/// "Z", "+02:00", "+0200" or "+02" at the end of a time.
std::optional<std::chrono::minutes> readOffset(Cursor& cursor)
{
    if (cursor.skip('Z') || cursor.skip('z'))
        return std::chrono::minutes{0};
    const bool east = cursor.skip('+');
    if (!east && !cursor.skip('-'))
        return std::nullopt;
    const auto hours = cursor.digits(2);
    if (!hours || *hours > 23)
        return std::nullopt;
    int minutes = 0;
    if (!cursor.atEnd()) {
        cursor.skip(':');
        const auto read = cursor.digits(2);
        if (!read || *read > 59)
            return std::nullopt;
        minutes = *read;
    }
    const std::chrono::minutes offset{*hours * 60 + minutes};
    return east ? offset : -offset;
}

/// A Timestamp reaches from 1677 to 2262: every part has its digits.
void writeDigits(std::string& text, std::size_t at, std::size_t count, unsigned value)
{
    constexpr unsigned base = 10;
    for (std::size_t i = at + count; i > at; --i, value /= base)
        text[i - 1] = static_cast<char>('0' + value % base);
}

} // namespace

std::string formatTimestamp(Timestamp time)
{
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{floor<milliseconds>(time - day)};
    std::string text = "0000-00-00T00:00:00.000Z";
    writeDigits(text, 0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
    writeDigits(text, 5, 2, static_cast<unsigned>(date.month()));
    writeDigits(text, 8, 2, static_cast<unsigned>(date.day()));
    writeDigits(text, 11, 2, static_cast<unsigned>(clock.hours().count()));
    writeDigits(text, 14, 2, static_cast<unsigned>(clock.minutes().count()));
    writeDigits(text, 17, 2, static_cast<unsigned>(clock.seconds().count()));
    writeDigits(text, 20, 3, static_cast<unsigned>(clock.subseconds().count()));
    return text;
}

std::optional<Timestamp> parseTimestamp(std::string_view text)
{
    using namespace std::chrono;
    Cursor cursor{text};
    const auto year = cursor.digits(4);
    const bool dash1 = cursor.skip('-');
    const auto month = cursor.digits(2);
    const bool dash2 = cursor.skip('-');
    const auto day = cursor.digits(2);
    if (!year || !dash1 || !month || !dash2 || !day || !(cursor.skip('T') || cursor.skip('t')))
        return std::nullopt;
    const year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                              std::chrono::day{static_cast<unsigned>(*day)}};
    const auto hour = cursor.digits(2);
    const bool colon = cursor.skip(':');
    const auto minute = cursor.digits(2);
    if (!date.ok() || !hour || !colon || !minute || *hour > 23 || *minute > 59)
        return std::nullopt;
    int second = 0;
    if (cursor.skip(':')) {
        const auto read = cursor.digits(2);
        if (!read || *read > 59)
            return std::nullopt;
        second = *read;
    }
    const auto fraction = cursor.fraction();
    if (!fraction)
        return std::nullopt;
    const auto offset = readOffset(cursor);
    if (!offset || !cursor.atEnd())
        return std::nullopt;
    return Timestamp{sys_days{date}} + hours{*hour} + minutes{*minute} + seconds{second} + *fraction
           - *offset;
}

} // namespace pacer
