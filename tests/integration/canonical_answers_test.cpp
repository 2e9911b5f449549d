// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/published_schema.h"
#include "tests/support/rest_world.h"

#include <QTest>

#include <map>

using namespace pacer;
using pacer::test::PublishedSchema;
using pacer::test::RestWorld;
using wire::Json;

namespace {

scheduler::Settings everythingAllowed()
{
    scheduler::Settings settings;
    settings.defaultNetworkName = "net";
    settings.maxRunningDeployments = 1000;
    settings.enabledFeatures = {"external_volumes", "gpu_resources", "secrets"};
    return settings;
}

rest::ServerOptions optionsFor(const scheduler::Settings& settings)
{
    rest::ServerOptions options = RestWorld::anonymous();
    options.accepting = rest::ServerOptions::acceptSettings(settings);
    return options;
}

std::map<std::string, PublishedSchema> allSchemas()
{
    std::map<std::string, PublishedSchema> schemas;
    for (const char* name : {"app", "group", "pod"})
        schemas.try_emplace(name, name);
    return schemas;
}

} // namespace

/// The published schemas accept whole answers of a server that runs whatever the vectors define.
class CanonicalAnswersTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_world.started);
        const Json requests = tests::fixture("vectors/api-validation.json");
        for (const Json& vector : requests.at("vectors")) {
            if (vector.at("method") == "POST" && vector.contains("body"))
                create(vector.at("path").get<std::string>(), vector.at("body"));
        }
        const Json definitions = tests::fixture("vectors/api-normalization.json");
        for (const Json& vector : definitions.at("vectors"))
            create(vector.at("kind") == "pod" ? "/v2/pods" : "/v2/apps", vector.at("input"));
        m_world.engine.launchAll("h1");
        QVERIFY2(m_made["/v2/apps"] > 80, QByteArray::number(m_made["/v2/apps"]));
        QVERIFY2(m_made["/v2/groups"] >= 4, QByteArray::number(m_made["/v2/groups"]));
        QVERIFY2(m_made["/v2/pods"] > 10, QByteArray::number(m_made["/v2/pods"]));
    }

    void groupsWithAllThatIsInThem()
    {
        const std::string everything =
            "?embed=group.groups&embed=group.apps&embed=group.pods&embed=group.apps.tasks"
            "&embed=group.apps.counts&embed=group.apps.deployments&embed=group.apps.readiness"
            "&embed=group.apps.lastTaskFailure&embed=group.apps.taskStats";
        for (const std::string& embeds : {std::string(), everything}) {
            const Json tree = m_world.get("/v2/groups" + embeds).body;
            QCOMPARE(tree.at("groups").size(), 3U);
            accepts("group", tree);
        }
        const Json ids = m_world.get("/v2/groups/from-groups").body.at("groups");
        QCOMPARE(static_cast<int>(ids.size()), m_made["/v2/groups"]);
        for (const Json& group : ids)
            accepts("group", m_world.get("/v2/groups" + group.at("id").get<std::string>()).body);
    }

    void apps()
    {
        for (const char* embeds :
             {"", "?embed=apps.tasks&embed=apps.counts&embed=apps.deployments&embed=apps.readiness"
                  "&embed=apps.lastTaskFailure&embed=apps.taskStats"}) {
            const Json list = m_world.get(std::string("/v2/apps") + embeds).body.at("apps");
            QVERIFY(static_cast<int>(list.size()) >= m_made["/v2/apps"]);
            for (const Json& app : list)
                accepts("app", app);
        }
    }

    void podsAndTheirStatus()
    {
        const Json pods = m_world.get("/v2/pods").body;
        const Json statuses = m_world.get("/v2/pods/::status").body;
        QCOMPARE(static_cast<int>(pods.size()), m_made["/v2/pods"]);
        QCOMPARE(statuses.size(), pods.size());
        for (const Json& pod : pods)
            accepts("pod", pod);
        for (const Json& status : statuses)
            accepts("pod", status.at("spec"));
    }

private:
    /// Each in a place of its own; what the server refuses is not in its answers.
    void create(const std::string& path, Json body)
    {
        if (!body.is_object())
            return;
        body["id"] = "/from-" + path.substr(path.rfind('/') + 1) + "/n" + std::to_string(++m_tried);
        const auto answer = m_world.ask("POST", path, wire::jsonText(body));
        m_made[path] += answer.status == 201 ? 1 : 0;
    }

    void accepts(const std::string& name, const Json& answer)
    {
        const std::string complaint = m_schemas.at(name).complaint(answer);
        QVERIFY2(complaint.empty(),
                 QByteArray::fromStdString(name + ' ' + answer.value("id", "") + ": " + complaint));
    }

    const scheduler::Settings m_settings = everythingAllowed();
    RestWorld m_world{nullptr, optionsFor(m_settings), m_settings};
    const std::map<std::string, PublishedSchema> m_schemas = allSchemas();
    int m_tried = 0;
    std::map<std::string, int> m_made;
};

QTEST_GUILESS_MAIN(CanonicalAnswersTest)
#include "canonical_answers_test.moc"
