// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace pacer {

/// A value that is never changed in place, or none: as std::optional, but copies share what they hold. Equal
/// if what they hold is equal.
template <class T>
class Shared {
public:
    Shared() = default;
    Shared(std::nullopt_t) {} // NOLINT(google-explicit-constructor): as std::optional
    Shared(T value)           // NOLINT(google-explicit-constructor)
        : m_value(std::make_shared<const T>(std::move(value)))
    {}

    explicit operator bool() const { return m_value != nullptr; }
    const T& operator*() const { return *m_value; }
    const T* operator->() const { return m_value.get(); }
    void reset() { m_value.reset(); }

    /// Copies of one another, not only equal.
    bool isSame(const Shared& other) const { return m_value == other.m_value; }
    bool operator==(const Shared& other) const
    {
        return isSame(other) || (m_value && other.m_value && *m_value == *other.m_value);
    }

private:
    std::shared_ptr<const T> m_value;
};

} // namespace pacer
