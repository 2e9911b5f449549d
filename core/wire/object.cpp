// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/object.h"

#include "core/base/json_pointer.h"
#include "core/base/text.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace pacer::wire {

namespace {

/// Characters of UTF-8 text.
std::size_t lengthOf(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

Reader::Reader(const Json& value, std::string at, Errors& errors, Strictness strictness)
    : m_value(&value)
    , m_at(std::move(at))
    , m_errors(&errors)
    , m_strictness(strictness)
{}

bool Reader::isNull() const
{
    return m_value->is_null();
}

bool Reader::isString() const
{
    return m_value->is_string();
}

bool Reader::isObject() const
{
    return m_value->is_object();
}

std::string Reader::text() const
{
    return jsonText(*m_value);
}

void Reader::complain(ErrorCode code, std::vector<std::string> args) const
{
    if (isStrict())
        m_errors->push_back({code, m_at, std::move(args)});
}

bool Reader::read(std::string& target, const TextRule& rule) const
{
    if (!m_value->is_string()) {
        complain(ErrorCode::ExpectedString);
        return false;
    }
    const auto& text = m_value->get_ref<const std::string&>();
    const std::size_t length = lengthOf(text);
    const std::size_t before = m_errors->size();
    if (length < rule.minLength)
        complain(ErrorCode::TooShort, {std::to_string(rule.minLength)});
    else if (length > rule.maxLength)
        complain(ErrorCode::TooLong, {std::to_string(rule.maxLength)});
    else if (rule.matches && !rule.matches(text))
        complain(ErrorCode::PatternMismatch);
    if (m_errors->size() > before)
        return false;
    target = text;
    return true;
}

bool Reader::read(double& target, const Limits& limits) const
{
    if (!m_value->is_number()) {
        complain(ErrorCode::ExpectedNumber);
        return false;
    }
    const auto number = m_value->get<double>();
    if (isStrict() && number < limits.low) {
        complain(ErrorCode::BelowMinimum, {numberText(limits.low)});
        return false;
    }
    if (isStrict() && number > limits.high) {
        complain(ErrorCode::AboveMaximum, {numberText(limits.high)});
        return false;
    }
    target = number;
    return true;
}

bool Reader::read(int& target, const Limits& limits) const
{
    double number = 0;
    if (!read(number))
        return false;
    if (number != std::floor(number) || number < std::numeric_limits<int>::min()
        || number > std::numeric_limits<int>::max()) {
        complain(ErrorCode::ExpectedInt);
        return false;
    }
    if (!read(number, limits))
        return false;
    target = static_cast<int>(number);
    return true;
}

bool Reader::read(std::int64_t& target, const Limits& limits) const
{
    constexpr double bound = 9.2e18;
    double number = 0;
    if (!read(number, limits))
        return false;
    if (m_value->is_number_integer()) {
        target = m_value->get<std::int64_t>();
        return true;
    }
    if (number != std::floor(number) || std::abs(number) > bound) {
        complain(ErrorCode::ExpectedLong);
        return false;
    }
    target = static_cast<std::int64_t>(number);
    return true;
}

bool Reader::read(bool& target) const
{
    if (!m_value->is_boolean()) {
        complain(ErrorCode::ExpectedBoolean);
        return false;
    }
    target = m_value->get<bool>();
    return true;
}

bool Reader::read(Timestamp& target) const
{
    std::string text;
    if (!read(text))
        return false;
    const std::optional<Timestamp> time = parseTimestamp(text);
    if (!time) {
        complain(ErrorCode::ExpectedDate);
        return false;
    }
    target = *time;
    return true;
}

bool Reader::read(PathId& target) const
{
    std::string text;
    if (!read(text))
        return false;
    target = PathId::absolute(text);
    return true;
}

bool Reader::expectObject() const
{
    if (m_value->is_object())
        return true;
    complain(ErrorCode::ExpectedObject);
    return false;
}

bool Reader::expectArray() const
{
    if (m_value->is_array())
        return true;
    complain(ErrorCode::ExpectedArray);
    return false;
}

std::vector<Reader> Reader::items() const
{
    std::vector<Reader> readers;
    if (!m_value->is_array())
        return readers;
    readers.reserve(m_value->size());
    for (std::size_t i = 0; i < m_value->size(); ++i)
        readers.emplace_back((*m_value)[i], childPointer(m_at, i), *m_errors, m_strictness);
    return readers;
}

std::vector<std::pair<std::string, Reader>> Reader::members() const
{
    std::vector<std::pair<std::string, Reader>> readers;
    if (!m_value->is_object())
        return readers;
    for (const auto& [key, value] : m_value->items())
        readers.emplace_back(key, Reader(value, childPointer(m_at, key), *m_errors, m_strictness));
    return readers;
}

std::optional<Reader> Reader::field(std::string_view name) const
{
    if (!m_value->is_object())
        return std::nullopt;
    const auto found = m_value->find(std::string(name));
    if (found == m_value->end() || found->is_null())
        return std::nullopt;
    return Reader(*found, childPointer(m_at, name), *m_errors, m_strictness);
}

std::optional<Reader> Reader::requiredField(std::string_view name, ErrorCode whenMissing) const
{
    const std::string key(name);
    if (!m_value->is_object()) {
        if (isStrict())
            m_errors->push_back({ErrorCode::NotAnObject, childPointer(m_at, name), {text()}});
        return std::nullopt;
    }
    const auto found = m_value->find(key);
    if (found == m_value->end()) {
        if (isStrict())
            m_errors->push_back({whenMissing, childPointer(m_at, name), {key, text()}});
        return std::nullopt;
    }
    return Reader(*found, childPointer(m_at, name), *m_errors, m_strictness);
}

} // namespace pacer::wire
