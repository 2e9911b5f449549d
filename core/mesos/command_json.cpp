// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/command_json.h"

#include "core/mesos/check_json.h"
#include "core/mesos/volume_json.h"

#include <nlohmann/json.hpp>

namespace pacer::mesos {

namespace {

using wire::Json;

void addSecrets(Json& variables, const Environment& environment, const Secrets& secrets)
{
    for (const auto& [name, value] : environment) {
        const auto* const reference = std::get_if<SecretReference>(&value);
        if (!reference)
            continue;
        const auto known = secrets.find(reference->secret);
        const std::string source = known == secrets.end() ? reference->secret : known->second.source;
        variables.push_back(Json{{"name", name}, {"type", "SECRET"}, {"secret", secretJson(source)}});
    }
}

Json variablesJson(const Variables& variables)
{
    Json list = Json::array();
    for (const auto& [name, value] : variables)
        list.push_back(Json{{"name", name}, {"value", value}});
    return list;
}

} // namespace

Json urisJson(const std::vector<Artifact>& artifacts)
{
    Json list = Json::array();
    for (const Artifact& artifact : artifacts) {
        Json json{{"value", artifact.uri},
                  {"executable", artifact.executable},
                  {"extract", artifact.extract},
                  {"cache", artifact.cache}};
        if (artifact.destPath)
            json["output_file"] = *artifact.destPath;
        list.push_back(std::move(json));
    }
    return list;
}

Json commandJson(const AppSpec& app, const Variables& variables)
{
    Json json;
    if (app.cmd) {
        json = commandJson(ShellCommand{*app.cmd});
    } else {
        // Without an image the first argument is what runs, with one it is the image's entry point.
        const bool image = app.container && app.container->docker;
        json = Json{{"shell", false}};
        if (!image && !app.args.empty())
            json["value"] = app.args.front();
        if (!app.args.empty())
            json["arguments"] = app.args;
    }
    if (app.user)
        json["user"] = *app.user;
    Json list = variablesJson(variables);
    addSecrets(list, app.env, app.secrets);
    json["environment"] = Json{{"variables", std::move(list)}};
    if (!app.fetch.empty())
        json["uris"] = urisJson(app.fetch);
    return json;
}

Json commandJson(const PodSpec& pod, const PodContainer& container, const Variables& variables)
{
    Json json = Json{{"shell", false}};
    if (container.exec) {
        json = commandJson(container.exec->command);
        const bool usesEntrypoint = container.image && !container.exec->overrideEntrypoint.value_or(false);
        if (usesEntrypoint && std::holds_alternative<ArgvCommand>(container.exec->command))
            json.erase("value");
    }
    if (const auto& user = container.user ? container.user : pod.user)
        json["user"] = *user;
    Json list = variablesJson(variables);
    Environment own = pod.environment;
    for (const auto& [name, value] : container.environment)
        own[name] = value;
    addSecrets(list, own, pod.secrets);
    json["environment"] = Json{{"variables", std::move(list)}};
    if (!container.artifacts.empty())
        json["uris"] = urisJson(container.artifacts);
    return json;
}

} // namespace pacer::mesos
