// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/http.h"

#include <algorithm>
#include <cctype>

namespace pacer::mesos_double {
namespace {

bool sameName(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const int lower = std::tolower(static_cast<unsigned char>(c));
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

std::optional<std::string> headerOf(const HeaderList& headers, std::string_view name)
{
    for (const auto& [key, value] : headers)
        if (sameName(key, name))
            return value;
    return std::nullopt;
}

std::string percentDecoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape =
            text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0;
        if (escape) {
            out += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

std::string Request::path() const
{
    return percentDecoded(std::string_view(target).substr(0, target.find('?')));
}

std::map<std::string, std::string> Request::query() const
{
    std::map<std::string, std::string> values;
    const std::size_t mark = target.find('?');
    std::string_view rest = mark == std::string::npos ? "" : std::string_view(target).substr(mark + 1);
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        const std::size_t equals = pair.find('=');
        const std::string_view value = equals == std::string_view::npos ? "" : pair.substr(equals + 1);
        values[percentDecoded(pair.substr(0, equals))] = percentDecoded(value);
    }
    return values;
}

Reply Reply::text(int status, std::string body)
{
    return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(body), 0};
}

Reply Reply::json(std::string body)
{
    return {200, {{"Content-Type", "application/json"}}, std::move(body), 0};
}

Reply Reply::empty(int status)
{
    return {status, {}, {}, 0};
}

std::string recordOf(std::string_view payload)
{
    return std::to_string(payload.size()) + '\n' + std::string(payload);
}

} // namespace pacer::mesos_double
