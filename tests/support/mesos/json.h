// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

/// The double reads and writes JSON on its own: nothing here is shared with the code that it tests.
namespace pacer::mesos_double {

using Json = nlohmann::ordered_json;

struct ParsedBody {
    std::optional<Json> json;
    std::string error; ///< "syntax error at line 1 near: …", as the master says it
};
ParsedBody parseBody(std::string_view text);

std::string base64(std::string_view bytes);

struct Decoded {
    std::optional<std::string> bytes;
    std::string error; ///< "Invalid character '*'"
};
Decoded fromBase64(std::string_view text);

/// The sixteen bytes of "xxxxxxxx-xxxx-…", in base64: how a uuid stands in a status.
std::string uuidInBase64(std::string_view uuid);

/// {"value": text}: how Mesos writes an id.
Json idJson(std::string_view text);
/// The text of member `name`, itself an id; "" if it is absent.
std::string idOf(const Json& object, const char* name);
/// A member that is a string; `fallback` if it is absent.
std::string textOf(const Json& object, const char* name, std::string_view fallback = {});
double numberOf(const Json& object, const char* name, double fallback = 0);
bool flagOf(const Json& object, const char* name, bool fallback = false);
/// The member, or an empty array.
const Json& listOf(const Json& object, const char* name);
/// The member, or null.
const Json& memberOf(const Json& object, const char* name);

/// 4 for 4.0 and 3.9 for 3.9: how Mesos writes numbers into its messages.
std::string plainNumber(double value);

} // namespace pacer::mesos_double
