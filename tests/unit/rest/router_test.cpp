// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/router.h"

#include <QTest>

using namespace pacer;
using namespace pacer::rest;

namespace {

/// Answers with the name of the route and what it took out of the path.
RouteHandler named(std::string name)
{
    return [name = std::move(name)](const Request&, const PathParts& parts, const Answer& answer) {
        Reply reply;
        reply.body = name;
        for (const char* part : {"id", "version", "task", "n"}) {
            if (!parts[part].empty())
                reply.body += std::string(" ") + part + '=' + parts[part];
        }
        answer(std::move(reply));
    };
}

Router exampleRouter()
{
    const RouteRules slash{.trailingSlash = true};
    Router router;
    router.add("GET", "/ping", named("ping"), slash);
    router.add("GET", "/v2/apps", named("list"), slash);
    router.add("POST", "/v2/apps", named("create"), slash);
    router.add("DELETE", "/v2/apps/{id*}/tasks/{task}", named("kill"));
    router.add("GET", "/v2/apps/{id*}/tasks", named("tasks"), slash);
    router.add("GET", "/v2/apps/{id*}/versions/{version}", named("version"));
    router.add("GET", "/v2/apps/{id*}/versions", named("versions"), slash);
    router.add("POST", "/v2/apps/{id*}/restart", named("restart"), slash);
    router.add("GET", "/v2/apps/{id*}", named("show"));
    router.add("DELETE", "/v2/apps/{id*}", named("delete"));
    router.add("DELETE", "/v2/deployments/{id}", named("cancel"));
    router.add("GET", "/v2/groups/{id*}/versions", named("group versions"));
    router.add("GET", "/v2/groups/{id*}", named("group"));
    router.add("GET", "/slave({n})/state", named("agent"), RouteRules{.jsonAnswer = false});
    return router;
}

Reply ask(const std::string& method, const std::string& path, net::Headers headers = {})
{
    static const Router router = exampleRouter();
    Request request;
    request.method = method;
    request.path = path;
    request.headers = std::move(headers);
    Reply result;
    router.route(request, [&](Reply reply) { result = std::move(reply); });
    return result;
}

} // namespace

class RouterTest : public QObject {
    Q_OBJECT

private slots:
    void findsTheRoute_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("body");
        const auto row = [](const char* method, const char* path, const char* body) {
            QTest::addRow("%s %s", method, path) << QString(method) << QString(path) << QString(body);
        };
        row("GET", "/v2/apps", "list");
        row("GET", "/v2/apps/", "list");
        row("GET", "/ping/", "ping");
        row("GET", "/v2/apps/a", "show id=a");
        row("GET", "/v2/apps//a/b", "show id=/a/b");
        row("GET", "/v2/apps/a/b/", "show id=a/b/");
        row("GET", "/v2/apps/group/*", "show id=group/*");
        row("GET", "/v2/apps/a/versions", "versions id=a");
        row("GET", "/v2/apps/a/versions/", "versions id=a");
        row("GET", "/v2/apps//a/b/versions/2015", "version id=/a/b version=2015");
        row("GET", "/v2/apps/a/versions/b/c", "show id=a/versions/b/c");
        row("GET", "/v2/apps/versions", "show id=versions");
        row("GET", "/v2/apps/a/versions/versions", "version id=a version=versions");
        row("GET", "/v2/apps/a/restart", "show id=a/restart");
        row("POST", "/v2/apps/a/restart", "restart id=a");
        row("DELETE", "/v2/apps/a/restart", "delete id=a/restart");
        row("DELETE", "/v2/apps/a/tasks/t.1", "kill id=a task=t.1");
        row("GET", "/v2/apps/a/tasks", "tasks id=a");
        row("GET", "/v2/groups/a/versions/", "group id=a/versions/");
        row("DELETE", "/v2/deployments/x", "cancel id=x");
        row("GET", "/slave(2)/state", "agent n=2");
    }
    void findsTheRoute()
    {
        QFETCH(QString, method);
        QFETCH(QString, path);
        QFETCH(QString, body);
        const Reply reply = ask(method.toStdString(), path.toStdString());
        QCOMPARE(reply.status, 200);
        QCOMPARE(QString::fromStdString(reply.body), body);
    }

    void refusesWhatIsNotThere()
    {
        for (const char* path :
             {"/", "/v2", "/v2/nope", "//v2/apps", "/v2//apps", "/ping/x", "/v2/deployments/a/b"})
            QCOMPARE(ask("GET", path).status, 404);
        const Reply reply = ask("GET", "/v2/deployments/x");
        QCOMPARE(reply.status, 405);
        QCOMPARE(reply.body, std::string(R"({"message":"Method Not Allowed"})"));
        QCOMPARE(*net::findHeader(reply.headers, "Allow"), std::string("DELETE"));
        QCOMPARE(ask("PUT", "/v2/apps").status, 405);
    }

    void looksAtTypes()
    {
        QCOMPARE(ask("POST", "/v2/apps", {{"Content-Type", "text/plain"}}).status, 415);
        QCOMPARE(ask("POST", "/v2/apps/a/restart", {{"Content-Type", "text/plain"}}).status, 415);
        QCOMPARE(ask("POST", "/v2/apps", {{"Content-Type", "Application/JSON; charset=utf-8"}}).status, 200);
        QCOMPARE(ask("POST", "/v2/apps").status, 200);
        QCOMPARE(ask("GET", "/v2/apps", {{"Accept", "image/png"}}).status, 406);
        for (const char* accept : {"*/*", "application/*;q=0.5", "text/html, application/json"})
            QCOMPARE(ask("GET", "/v2/apps", {{"Accept", accept}}).status, 200);
        QCOMPARE(ask("GET", "/slave(1)/state", {{"Accept", "image/png"}}).status, 200);
    }

    void readsTargets()
    {
        net::Request received;
        received.method = "HEAD";
        received.target = "/v2/apps/a%2Fb?force=true&force=false&embed=x&embed=y%20z&flag=banana";
        const auto request = makeRequest(std::move(received));
        QVERIFY(request.has_value());
        QCOMPARE(request->method, std::string("GET"));
        QCOMPARE(request->path, std::string("/v2/apps/a/b"));
        QVERIFY(request->flag("force"));
        QVERIFY(!request->flag("flag", true));
        QVERIFY(request->flag("absent", true));
        QVERIFY((request->parameters("embed") == std::vector<std::string>{"x", "y z"}));
        net::Request broken;
        broken.target = "/v2/%zz";
        QVERIFY(!makeRequest(std::move(broken)));
    }
};

QTEST_GUILESS_MAIN(RouterTest)
#include "router_test.moc"
