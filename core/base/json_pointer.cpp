// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_pointer.h"

#include "core/base/text.h"

namespace pacer {

std::string childPointer(std::string_view pointer, std::string_view token)
{
    std::string result(pointer);
    result += '/';
    for (const char c : token) {
        if (c == '~')
            result += "~0";
        else if (c == '/')
            result += "~1";
        else
            result += c;
    }
    return result;
}

std::string childPointer(std::string_view pointer, std::size_t index)
{
    return childPointer(pointer, std::to_string(index));
}

std::vector<std::string> pointerTokens(std::string_view pointer)
{
    std::vector<std::string> tokens;
    if (pointer.empty())
        return tokens;
    for (const std::string_view part : split(pointer.substr(1), '/')) {
        std::string token;
        for (std::size_t i = 0; i < part.size(); ++i) {
            const bool escaped = part[i] == '~' && i + 1 < part.size();
            if (!escaped)
                token += part[i];
            else
                token += part[++i] == '1' ? '/' : '~';
        }
        tokens.push_back(std::move(token));
    }
    return tokens;
}

} // namespace pacer
