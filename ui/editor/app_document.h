// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pacer::ui {

/// The text of a definition, changed member by member. Only the bytes of the member that is set or removed
/// change: everything else keeps its order, its layout and its unknown fields. Places are JSON pointers.
class AppDocument {
public:
    explicit AppDocument(std::string text = "{}");

    const std::string& text() const { return m_text; }
    void setText(std::string text);
    bool isReadable() const { return m_readable; } ///< a JSON object; else nothing can be read or set

    bool has(std::string_view pointer) const; ///< present and not null
    std::optional<std::string> string(std::string_view pointer) const;
    std::optional<double> number(std::string_view pointer) const;
    /// The value as compact JSON; "" if it is not there.
    std::string raw(std::string_view pointer) const;
    std::vector<std::string> names(std::string_view pointer) const; ///< of an object, in its order
    std::size_t size(std::string_view pointer) const;               ///< of an object or a list

    /// Sets a value, given as JSON; missing objects and lists on the way are made. False if the document is
    /// not readable or something else is in the way.
    bool set(std::string_view pointer, const std::string& json);
    bool setString(std::string_view pointer, const std::string& value);
    /// Removes a member, and the objects around it that become empty by this.
    bool remove(std::string_view pointer);

private:
    void removeOne(const std::string& pointer);

    std::string m_text;
    bool m_readable = false;
};

/// One difference between two definitions.
struct DocumentChange {
    std::string pointer;
    std::string before; ///< as JSON; "" if it was not there
    std::string after;  ///< as JSON; "" if it is gone
    bool operator==(const DocumentChange&) const = default;
};

/// What differs, member by member, in the order of the texts. Empty if one of them is no JSON.
std::vector<DocumentChange> compareDocuments(const std::string& before, const std::string& after);

} // namespace pacer::ui
