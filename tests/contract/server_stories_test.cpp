// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/story_player.h"
#include "tests/end_to_end/support/daemon.h"

#include <QTest>

#include <algorithm>
#include <fstream>

using namespace pacer::test;

namespace {

enum class Mode { Both, Defaults };

/// Where we differ on purpose. `where` is the begin of a difference's place, or its end after a `*`.
struct Deliberate {
    int decision;
    Mode mode;
    const char* story;
    const char* request; ///< begin of it
    const char* where;
};

constexpr std::array deliberate{
    Deliberate{7, Mode::Both, "errors", "GET /v2/nope", "status"},
    Deliberate{7, Mode::Both, "server", "GET /v2/eventSubscriptions", "status"},
    Deliberate{7, Mode::Both, "server", "GET /v2/schemas", "status"},
    Deliberate{7, Mode::Both, "tasks", "DELETE /v2/apps/t/one/tasks/t_one.instance-bar", "status"},
    Deliberate{11, Mode::Both, "", "GET", "*/taskStats"},
    Deliberate{24, Mode::Both, "server", "GET /v2/info", "/version"},
    Deliberate{24, Mode::Both, "server", "GET /v2/info", "/pacer"},
    Deliberate{24, Mode::Both, "server", "GET /v2/info", "/buildref"},
    Deliberate{45, Mode::Both, "errors", "POST /v2/apps", "/details"},
};

bool isAt(const std::string& where, std::string_view place)
{
    return place.starts_with('*') ? where.ends_with(place.substr(1)) : where.starts_with(place);
}

bool isDeliberate(const Deliberate& row, bool compat, const std::string& story, const PlayedPair& pair,
                  const Difference& difference)
{
    return (row.mode == Mode::Both || !compat) && story.starts_with(row.story)
           && pair.request.starts_with(row.request) && isAt(difference.where, row.where);
}

Json readStory(const std::string& name)
{
    std::ifstream file(PACER_TESTS_DIR "/fixtures/marathon/recorded/" + name + ".json");
    return Json::parse(file);
}

} // namespace

/// Every request that was recorded from Marathon, sent to our server: the answers are the same.
class ServerStoriesTest : public QObject {
    Q_OBJECT

private slots:
    void answersAsRecorded_data()
    {
        QTest::addColumn<QString>("story");
        QTest::addColumn<bool>("compat");
        for (const char* story :
             {"errors", "apps", "groups", "deployments-queue", "tasks", "health", "server", "pods"}) {
            QTest::addRow("%s", story) << story << false;
            QTest::addRow("%s --compat=marathon", story) << story << true;
        }
    }

    void answersAsRecorded()
    {
        QFETCH(const QString, story);
        QFETCH(const bool, compat);
        Daemon daemon;
        QStringList options{"--anonymous", "--mesos_role", "*"};
        if (compat)
            options << "--compat=marathon";
        QVERIFY(daemon.start(options));

        const std::string name = story.toStdString();
        StoryPlayer player(daemon.url("").authority().toStdString());
        const auto played = player.play(readStory(name));
        std::size_t equal = 0;
        for (const PlayedPair& pair : played) {
            const auto isNew = [&](const Difference& difference) {
                return std::ranges::none_of(deliberate, [&](const Deliberate& row) {
                    return isDeliberate(row, compat, name, pair, difference);
                });
            };
            if (std::ranges::none_of(pair.differences, isNew))
                ++equal;
            for (const Difference& one : pair.differences) {
                if (isNew(one))
                    qWarning("%zu %s: %s\n    recorded %s\n    ours     %s", pair.number,
                             pair.request.c_str(), one.where.c_str(), one.recorded.c_str(), one.ours.c_str());
            }
        }
        qInfo("%zu of %zu answers are as recorded", equal, played.size());
        QCOMPARE(equal, played.size());
    }
};

QTEST_GUILESS_MAIN(ServerStoriesTest)
#include "server_stories_test.moc"
