// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/deliberate.h"
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

/// Whether a difference is none that should worry anybody.
bool isExpected(Mode mode, const std::string& story, const PlayedPair& pair, const Difference& difference)
{
    const auto isOfTheMoment = [&](const Moment& row) {
        return story == row.story && pair.number == row.number && isAt(difference.where, row.where);
    };
    return isDeliberate(mode, pair.request, difference.where) || std::ranges::any_of(moments, isOfTheMoment);
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

    /// The simulated cluster much as it was when the stories were recorded: offers come once a second
    /// whatever was declined. Tasks start and end slowly, so that what was asked meanwhile can be asked
    /// meanwhile.
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
                            "600",
                            "--simulated-stop-ms",
                            "300",
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
        for (const QString& story : QStringLiteral(PACER_STORIES).split(' ')) {
            QTest::addRow("%s", qPrintable(story)) << story << false;
            QTest::addRow("%s.compat", qPrintable(story)) << story << true;
        }
    }

    void answersAsRecorded()
    {
        QFETCH(const QString, story);
        QFETCH(const bool, compat);
        Daemon daemon;
        QVERIFY(daemon.start(rig(compat)));

        const std::string name = story.toStdString();
        const Mode mode = compat ? Mode::Compat : Mode::Defaults;
        StoryPlayer player(daemon.url("").authority().toStdString(),
                           [&](const PlayedPair& pair, const Difference& difference) {
                               return isExpected(mode, name, pair, difference);
                           });
        const std::vector<PlayedPair> played = player.play(readStory(name));
        std::size_t equal = 0;
        for (const PlayedPair& pair : played) {
            for (const Difference& one : pair.differences)
                qWarning("%zu %s: %s\n    recorded %s\n    ours     %s", pair.number, pair.request.c_str(),
                         one.where.c_str(), one.recorded.c_str(), one.ours.c_str());
            if (pair.differences.empty())
                ++equal;
        }
        qInfo("%zu of %zu answers are as recorded", equal, played.size());
        QCOMPARE(equal, played.size());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ServerStoriesTest)
#include "server_stories_test.moc"
