// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/app_json.h"
#include "core/wire/group_json.h"
#include "core/wire/json_text.h"
#include "core/wire/pod_json.h"
#include "tests/vectors/areas/api_request.h"

#include <nlohmann/json.hpp>

namespace pacer::vectors {

namespace {

template <class T>
Json refused(const Result<T>& result)
{
    Json json;
    json["refused"] = result.error().front().where;
    return json;
}

Json storedApp(const Json& vector)
{
    const Json& input = vector.at("input");
    const PathId base = PathId::absolute(vector.value("groupPath", "/"));
    const PathId id = PathId::resolve(input.at("id").get<std::string>(), base);
    const validation::AcceptSettings settings = acceptSettings(vector, id);
    if (vector.at("kind") == "groupApp") {
        Json group;
        group["id"] = base.text();
        group["apps"] = Json::array({input});
        const auto update = validation::acceptGroupUpdate(group, PathId(), settings);
        return update ? wire::writeApp(update->apps->front(), wire::VersionInfoStyle::Without)
                      : refused(update);
    }
    const auto app = validation::acceptApp(input, base, settings);
    return app ? wire::writeApp(*app, wire::VersionInfoStyle::Without) : refused(app);
}

Json storedPod(const Json& vector)
{
    const auto pod = validation::acceptPod(vector.at("input"), acceptSettings(vector, PathId()));
    return pod ? wire::writePod(*pod) : refused(pod);
}

} // namespace

Differences checkApiNormalization(const Json& vector)
{
    Differences differences;
    const Json stored = vector.at("kind") == "pod" ? storedPod(vector) : storedApp(vector);
    compareSubset(stored, vector.at("expect"), "", differences);
    if (stored.contains("refused"))
        differences.push_back("it was refused at " + stored.at("refused").get<std::string>());
    return differences;
}

} // namespace pacer::vectors
