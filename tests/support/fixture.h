// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace pacer::tests {

/// The bytes of a file below the tests' folder (or below the project with "../"). Throws if there is none: a
/// test without its input has failed.
inline std::string fileText(const std::string& path)
{
    std::ifstream file(std::string(PACER_TESTS_DIR) + '/' + path, std::ios::binary);
    if (!file)
        throw std::runtime_error("no such file: " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline wire::Json jsonOf(const std::string& text)
{
    auto json = wire::parseJson(text);
    if (!json)
        throw std::runtime_error("no JSON: " + text.substr(0, 80));
    return *std::move(json);
}

inline wire::Json fixture(const std::string& path)
{
    return jsonOf(fileText(path));
}

} // namespace pacer::tests
