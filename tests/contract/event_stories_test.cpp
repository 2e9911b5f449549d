// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/deliberate.h"
#include "tests/contract/event_story.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace pacer::test;

namespace {

Json rule(const char* app, int afterMs, const char* then)
{
    return {{"app", app}, {"afterMs", afterMs}, {"then", then}};
}

/// What the processes of the stories did.
Json scriptOf(const std::string& story)
{
    if (story == "06-pod") {
        // "SIGKILL to the side container"; scaling has made a version of its own
        Json killed = rule("/duo", 3'000, "signal Killed");
        killed.update({{"version", 3}, {"instance", 1}, {"container", "side"}});
        return Json::array({killed});
    }
    if (story != "12-failing-health-checks")
        return Json::array();
    // Every 2 s a check, a kill after three failures; nobody was ill for the third time when they were
    // destroyed. Launches are quicker here, so all fall ill earlier: the last failure of /never-kill, which
    // is awaited, comes seconds before /sick-tcp fails for the third time.
    Json script = Json::array({rule("/sick-tcp", 0, "unhealthy"), rule("/never-kill", 2'200, "unhealthy")});
    for (const char* app : {"/sick-marathon", "/sick-mesos", "/sick-command"}) {
        for (const int launch : {1, 2}) {
            script.push_back(rule(app, 6'000, "unhealthy"));
            script.back()["instance"] = launch;
        }
    }
    return script;
}

/// The twenty changes of story 11 were noted, not written down: they stand in the events they brought.
std::vector<StoryStep> withNotedChanges(const std::vector<StoryStep>& story)
{
    std::map<std::string, Json> changes; // by version
    for (const Json& event : traceOf(story, "main")) {
        if (event.value("uri", "") != "/v2/apps/ev")
            continue;
        const Json& app = event.at("appDefinition");
        const Json body{{"instances", app.at("instances")}, {"labels", app.at("labels")}};
        changes[app.at("version")] = Json{{"method", "PUT"},
                                          {"path", "/v2/apps/ev?force=true"},
                                          {"headers", Json::object()},
                                          {"body", body.dump()}};
    }
    std::vector<StoryStep> whole;
    for (const StoryStep& step : story) {
        const bool begins = step.kind == StoryStep::Kind::Event && step.content.contains("plan");
        const auto change = begins ? changes.find(step.content.at("plan").at("version")) : changes.end();
        if (change != changes.end()) {
            whole.push_back({StoryStep::Kind::Request, "", change->second, 200});
            changes.erase(change);
        }
        whole.push_back(step);
    }
    return whole;
}

} // namespace

/// What Marathon said on its event streams while the stories were recorded on a real cluster: the same
/// requests bring the same events (event_trace.h says what that means).
class EventStoriesTest : public QObject {
    Q_OBJECT

    /// A cluster on which nothing takes long: the agents of Daemon.
    QStringList options(const std::string& story, bool compat) const
    {
        QFile file(m_folder.filePath("script.json"));
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            file.write(RestClient::dump(scriptOf(story)));
        QStringList options{"--anonymous", "--master", "simulated", "--simulated-script", file.fileName()};
        if (story == "12-failing-health-checks")
            options << "--simulated-start-ms"
                    << "1500";
        if (compat)
            options << "--compat=marathon"
                    << "--min_revive_offers_interval"
                    << "100";
        return options;
    }

private slots:
    void saysWhatWasSaid_data()
    {
        QTest::addColumn<QString>("story");
        QTest::addColumn<bool>("compat");
        for (const QString& story : QStringLiteral(PACER_STORIES).split(' ')) {
            QTest::addRow("%s", qPrintable(story)) << story << false;
            QTest::addRow("%s.compat", qPrintable(story)) << story << true;
        }
    }

    void saysWhatWasSaid()
    {
        QFETCH(const QString, story);
        QFETCH(const bool, compat);
        const std::string name = story.toStdString();
        Daemon daemon;
        QVERIFY(daemon.start(options(name, compat)));

        EventStoryPlayer player(
            daemon, withNotedChanges(readEventStory(PACER_TESTS_DIR "/fixtures/marathon/recorded-stories/"
                                                    + name + ".json")));
        Differences found = player.play();
        std::ranges::move(player.compare(), std::back_inserter(found));
        const Mode mode = compat ? Mode::Compat : Mode::Defaults;
        std::erase_if(found, [mode](const Difference& one) { return isDeliberate(mode, "", one.where); });
        for (const Difference& one : found)
            qWarning("%s\n    recorded %s\n    ours     %s", one.where.c_str(), one.recorded.c_str(),
                     one.ours.c_str());
        qInfo("%zu events, %zu differences", player.eventCount(), found.size());
        QVERIFY(found.empty());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(EventStoriesTest)
#include "event_stories_test.moc"
