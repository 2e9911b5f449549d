// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/routes.h"
#include "core/rest/schema_texts.h"

#include <array>

/// What is there for people with a browser, and the schemas.
namespace pacer::rest {
namespace {

constexpr std::string_view pageHead = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Pacer</title><style>
body{font-family:sans-serif;margin:3em auto;max-width:46em;line-height:1.5;padding:0 1em}
code{background:#eee;padding:.1em .3em}td{padding:.1em 1em .1em 0}</style></head><body>
)";
constexpr std::string_view pageFoot = "</body></html>\n";

constexpr std::string_view consolePage = R"(<h1>Pacer</h1>
<p>This is the scheduler's API. Its console is a program of its own: start <code>pacer</code>, choose
<b>Connect&hellip;</b> and give it the address of this page without its path.</p>
<p>The endpoints are listed under <a href="../help">help</a>.</p>
)";

struct Endpoint {
    std::string_view methods;
    std::string_view path;
    std::string_view what;
};
constexpr std::array endpoints{
    Endpoint{"GET POST PUT PATCH", "/v2/apps", "all apps; create or change one or several"},
    Endpoint{"GET PUT PATCH DELETE", "/v2/apps/{id}", "one app"},
    Endpoint{"POST", "/v2/apps/{id}/restart", "start all its instances anew"},
    Endpoint{"GET DELETE", "/v2/apps/{id}/tasks", "its tasks"},
    Endpoint{"GET", "/v2/apps/{id}/versions", "its versions"},
    Endpoint{"GET POST PUT PATCH DELETE", "/v2/groups/{id}", "groups of apps"},
    Endpoint{"GET POST PUT DELETE", "/v2/pods/{id}", "pods; ::status, ::versions, ::instances"},
    Endpoint{"GET DELETE", "/v2/deployments/{id}", "what is changing; cancel or roll back"},
    Endpoint{"GET", "/v2/tasks", "all tasks"},
    Endpoint{"POST", "/v2/tasks/delete", "kill tasks"},
    Endpoint{"GET DELETE", "/v2/queue/{id}/delay", "what waits, and why"},
    Endpoint{"GET", "/v2/events", "the stream of events (Accept: text/event-stream)"},
    Endpoint{"GET", "/v2/schemas/{app|group|pod}", "JSON Schemas of definitions"},
    Endpoint{"GET", "/v2/info", "this scheduler and its settings"},
    Endpoint{"GET DELETE", "/v2/leader", "who leads; begin a new term"},
    Endpoint{"GET", "/v2/plugins", "plug-ins"},
    Endpoint{"GET", "/ping", "pong"},
    Endpoint{"GET", "/metrics", "numbers; /metrics/prometheus for Prometheus"},
    Endpoint{"GET POST", "/logging", "levels of loggers"},
    Endpoint{"GET", "/config", "settings in force"},
};

Reply page(const std::string& content)
{
    return textReply(std::string(pageHead) + content + std::string(pageFoot), "text/html;charset=utf-8");
}

std::string helpContent()
{
    std::string content = "<h1>Endpoints</h1>\n<table>\n";
    for (const Endpoint& endpoint : endpoints)
        content += "<tr><td>" + std::string(endpoint.methods) + "</td><td><code>" + std::string(endpoint.path)
                   + "</code></td><td>" + std::string(endpoint.what) + "</td></tr>\n";
    return content + "</table>\n";
}

Reply redirection(std::string location)
{
    return Reply{302, "", {{"Location", std::move(location)}}, {}, {}};
}

} // namespace

void addPageRoutes(Router& router, const ContextPtr& context)
{
    const RouteRules any{.jsonAnswer = false};
    for (const char* path : {"/", "/ui"})
        router.add(
            "GET", path,
            [context](const Request&, const PathParts&, const Answer& answer) {
                answer(redirection("http://" + context->authority() + "/ui/"));
            },
            any);
    router.add(
        "GET", "/help",
        [](const Request&, const PathParts&, const Answer& answer) {
            answer(redirection("api-console/index.html"));
        },
        any);
    router.add(
        "GET", "/ui/",
        [](const Request&, const PathParts&, const Answer& answer) {
            answer(page(std::string(consolePage)));
        },
        any);
    router.add(
        "GET", "/api-console/index.html",
        [](const Request&, const PathParts&, const Answer& answer) { answer(page(helpContent())); }, any);
    for (const char* name : {"app", "group", "pod"})
        router.add("GET", std::string("/v2/schemas/") + name,
                   [name](const Request&, const PathParts&, const Answer& answer) {
                       Reply reply;
                       reply.body = schemaText(name);
                       answer(std::move(reply));
                   });
}

} // namespace pacer::rest
