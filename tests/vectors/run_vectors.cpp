// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json_text.h"
#include "tests/vectors/responder.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>

using namespace pacer::vectors;

namespace {

constexpr int allPassed = 0;
constexpr int someFailed = 1;
constexpr int wrongUsage = 2;

struct Options {
    std::vector<std::string> files;
    std::string url;            ///< "": no server
    bool onlyFunctions = false; ///< nobody who remembers is asked
    Json config = Json::object();
};

struct Count {
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::size_t skipped = 0;
    std::string failures;
};

std::string nameOf(const Json& vector)
{
    const std::string id = vector.value("id", "");
    const std::string name = vector.value("name", "");
    return id.empty() || name.empty() ? id + name : id + ": " + name;
}

/// `responder`: null if nobody is to be asked.
std::optional<Differences> judge(const Area& area, const Json& vector, Responder* responder, bool functions)
{
    try {
        Differences differences = functions && area.handler ? area.handler(vector) : Differences{};
        if (!area.request || !responder || !differences.empty())
            return differences;
        return area.request(vector, *responder);
    } catch (const std::exception& unreadable) {
        return Differences{std::string("the vector cannot be read: ") + unreadable.what()};
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

void run(const Area& area, const Json& vectors, Responder* responder, bool functions, Count& count)
{
    for (const Json& vector : vectors) {
        const std::optional<Differences> differences = judge(area, vector, responder, functions);
        if (!differences) {
            ++count.skipped;
            continue;
        }
        ++(differences->empty() ? count.passed : count.failed);
        if (!differences->empty())
            count.failures += "  FAILED " + nameOf(vector) + '\n';
        for (const std::string& difference : *differences)
            count.failures += "    " + difference + '\n';
    }
}

/// True if no vector of the file failed.
bool runFile(const std::string& path, Responder* responder, bool functions)
{
    const std::optional<Json> file = readFile(path);
    if (!file || !file->contains("vectors")) {
        std::printf("%s: 0 passed, 1 failed\n  not a file of vectors\n", path.c_str());
        return false;
    }
    const std::string name = file->value("area", "");
    const auto area = std::ranges::find(areas(), name, &Area::name);
    if (area == areas().end() || !(functions || area->request)) {
        std::printf("%s: 0 passed, %zu failed\n  no handler for the area \"%s\"%s\n", path.c_str(),
                    file->at("vectors").size(), name.c_str(), functions ? "" : " over HTTP");
        return false;
    }

    Count count;
    run(*area, file->at("vectors"), responder, functions, count);
    run(*area, file->value("requests", Json::array()), responder, functions, count);
    std::printf("%s: %zu passed, %zu failed", path.c_str(), count.passed, count.failed);
    if (count.skipped > 0)
        std::printf(", %zu skipped (other settings)", count.skipped);
    std::printf("\n%s", count.failures.c_str());
    return count.failed == 0;
}

std::optional<Options> readOptions(const std::vector<std::string>& arguments)
{
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool named = arguments[i].starts_with("--");
        options.onlyFunctions |= arguments[i] == "--functions";
        if (!named)
            options.files.push_back(arguments[i]);
        if (!named || arguments[i] == "--functions")
            continue;
        if (i + 1 == arguments.size())
            return std::nullopt;
        const std::string& value = arguments[i + 1];
        if (arguments[i] == "--http") {
            options.url = value;
        } else if (arguments[i] == "--config") {
            auto config = pacer::wire::parseJson(value);
            if (!config || !config->is_object())
                return std::nullopt;
            options.config = std::move(*config);
        } else {
            return std::nullopt;
        }
        ++i;
    }
    return options.files.empty() ? std::nullopt : std::optional(std::move(options));
}

} // namespace

int main(int argc, char** argv)
{
    const std::optional<Options> options = readOptions({argv + 1, argv + argc});
    if (!options) {
        std::fputs(
            "usage: run_vectors [--functions | --http URL [--config JSON]] FILE...\n"
            "  --functions  nothing that needs somebody who remembers\n"
            "  --http       ask the server at URL, which must be empty and nobody else's\n"
            "  --config     the settings that it was started with, as `config` of the vectors has them;\n"
            "               vectors of other settings are skipped\n",
            stderr);
        return wrongUsage;
    }
    const bool functions = options->url.empty();
    std::unique_ptr<Responder> responder;
    if (!functions)
        responder = makeHttpResponder(options->url, options->config);
    else if (!options->onlyFunctions)
        responder = makeEngineResponder();
    const auto failed = std::ranges::count_if(
        options->files, [&](const std::string& path) { return !runFile(path, responder.get(), functions); });
    return failed == 0 ? allPassed : someFailed;
}
