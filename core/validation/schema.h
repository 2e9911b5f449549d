// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pacer::validation {

/// One field as the schema knows it.
struct SchemaField {
    std::string name;
    std::string title;
    std::string description;
    std::vector<std::string> types;      ///< "string", "integer", "object", …
    std::vector<std::string> enumValues; ///< as JSON text of the bare strings
    std::string defaultText;             ///< as JSON; "" if there is none
    bool required = false;
};

/// What our JSON Schemas say about names, types and meanings: completion, help and "did you mean".
/// Judges no values; the rules do that.
class Schema {
public:
    /// Reads a schema text (resources/schemas/app.json, …). References inside the text are followed.
    static Result<Schema> parse(std::string_view text);

    /// The fields of the object at `pointer` of a document ("/container/docker"; list positions are any
    /// number). Empty if nothing is known there, or if any name is allowed (maps).
    std::vector<SchemaField> fieldsAt(std::string_view pointer) const;
    /// The field or item at `pointer`.
    std::optional<SchemaField> describe(std::string_view pointer) const;
    /// True if an object at `pointer` takes any name (labels, env).
    bool isMap(std::string_view pointer) const;

    /// The known name nearest to `name` among the fields at `pointer`; "" if none is near enough.
    std::string nearestName(std::string_view pointer, std::string_view name) const;

private:
    struct Document;
    explicit Schema(std::shared_ptr<const Document> document);

    std::shared_ptr<const Document> m_document;
};

} // namespace pacer::validation
