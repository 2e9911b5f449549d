// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

#include <array>
#include <cctype>
#include <cstdio>

namespace pacer {

namespace {

/// 100 ns intervals between the start of the Gregorian calendar and 1970.
constexpr std::uint64_t gregorianOffset = 0x01B21DD213814000ULL;

std::string uuidText(std::uint64_t high, std::uint64_t low)
{
    std::array<char, 40> text{};
    const int length = std::snprintf(
        text.data(), text.size(), "%08x-%04x-%04x-%04x-%012llx", static_cast<unsigned>(high >> 32),
        static_cast<unsigned>(high >> 16 & 0xffff), static_cast<unsigned>(high & 0xffff),
        static_cast<unsigned>(low >> 48), static_cast<unsigned long long>(low & 0xffffffffffffULL));
    return {text.data(), static_cast<std::size_t>(length)};
}

constexpr std::uint64_t withVariant(std::uint64_t low)
{
    return (low & 0x3fffffffffffffffULL) | 0x8000000000000000ULL;
}

} // namespace

std::uint64_t Random::next()
{
    m_state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

std::uint64_t Random::below(std::uint64_t bound)
{
    if (bound == 0)
        return 0;
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound; // draws above it would favour small numbers
    std::uint64_t draw = next();
    while (draw >= limit)
        draw = next();
    return draw % bound;
}

std::string randomUuid(Random& random)
{
    const std::uint64_t high = (random.next() & ~0xf000ULL) | 0x4000ULL;
    return uuidText(high, withVariant(random.next()));
}

std::string timeUuid(Timestamp now, Random& random)
{
    const auto ticks = static_cast<std::uint64_t>(now.time_since_epoch().count() / 100) + gregorianOffset;
    const std::uint64_t high =
        (ticks << 32) | ((ticks >> 16) & 0xffff0000ULL) | 0x1000ULL | ((ticks >> 48) & 0x0fffULL);
    return uuidText(high,
                    withVariant(random.next() | 0x010000000000ULL)); // multicast bit: the node is made up
}

bool isUuid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : std::isxdigit(static_cast<unsigned char>(text[i])) == 0)
            return false;
    }
    return true;
}

} // namespace pacer
