// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/story_player.h"
#include "tests/end_to_end/support/daemon.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <fstream>

using namespace pacer::test;

namespace {

enum class In { BothModes, Defaults };

/// Where we differ on purpose: a request (its begin), and a place in the answer with everything below it; `*`
/// stands for any begin of the place.
struct Deliberate {
    int decision;
    In mode;
    const char* story;
    const char* request;
    const char* where;
};

constexpr std::array deliberate{
    Deliberate{7, In::BothModes, "errors", "GET /v2/nope", "status"},
    Deliberate{7, In::BothModes, "server", "GET /v2/eventSubscriptions", "status"},
    Deliberate{7, In::BothModes, "server", "GET /v2/schemas", "status"},
    Deliberate{7, In::BothModes, "tasks", "DELETE /v2/apps/t/one/tasks/t_one.instance-bar", "status"},
    Deliberate{11, In::BothModes, "apps", "GET", "*/taskStats"},
    Deliberate{11, In::BothModes, "groups", "GET", "*/taskStats"},
    Deliberate{19, In::Defaults, "errors", "POST /v2/groups", "/details/0/errors/0"},
    Deliberate{19, In::Defaults, "health", "GET", "*/instanceId"},
    Deliberate{24, In::BothModes, "server", "GET /v2/info", "/version"},
    Deliberate{24, In::BothModes, "server", "GET /v2/info", "/pacer"},
    Deliberate{24, In::BothModes, "server", "GET /v2/info", "/buildref"},
    Deliberate{24, In::Defaults, "deployments-queue", "GET /v2/queue", "*/nearestMiss"},
    Deliberate{24, In::Defaults, "deployments-queue", "GET /v2/queue", "*/lastTaskFailure"},
    Deliberate{24, In::Defaults, "health", "GET /v2/queue", "*/nearestMiss"},
    Deliberate{24, In::Defaults, "health", "GET /v2/queue", "*/lastTaskFailure"},
    Deliberate{32, In::Defaults, "deployments-queue", "DELETE /v2/deployments/12389bb9", "/version"},
    Deliberate{32, In::Defaults, "errors", "PUT /v2/groups/e", "/details"},
    Deliberate{32, In::Defaults, "health", "GET", "*/lastFailureCause"},
};

/// What was just under way when it was asked for: launches here do not wait for the next offers, so that
/// other tasks are on their way at that moment.
struct Moment {
    const char* story;
    std::size_t number;
    const char* where;
};

constexpr std::array moments{
    Moment{"apps", 2, "/app/tasks"},
    Moment{"apps", 2, "/app/tasksStaged"},
    Moment{"apps", 3, "/apps/0/tasksStaged"},
    Moment{"apps", 18, "/app/tasks"},
    Moment{"apps", 18, "/app/tasksStaged"},
    Moment{"apps", 18, "/app/tasksRunning"},
    Moment{"apps", 18, "/app/tasksStats"},
    Moment{"health", 5, "/app/tasks"},
    Moment{"health", 5, "/app/tasksStaged"},
    Moment{"health", 5, "/app/tasksRunning"},
    Moment{"health", 5, "/app/tasksUnhealthy"},
    Moment{"health", 8, "/queue"},
    Moment{"health", 9, "/apps/1/tasks"},
    Moment{"health", 9, "/apps/1/tasksStaged"},
    Moment{"health", 9, "/apps/1/tasksRunning"},
    Moment{"health", 9, "/apps/1/tasksUnhealthy"},
    Moment{"health", 11, "/app/tasks"},
    Moment{"health", 11, "/app/tasksStaged"},
    Moment{"pods", 4, "/instances"},
};

bool isAt(std::string_view where, std::string_view place)
{
    if (place.starts_with('*'))
        return where.ends_with(place.substr(1));
    return where.starts_with(place) && (where.size() == place.size() || where[place.size()] == '/');
}

bool isExpected(bool compat, const std::string& story, const PlayedPair& pair, const Difference& difference)
{
    const auto isMeant = [&](const Deliberate& row) {
        return (row.mode == In::BothModes || !compat) && story == row.story
               && pair.request.starts_with(row.request) && isAt(difference.where, row.where);
    };
    const auto isOfTheMoment = [&](const Moment& row) {
        return story == row.story && pair.number == row.number && isAt(difference.where, row.where);
    };
    return std::ranges::any_of(deliberate, isMeant) || std::ranges::any_of(moments, isOfTheMoment);
}

/// The agents of the recording.
Json rigAgents()
{
    Json agents = Json::array();
    for (const char* host : {"127.0.0.1", "127.0.0.2", "127.0.0.3"})
        agents.push_back({{"name", host},
                          {"hostname", host},
                          {"region", ""},
                          {"cpus", 100},
                          {"mem", 500'000},
                          {"disk", 1'000'000'000},
                          {"ports", Json::array({Json::array({10000, 20000})})},
                          {"role", "*"}});
    return agents;
}

/// What nothing answered for in the recording, or what was never asked.
Json rigScript()
{
    return Json::array({{{"app", "/hc/bad"}, {"afterMs", 0}, {"then", "unhealthy"}},
                        {{"app", "/hc/noindex"}, {"afterMs", 0}, {"then", "unhealthy"}}});
}

Json readStory(const std::string& name)
{
    std::ifstream file(PACER_TESTS_DIR "/fixtures/marathon/recorded/" + name + ".json");
    Json story = Json::parse(file);
    if (name == "tasks") {
        // Two waits follow each other before number 24: what took the last instance away was not recorded.
        const Json request{{"method", "PUT"}, {"path", "/v2/apps/t/one"}, {"body", {{"instances", 0}}}};
        const Json done{{"until", "no deployment"}};
        const Json gone{{"until", "running"}, {"app", "t/one"}, {"instances", 0}};
        story.insert(story.begin() + 24, Json{{"request", request}, {"then", Json::array({done, gone})}});
    }
    return story;
}

} // namespace

/// Every request that was recorded from Marathon, sent to our server: the answers are the same.
class ServerStoriesTest : public QObject {
    Q_OBJECT

    QString writeFile(const QString& name, const Json& content) const
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray::fromStdString(content.dump()));
        return file.fileName();
    }

    /// The simulated cluster as it was when the stories were recorded: it starts a task in a second, and
    /// offers come once a second whatever was declined.
    QStringList rig(bool compat) const
    {
        QStringList options{"--master",
                            "simulated",
                            "--anonymous",
                            "--mesos_role",
                            "*",
                            "--agents",
                            writeFile("agents.json", rigAgents()),
                            "--simulated-script",
                            writeFile("script.json", rigScript()),
                            "--simulated-start-ms",
                            "1000",
                            "--simulated-offer-ms",
                            "1000"};
        if (compat)
            options << "--compat=marathon"
                    << "--min_revive_offers_interval"
                    << "100";
        return options;
    }

private slots:
    void answersAsRecorded_data()
    {
        QTest::addColumn<QString>("story");
        QTest::addColumn<bool>("compat");
        for (const char* story :
             {"apps", "groups", "deployments-queue", "tasks", "health", "server", "pods"}) {
            QTest::addRow("%s", story) << story << false;
            QTest::addRow("%s --compat=marathon", story) << story << true;
        }
    }

    void answersAsRecorded()
    {
        QFETCH(const QString, story);
        QFETCH(const bool, compat);
        Daemon daemon;
        QVERIFY(daemon.start(rig(compat)));

        const std::string name = story.toStdString();
        StoryPlayer player(daemon.url("").authority().toStdString());
        const std::vector<PlayedPair> played = player.play(readStory(name));
        std::size_t equal = 0;
        for (const PlayedPair& pair : played) {
            bool isEqual = true;
            for (const Difference& one : pair.differences) {
                if (isExpected(compat, name, pair, one))
                    continue;
                isEqual = false;
                qWarning("%zu %s: %s\n    recorded %s\n    ours     %s", pair.number, pair.request.c_str(),
                         one.where.c_str(), one.recorded.c_str(), one.ours.c_str());
            }
            equal += isEqual ? 1 : 0;
        }
        qInfo("%zu of %zu answers are as recorded", equal, played.size());
        QCOMPARE(equal, played.size());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ServerStoriesTest)
#include "server_stories_test.moc"
