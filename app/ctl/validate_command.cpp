// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/validate_command.h"

#include "core/base/text.h"
#include "core/rest/schema_texts.h"
#include "core/validation/check_text.h"
#include "core/wire/error_json.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>

namespace pacer::ctl {

namespace {

using validation::DocumentKind;
using validation::Problem;

struct Options {
    std::vector<std::string> files;
    std::optional<DocumentKind> kind; ///< absent: seen from the document
    validation::AcceptSettings settings;
    bool quiet = false; ///< no warnings
};

/// Roles depend on the server's tree, so it is left to judge them unless the default role is given.
validation::AcceptSettings looseSettings()
{
    validation::AcceptSettings settings;
    settings.reading.defaultRole.clear();
    settings.rules.roles.reset();
    settings.rules.enabledFeatures = {"external_volumes", "gpu_resources", "secrets", "task_killing"};
    return settings;
}

std::optional<DocumentKind> kindOf(std::string_view word)
{
    if (word == "app")
        return DocumentKind::App;
    if (word == "group")
        return DocumentKind::Group;
    return word == "pod" ? std::optional(DocumentKind::Pod) : std::nullopt;
}

bool setOption(Options& options, const std::string& name, const std::string& value)
{
    if (name == "kind") {
        options.kind = kindOf(value);
        return options.kind.has_value();
    }
    if (name == "enable-features") {
        options.settings.rules.enabledFeatures.clear();
        for (const std::string_view feature : split(value, ','))
            options.settings.rules.enabledFeatures.insert(std::string(trimmed(feature)));
        return true;
    }
    if (name == "mesos-role") {
        options.settings.reading.defaultRole = value;
        options.settings.rules.roles = validation::RoleRules{.defaultRole = value};
        return !value.empty();
    }
    if (name == "default-network-name") {
        options.settings.reading.defaultNetworkName = value;
        return !value.empty();
    }
    return false;
}

/// nullopt: said on `complaints` why.
std::optional<Options> readOptions(const std::vector<std::string>& arguments, std::ostream& complaints)
{
    Options options{.settings = looseSettings()};
    bool onlyFiles = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (onlyFiles || !argument.starts_with("--")) {
            options.files.push_back(argument);
            continue;
        }
        const std::size_t equals = argument.find('=');
        std::string name = argument.substr(2, equals == std::string::npos ? equals : equals - 2);
        std::ranges::replace(name, '_', '-');
        if (name.empty() || name == "quiet") {
            (name.empty() ? onlyFiles : options.quiet) = true;
            continue;
        }
        std::string value = equals == std::string::npos ? "" : argument.substr(equals + 1);
        if (equals == std::string::npos && i + 1 < arguments.size())
            value = arguments[++i];
        if (!setOption(options, name, value)) {
            complaints << "pacerctl: cannot use " << argument << " \"" << value << "\"\n";
            return std::nullopt;
        }
    }
    if (options.files.empty()) {
        complaints << "pacerctl: validate needs a file, or - for standard input\n";
        return std::nullopt;
    }
    return options;
}

std::optional<std::string> textOf(const std::string& file, std::istream& in)
{
    if (file == "-")
        return std::string(std::istreambuf_iterator<char>(in), {});
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    return stream.is_open() && !stream.bad() ? std::optional(std::move(text)) : std::nullopt;
}

const validation::Schema* schemaOf(DocumentKind kind)
{
    static const std::array schemas{validation::Schema::parse(rest::schemaText("app")),
                                    validation::Schema::parse(rest::schemaText("group")),
                                    validation::Schema::parse(rest::schemaText("pod"))};
    const auto& schema = schemas.at(static_cast<std::size_t>(kind));
    return schema ? &*schema : nullptr;
}

std::string sentenceOf(const Error& error)
{
    const bool hint =
        error.code == ErrorCode::UnknownField && error.args.size() > 1 && !error.args[1].empty();
    return wire::errorSentence(error) + (hint ? ", nearest known name: " + error.args[1] : "");
}

/// True if the server would take the definition.
bool judge(const std::string& name, const std::string& text, const Options& options, std::ostream& out)
{
    const auto json = wire::parseJson(text);
    const DocumentKind kind = options.kind.value_or(json ? validation::guessKind(*json) : DocumentKind::App);
    bool good = true;
    for (const Problem& problem : validation::checkText(text, kind, options.settings, schemaOf(kind))) {
        good &= problem.isWarning;
        if (problem.isWarning && options.quiet)
            continue;
        out << name << ':' << problem.line << ':' << problem.column << ": "
            << (problem.isWarning ? "warning: " : "error: ");
        if (json) // broken text has no places of its own
            out << (problem.error.where.empty() ? "/" : problem.error.where) << ": ";
        out << sentenceOf(problem.error) << '\n';
    }
    return good;
}

} // namespace

Outcome validate(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out,
                 std::ostream& complaints)
{
    const std::optional<Options> options = readOptions(arguments, complaints);
    if (!options)
        return Outcome::Unusable;
    Outcome outcome = Outcome::Good;
    for (const std::string& file : options->files) {
        const std::optional<std::string> text = textOf(file, in);
        if (!text) {
            complaints << "pacerctl: " << file << " cannot be read\n";
            outcome = Outcome::Unusable;
        } else if (!judge(file == "-" ? "stdin" : file, *text, *options, out)) {
            outcome = std::max(outcome, Outcome::Refused);
        }
    }
    return outcome;
}

std::string validateHelp()
{
    return "  --kind app|group|pod         what the files hold (default: seen from each document)\n"
           "  --enable-features LIST       features of the server (default: all)\n"
           "  --mesos-role ROLE            default role of the server (default: roles are not judged)\n"
           "  --default-network-name NAME  of container networks without a name\n"
           "  --quiet                      no warnings\n";
}

} // namespace pacer::ctl
