// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>
#include <optional>

namespace pacer {

namespace {

constexpr std::uint32_t matchLimit = 1'000'000;
constexpr std::uint32_t depthLimit = 10'000;

struct CodeDeleter {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct MatchDeleter {
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};
struct ContextDeleter {
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
struct CompileContextDeleter {
    void operator()(pcre2_compile_context* context) const { pcre2_compile_context_free(context); }
};

/// Where a pattern says something else in Java than in PCRE2, or nothing if it means the same in both.
std::optional<std::size_t> differsFromJava(std::string_view pattern)
{
    bool inClass = false;
    std::size_t classBegin = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\\') {
            if (pattern.substr(i, 2) == "\\Q") { // quoted up to \E in both
                const std::size_t end = pattern.find("\\E", i);
                if (end == std::string_view::npos)
                    return std::nullopt;
                i = end;
            }
            ++i;
        } else if (!inClass && c == '[') {
            inClass = true;
            classBegin = i;
        } else if (inClass && c == ']' && i != classBegin + 1
                   && !(i == classBegin + 2 && pattern[classBegin + 1] == '^')) {
            inClass = false;
        } else if (inClass && (c == '[' || pattern.substr(i, 2) == "&&")) {
            return i;
        } else if (!inClass && pattern.substr(i, 2) == "(?") {
            const std::size_t end = pattern.find_first_not_of("imsxUudn-", i + 2);
            if (end != std::string_view::npos && (pattern[end] == ')' || pattern[end] == ':')
                && pattern.substr(i + 2, end - i - 2).find_first_of("Uu") != std::string_view::npos)
                return i;
        }
    }
    return std::nullopt;
}

} // namespace

struct Regex::Code {
    std::unique_ptr<pcre2_code, CodeDeleter> code;
};

Regex::Regex(std::shared_ptr<const Code> code)
    : m_code(std::move(code))
{}

Result<Regex> Regex::compile(std::string_view pattern)
{
    if (const auto at = differsFromJava(pattern))
        return fail(ErrorCode::RegexInvalid,
                    {std::string(pattern), std::to_string(*at), "ambiguous construct"});

    const std::unique_ptr<pcre2_compile_context, CompileContextDeleter> context{
        pcre2_compile_context_create(nullptr)};
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_ANY);
    int error = 0;
    PCRE2_SIZE offset = 0;
    auto code = std::make_shared<Code>();
    code->code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                                   PCRE2_UTF | PCRE2_ANCHORED | PCRE2_ENDANCHORED, &error, &offset,
                                   context.get()));
    if (!code->code) {
        std::array<PCRE2_UCHAR, 256> text{};
        pcre2_get_error_message(error, text.data(), text.size());
        return fail(ErrorCode::RegexInvalid, {std::string(pattern), std::to_string(offset),
                                              reinterpret_cast<const char*>(text.data())});
    }
    return Regex(std::move(code));
}

bool Regex::matches(std::string_view text) const
{
    const std::unique_ptr<pcre2_match_data, MatchDeleter> data{
        pcre2_match_data_create_from_pattern(m_code->code.get(), nullptr)};
    const std::unique_ptr<pcre2_match_context, ContextDeleter> context{pcre2_match_context_create(nullptr)};
    pcre2_set_match_limit(context.get(), matchLimit);
    pcre2_set_depth_limit(context.get(), depthLimit);
    return pcre2_match(m_code->code.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0, 0,
                       data.get(), context.get())
           >= 0;
}

} // namespace pacer
