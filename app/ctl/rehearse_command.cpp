// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/rehearse_command.h"

#include "core/base/text.h"
#include "core/net/http_client.h"
#include "core/wire/error_json.h"
#include "core/wire/json_text.h"
#include "core/wire/object.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <future>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <optional>

namespace pacer::ctl {

namespace {

using wire::Json;
using wire::Reader;

constexpr int okStatus = 200;
constexpr int idWidth = 32;
constexpr int numberWidth = 18;

struct RehearseOptions {
    std::string file;
    std::string cluster = "daemon";
    std::string url; ///< empty: where the cluster says it is
    std::string token;
    bool force = false;
    bool json = false;
};

std::optional<std::string> contentOf(const std::string& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    return stream.is_open() && !stream.bad() ? std::optional(std::move(text)) : std::nullopt;
}

bool setRehearseOption(RehearseOptions& options, const std::string& name, const std::string& value)
{
    if (name == "cluster") {
        options.cluster = value;
    } else if (name == "url") {
        options.url = value;
    } else if (name == "token-file") {
        const std::optional<std::string> token = contentOf(value);
        if (!token)
            return false;
        options.token = trimmed(*token);
    } else {
        return false;
    }
    return !value.empty();
}

/// nullopt: said on `complaints` why.
std::optional<RehearseOptions> readRehearseOptions(const std::vector<std::string>& arguments,
                                                   std::ostream& complaints)
{
    RehearseOptions options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (argument == "--force" || argument == "--json") {
            (argument == "--force" ? options.force : options.json) = true;
        } else if (!argument.starts_with("--")) {
            if (!options.file.empty()) {
                complaints << "pacerctl: rehearse takes one file\n";
                return std::nullopt;
            }
            options.file = argument;
        } else {
            const std::size_t equals = argument.find('=');
            const std::string name = argument.substr(2, equals == std::string::npos ? equals : equals - 2);
            std::string value = equals == std::string::npos ? "" : argument.substr(equals + 1);
            if (equals == std::string::npos && i + 1 < arguments.size())
                value = arguments[++i];
            if (!setRehearseOption(options, name, value)) {
                complaints << "pacerctl: cannot use " << argument << " \"" << value << "\"\n";
                return std::nullopt;
            }
        }
    }
    if (options.file.empty()) {
        complaints << "pacerctl: rehearse needs a file, or - for standard input\n";
        return std::nullopt;
    }
    return options;
}

/// Where a scheduler of this user has written its address and token; else the default address.
void findServer(RehearseOptions& options)
{
    if (!options.url.empty())
        return;
    options.url = "http://127.0.0.1:8080";
    const char* runtime = std::getenv("XDG_RUNTIME_DIR"); // NOLINT(concurrency-mt-unsafe): nobody sets it
    const auto text = contentOf(std::string(runtime ? runtime : "") + "/pacer/" + options.cluster + ".json");
    const auto json = text ? wire::parseJson(*text) : Result<Json>(fail(ErrorCode::JsonEmpty));
    if (!json)
        return;
    Errors ignored;
    const Reader address(*json, "", ignored, wire::Strictness::Lenient);
    address.get("url", options.url);
    if (options.token.empty())
        address.get("token", options.token);
}

Result<net::Response> ask(const RehearseOptions& options, std::string body)
{
    net::ClientRequest request;
    request.method = "POST";
    request.url = options.url + "/v2/deployments/rehearsal" + (options.force ? "?force=true" : "");
    request.headers = {{"Content-Type", "application/json"}, {"User-Agent", "pacerctl"}};
    if (!options.token.empty())
        request.headers.emplace_back("Authorization", "Bearer " + options.token);
    request.body = std::move(body);
    std::promise<Result<net::Response>> promise;
    net::HttpClient client;
    client.send(std::move(request),
                [&promise](Result<net::Response> answer) { promise.set_value(std::move(answer)); });
    return promise.get_future().get();
}

template <class T>
T valueIn(const Reader& reader, std::string_view name)
{
    T value{};
    reader.get(name, value);
    return value;
}

std::string secondsText(double seconds)
{
    return numberText(seconds) + " s";
}

std::string stepText(const Reader& step)
{
    std::vector<std::string> actions;
    if (const auto list = step.field("actions")) {
        for (const Reader& action : list->items()) {
            const std::string name = valueIn<std::string>(action, "action");
            actions.push_back(name + ' ' + valueIn<std::string>(action, action.has("pod") ? "pod" : "app"));
        }
    }
    return join(actions, ", ");
}

void printSteps(const Reader& steps, std::ostream& out)
{
    int number = 0;
    for (const Reader& step : steps.items()) {
        out << "  " << ++number << ". " << stepText(step) << ": ";
        if (step.has("ends"))
            out << "done after " << secondsText(valueIn<double>(step, "ends")) << '\n';
        else
            out << (step.has("begins") ? "does not end\n" : "not reached\n");
    }
}

void printApps(const Reader& apps, std::ostream& out)
{
    out << std::left << std::setw(idWidth) << "app" << std::right << std::setw(numberWidth) << "at most"
        << std::setw(numberWidth) << "healthy at least" << std::setw(numberWidth) << "in the end" << '\n';
    for (const Reader& app : apps.items()) {
        out << std::left << std::setw(idWidth) << valueIn<std::string>(app, "id") << std::right
            << std::setw(numberWidth) << valueIn<int>(app, "peakInstances") << std::setw(numberWidth)
            << valueIn<int>(app, "lowestHealthy") << std::setw(numberWidth) << valueIn<int>(app, "instances")
            << '\n';
    }
}

void printWaits(const Reader& waits, std::ostream& out)
{
    for (const Reader& wait : waits.items()) {
        const double from = valueIn<double>(wait, "from");
        out << "waits: " << valueIn<std::string>(wait, "app") << ", " << valueIn<int>(wait, "instances")
            << " of its instances, for " << valueIn<std::string>(wait, "for") << ", from "
            << secondsText(from) << ' ';
        if (wait.has("until"))
            out << "to " << secondsText(valueIn<double>(wait, "until"));
        else
            out << "for ever";
        if (const auto nearest = wait.field("nearestMiss")) {
            out << "; nearest miss " << valueIn<std::string>(*nearest, "hostname");
            if (const auto lacks = nearest->field("lacks")) {
                for (const Reader& lack : lacks->items())
                    out << ", " << valueIn<std::string>(lack, "reason");
            }
        }
        out << '\n';
    }
}

void printResources(const Reader& resources, std::ostream& out)
{
    const auto peak = resources.field("peak");
    const auto available = resources.field("available");
    if (!peak)
        return;
    out << "at most in use:";
    for (const char* name : {"cpus", "mem", "disk", "gpus", "ports"}) {
        const double used = valueIn<double>(*peak, name);
        if (used <= 0)
            continue;
        out << "  " << name << ' ' << numberText(used);
        if (available)
            out << " of " << numberText(valueIn<double>(*available, name));
    }
    out << '\n';
}

/// True if the deployment would end.
bool print(const Json& json, std::ostream& out)
{
    Errors ignored;
    const Reader forecast(json, "", ignored, wire::Strictness::Lenient);
    const bool ends = valueIn<bool>(forecast, "ends");
    const std::string seconds = secondsText(valueIn<double>(forecast, "seconds"));
    if (const auto steps = forecast.field("steps"); steps && steps->items().empty()) {
        out << "No instance is started, stopped or replaced.\n";
        return ends;
    }
    out << (ends ? "The deployment takes about " + seconds
                 : "The deployment does not end: nothing moves any more after " + seconds)
        << ".\n";
    if (const auto steps = forecast.field("steps"))
        printSteps(*steps, out);
    if (const auto apps = forecast.field("apps"))
        printApps(*apps, out);
    if (const auto resources = forecast.field("resources"))
        printResources(*resources, out);
    if (const auto waits = forecast.field("waits"))
        printWaits(*waits, out);
    return ends;
}

} // namespace

Outcome rehearse(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out,
                 std::ostream& complaints)
{
    std::optional<RehearseOptions> options = readRehearseOptions(arguments, complaints);
    if (!options)
        return Outcome::Unusable;
    std::optional<std::string> body = options->file == "-"
                                          ? std::optional(std::string(std::istreambuf_iterator<char>(in), {}))
                                          : contentOf(options->file);
    if (!body) {
        complaints << "pacerctl: " << options->file << " cannot be read\n";
        return Outcome::Unusable;
    }
    findServer(*options);
    const Result<net::Response> answer = ask(*options, std::move(*body));
    if (!answer) {
        complaints << "pacerctl: " << options->url << ": " << wire::errorSentence(answer.error().front())
                   << '\n';
        return Outcome::Unusable;
    }
    const Result<Json> json = wire::parseJson(answer->body);
    if (answer->status != okStatus || !json) {
        complaints << "pacerctl: " << options->url << " answers " << answer->status << ": " << answer->body
                   << '\n';
        const bool judged = answer->status == 409 || answer->status == 422;
        return judged ? Outcome::Refused : Outcome::Unusable;
    }
    if (options->json) {
        out << wire::prettyJsonText(*json) << '\n';
        Errors ignored;
        const Reader forecast(*json, "", ignored, wire::Strictness::Lenient);
        return valueIn<bool>(forecast, "ends") ? Outcome::Good : Outcome::Refused;
    }
    return print(*json, out) ? Outcome::Good : Outcome::Refused;
}

std::string rehearseHelp()
{
    return "  --cluster NAME               a scheduler of this user (default: daemon)\n"
           "  --url URL                    of another server\n"
           "  --token-file FILE            its token\n"
           "  --force                      cancels deployments that are in the way\n"
           "  --json                       the answer of the server as it is\n";
}

} // namespace pacer::ctl
