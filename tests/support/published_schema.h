// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/json_text.h"
#include "tests/support/fixture.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <string>

namespace pacer::test {

/// One of resources/schemas, as a program of somebody else's would use it.
class PublishedSchema {
public:
    explicit PublishedSchema(const std::string& name)
    {
        const auto document =
            nlohmann::json::parse(tests::fileText("../resources/schemas/" + name + ".json"));
        valijson::SchemaParser parser;
        parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document), m_schema);
    }

    /// "" if it accepts, else what is wrong, the innermost first.
    std::string complaint(const wire::Json& value) const
    {
        const auto document = nlohmann::json::parse(wire::jsonText(value));
        valijson::Validator validator;
        valijson::ValidationResults results;
        if (validator.validate(m_schema, valijson::adapters::NlohmannJsonAdapter(document), &results))
            return {};
        std::string text = "refused";
        valijson::ValidationResults::Error error;
        for (int i = 0; i < mostShown && results.popError(error); ++i) {
            text += "\n    ";
            for (const std::string& part : error.context)
                text += part;
            text += ": " + error.description;
        }
        return text;
    }

private:
    static constexpr int mostShown = 8;

    valijson::Schema m_schema;
};

} // namespace pacer::test
