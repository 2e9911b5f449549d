// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json_text.h"
#include "tests/vectors/area.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <optional>

using namespace pacer::vectors;

namespace {

constexpr int allPassed = 0;
constexpr int someFailed = 1;
constexpr int wrongUsage = 2;

std::string nameOf(const Json& vector)
{
    const std::string id = vector.value("id", "");
    const std::string name = vector.value("name", "");
    return id.empty() || name.empty() ? id + name : id + ": " + name;
}

Differences run(Handler handler, const Json& vector)
{
    try {
        return handler(vector);
    } catch (const std::exception& unreadable) {
        return {std::string("the vector cannot be read: ") + unreadable.what()};
    }
}

std::optional<Json> readFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::nullopt;
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    auto json = pacer::wire::parseJson(text);
    return json && json->is_object() ? std::optional(std::move(*json)) : std::nullopt;
}

/// True if every vector of the file passed.
bool runFile(const std::string& path)
{
    const std::optional<Json> file = readFile(path);
    if (!file || !file->contains("vectors")) {
        std::printf("%s: 0 passed, 1 failed\n  not a file of vectors\n", path.c_str());
        return false;
    }
    const std::string name = file->value("area", "");
    const auto area = std::ranges::find(areas(), name, &Area::name);
    const Json& vectors = file->at("vectors");
    if (area == areas().end()) {
        std::printf("%s: 0 passed, %zu failed\n  no handler for the area \"%s\"\n", path.c_str(),
                    vectors.size(), name.c_str());
        return false;
    }

    std::size_t passed = 0;
    std::string failures;
    for (const Json& vector : vectors) {
        const Differences differences = run(area->handler, vector);
        passed += differences.empty() ? 1U : 0U;
        if (!differences.empty())
            failures += "  FAILED " + nameOf(vector) + '\n';
        for (const std::string& difference : differences)
            failures += "    " + difference + '\n';
    }
    std::printf("%s: %zu passed, %zu failed\n%s", path.c_str(), passed, vectors.size() - passed,
                failures.c_str());
    return passed == vectors.size();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("usage: run_vectors FILE...\n", stderr);
        return wrongUsage;
    }
    const std::vector<std::string> paths(argv + 1, argv + argc);
    const auto failed = std::ranges::count_if(paths, [](const std::string& path) { return !runFile(path); });
    return failed == 0 ? allPassed : someFailed;
}
