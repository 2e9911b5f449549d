// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/model/path_id.h"
#include "core/wire/enum_names.h"
#include "core/wire/json.h"

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pacer::wire {

/// Bounds of a number, both included.
struct Limits {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
};
constexpr Limits atLeast(double low)
{
    return {.low = low};
}
constexpr Limits between(double low, double high)
{
    return {low, high};
}
inline constexpr Limits portLimits{0, 65535};

/// What a text must look like; lengths in characters.
struct TextRule {
    std::size_t minLength = 0;
    std::size_t maxLength = std::string_view::npos;
    bool (*matches)(std::string_view) = nullptr;
};

/// Strict: everything wrong is an error with its JSON pointer, and reading goes on to find the next one.
/// Lenient: what cannot be read keeps its default; for answers of servers of any age.
enum class Strictness { Strict, Lenient };

/// A JSON value under reading: typed reads that collect errors. A read that fails leaves its target alone
/// and returns false. Error codes are those of spec/marathon-api.md 2.4.
class Reader {
public:
    Reader(const Json& value, std::string at, Errors& errors, Strictness strictness = Strictness::Strict);

    const Json& json() const { return *m_value; }
    const std::string& at() const { return m_at; }
    bool isStrict() const { return m_strictness == Strictness::Strict; }
    bool isNull() const;
    bool isString() const;
    bool isObject() const;
    std::string text() const; ///< the value as compact JSON, for messages
    void complain(ErrorCode code, std::vector<std::string> args = {}) const;

    bool read(std::string& target, const TextRule& rule = {}) const;
    bool read(int& target, const Limits& limits = {}) const;
    bool read(std::int64_t& target, const Limits& limits = {}) const;
    bool read(double& target, const Limits& limits = {}) const;
    bool read(bool& target) const;
    bool read(Timestamp& target) const;
    bool read(PathId& target) const; ///< an absolute path; for answers

    template <WireEnum E>
    bool read(E& target) const
    {
        std::string name;
        if (!read(name))
            return false;
        const std::optional<E> value = namedValue<E>(name);
        if (!value) {
            complain(ErrorCode::UnknownEnumLiteral);
            return false;
        }
        target = *value;
        return true;
    }

    template <class T, class... Rules>
    bool read(std::optional<T>& target, const Rules&... rules) const
    {
        T value{};
        if (!read(value, rules...))
            return false;
        target = std::move(value);
        return true;
    }

    template <class T, class... Rules>
    bool read(std::vector<T>& target, const Rules&... rules) const
    {
        if (!expectArray())
            return false;
        std::vector<T> values;
        for (const Reader& item : items()) {
            T value{};
            if (item.read(value, rules...))
                values.push_back(std::move(value));
        }
        target = std::move(values);
        return true;
    }

    template <class T, class... Rules>
    bool read(std::set<T>& target, const Rules&... rules) const
    {
        std::vector<T> values;
        if (!read(values, rules...))
            return false;
        target = {values.begin(), values.end()};
        return true;
    }

    template <class T, class... Rules>
    bool read(std::map<std::string, T>& target, const Rules&... rules) const
    {
        if (!expectObject())
            return false;
        std::map<std::string, T> values;
        for (const auto& [key, member] : members()) {
            T value{};
            if (member.read(value, rules...))
                values.emplace(key, std::move(value));
        }
        target = std::move(values);
        return true;
    }

    /// Any type with a function `void readObject(const Reader&, T&)`: reads an object into it.
    template <class T>
    requires requires(const Reader& reader, T& value) { readObject(reader, value); }
    bool read(T& target) const
    {
        if (!expectObject())
            return false;
        readObject(*this, target);
        return true;
    }

    bool expectObject() const;
    bool expectArray() const;
    std::vector<Reader> items() const;                           ///< empty if it is no array
    std::vector<std::pair<std::string, Reader>> members() const; ///< empty if it is no object

    /// The member of that name; nullopt if it is missing or null.
    std::optional<Reader> field(std::string_view name) const;
    bool has(std::string_view name) const { return field(name).has_value(); }
    /// The member, even if it is null; complains if it is missing.
    std::optional<Reader> requiredField(std::string_view name,
                                        ErrorCode whenMissing = ErrorCode::FieldMissing) const;

    template <class T, class... Rules>
    bool get(std::string_view name, T& target, const Rules&... rules) const
    {
        const std::optional<Reader> member = field(name);
        return member && member->read(target, rules...);
    }

    template <class T, class... Rules>
    bool need(std::string_view name, T& target, const Rules&... rules) const
    {
        const std::optional<Reader> member = requiredField(name);
        return member && member->read(target, rules...);
    }

private:
    const Json* m_value;
    std::string m_at;
    Errors* m_errors;
    Strictness m_strictness;
};

} // namespace pacer::wire
