// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/uri.h"

namespace pacer::wire {

namespace {

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

bool isUri(std::string_view text)
{
    constexpr std::string_view forbidden = " <>\"{}|\\^`";
    constexpr unsigned char firstPrintable = 0x21;
    constexpr unsigned char deleteCharacter = 0x7f;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < firstPrintable || c == deleteCharacter || forbidden.find(text[i]) != std::string_view::npos)
            return false;
        if (text[i] == '%' && !(i + 2 < text.size() && isHexDigit(text[i + 1]) && isHexDigit(text[i + 2])))
            return false;
    }
    return !text.empty() && text.front() != ':';
}

} // namespace pacer::wire
