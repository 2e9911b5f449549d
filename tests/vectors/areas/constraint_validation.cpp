// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json_text.h"
#include "tests/vectors/areas/api_request.h"

#include <nlohmann/json.hpp>

namespace pacer::vectors {

namespace {

Json appWith(const Json& constraint)
{
    Json app;
    app["id"] = "/v";
    app["cmd"] = "sleep 100";
    app["constraints"] = Json::array({constraint});
    return app;
}

Json podWith(const Json& constraint)
{
    Json container;
    container["name"] = "c1";
    container["resources"]["cpus"] = 0.1;
    Json pod;
    pod["id"] = "/p";
    pod["containers"] = Json::array({container});
    pod["scheduling"]["placement"]["constraints"] = Json::array({constraint});
    return pod;
}

/// The vector as one of api-validation.
Json asRequest(const Json& vector)
{
    const bool pod = vector.at("form") == "pod";
    Json request;
    request["method"] = "POST";
    request["path"] = pod ? "/v2/pods" : "/v2/apps";
    request["body"] = pod ? podWith(vector.at("constraint")) : appWith(vector.at("constraint"));
    Json& expect = request["expect"];
    if (vector.at("expect").get<bool>()) {
        expect["status"] = 201;
    } else {
        expect["status"] = 422;
        expect["errorContains"] = Json::array({vector.at("message")});
        expect["errorPaths"] =
            pod ? Json::array({"/scheduling/placement/constraints", "/scheduling/placement/constraints(0)"})
                : Json::array({"/constraints"});
    }
    return request;
}

} // namespace

Differences checkConstraintValidation(const Json& vector)
{
    return checkApiValidation(asRequest(vector));
}

std::optional<Differences> askConstraintValidation(const Json& vector, Responder& responder)
{
    return askApiValidation(asRequest(vector), responder);
}

} // namespace pacer::vectors
