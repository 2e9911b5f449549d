// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/json_access.h"
#include "core/net/response_reader.h"
#include "tests/support/recording.h"
#include "tests/support/told_actions.h"

#include <QTest>

#include <filesystem>
#include <set>

/// What a real master sent, cut anywhere, must lead to the reports and calls that the specification demands
/// (spec/mesos.md; the recordings name the chapter that cites them).
using namespace pacer;
using namespace pacer::mesos;
using namespace pacer::tests;

namespace {

constexpr Timestamp start{std::chrono::seconds{1'795'000'000}};

struct Stream {
    std::string file;
    std::string connection;
    wire::Json request; ///< the body of its SUBSCRIBE
    std::string answer; ///< bytes
};

std::vector<std::string> recordings()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(PACER_TESTS_DIR "/fixtures/mesos")) {
        if (entry.path().extension() == ".txt")
            names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

/// Streams of the scheduler API that a client of today would ask for.
std::vector<Stream> streamsOf(const std::string& file)
{
    std::vector<Stream> streams;
    std::set<std::string> seen;
    const std::vector<RecordedFrame>& frames = recording(file);
    for (const RecordedFrame& frame : frames) {
        const bool subscribes = !frame.fromServer && frame.bytes.find("\"SUBSCRIBE\"") != std::string::npos
                                && frame.bytes.starts_with("POST ")
                                && frame.bytes.find("/api/v1/scheduler HTTP") != std::string::npos;
        if (!subscribes || !seen.insert(frame.connection).second)
            continue;
        const auto body = wire::parseJson(bodyOf(frame.bytes));
        if (body && find(*body, {"subscribe", "framework_info"}))
            streams.push_back({file, frame.connection, *body, sentOn(frames, frame.connection, true)});
    }
    return streams;
}

struct Played {
    std::vector<std::string> lines; ///< reports and what happens to the connection
    std::vector<std::string> calls; ///< their order among themselves hangs on what came together
    std::vector<wire::Json> acknowledged;
    std::vector<std::string> problems;
    bool sound = true; ///< HTTP was understood
};

/// The driver without its sockets: reader, codec and session. Acknowledges as the engine does.
class Player {
public:
    explicit Player(const Stream& stream)
        : m_subscription(settingsFor(stream), 1)
        , m_reader({[this](const net::Response& head) {
                        const auto header = [&](const char* name) {
                            const std::string* const value = net::findHeader(head.headers, name);
                            return value ? *value : std::string();
                        };
                        m_subscription.streamAnswered(m_attempt, head.status, header("Location"),
                                                      header("Mesos-Stream-Id"), start);
                    },
                    [this](std::string_view part) {
                        m_subscription.streamData(m_attempt, part, start);
                        take();
                    },
                    [this] {
                        m_subscription.streamEnded(m_attempt, std::nullopt, start);
                        take();
                    }})
    {
        m_subscription.mastersFound({"http://127.0.0.1:5050"}, start);
        take();
        played.lines.clear();
    }

    void feed(std::string_view bytes)
    {
        played.sound = m_reader.feed(bytes).has_value() && played.sound;
        take();
    }

    Played played;

private:
    static SubscriptionSettings settingsFor(const Stream& stream)
    {
        SubscriptionSettings settings;
        if (const std::string id = idAt(stream.request, "framework_id"); !id.empty())
            settings.stored = FrameworkId{id};
        return settings;
    }

    void take()
    {
        for (std::vector<Action> actions; !(actions = m_subscription.takeActions()).empty();) {
            for (std::string& line : told(actions))
                (line.starts_with("call ") ? played.calls : played.lines).push_back(std::move(line));
            for (const Action& action : actions)
                see(action);
        }
    }

    void see(const Action& action)
    {
        if (const auto* const opened = std::get_if<OpenStream>(&action))
            m_attempt = opened->attempt;
        if (const auto* const note = std::get_if<Note>(&action); note && note->kind == Note::Kind::Problem)
            played.problems.push_back(told(*note->problem));
        if (const auto* const sent = std::get_if<SendCall>(&action)) {
            const wire::Json body = jsonOf(sent->body);
            if (textAt(body, {"type"}).starts_with("ACKNOWLEDGE"))
                played.acknowledged.push_back(body);
        }
        const auto* const report = std::get_if<Report>(&action);
        const auto* const told =
            report ? std::get_if<scheduler::TaskStatusReceived>(&report->event) : nullptr;
        if (told && !told->status.uuid.empty() && told->status.agent)
            m_subscription.call(
                scheduler::AcknowledgeStatus{told->status.task, *told->status.agent, told->status.uuid},
                start);
    }

    Subscription m_subscription;
    std::uint64_t m_attempt = 0;
    net::ResponseReader m_reader;
};

/// Part sizes: 0 means everything at once, else up to that many bytes at a time.
Played play(const Stream& stream, std::size_t longest, std::uint64_t seed)
{
    Player player(stream);
    Random random(seed);
    for (std::size_t at = 0; at < stream.answer.size();) {
        const std::size_t size = longest == 0 ? stream.answer.size() : 1 + random.below(longest);
        player.feed(std::string_view(stream.answer).substr(at, size));
        at += size;
    }
    return std::move(player.played);
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
        text += line + '\n';
    return text;
}

std::vector<std::string> sorted(std::vector<std::string> lines)
{
    std::ranges::sort(lines);
    return lines;
}

/// Equal whatever the order of keys.
bool sameJson(const wire::Json& a, const wire::Json& b)
{
    return nlohmann::json::parse(a.dump()) == nlohmann::json::parse(b.dump());
}

/// The calls of the scheduler that the recordings hold and that the master took.
std::vector<wire::Json> recordedCalls(const std::string& file, const std::string& type)
{
    std::vector<wire::Json> calls;
    const std::vector<RecordedFrame>& frames = recording(file);
    for (const RecordedFrame& frame : frames) {
        if (frame.fromServer || frame.bytes.find("/api/v1/scheduler HTTP") == std::string::npos
            || frame.bytes.find('"' + type + '"') == std::string::npos)
            continue;
        const std::string answer = sentOn(frames, frame.connection, true);
        const auto body = wire::parseJson(bodyOf(frame.bytes));
        if (body && answer.starts_with("HTTP/1.1 20") && textAt(*body, {"type"}) == type)
            calls.push_back(*body);
    }
    return calls;
}

} // namespace

class RecordingsTest : public QObject {
    Q_OBJECT

private slots:
    void cutsDoNotMatter();
    void everyUpdateIsAcknowledgedAsRecorded();
    void whatEndsASubscriptionIsUnderstood_data();
    void whatEndsASubscriptionIsUnderstood();
    void callsHaveTheRecordedForm();
    void statusesAreRead_data();
    void statusesAreRead();
    void offersAreRead();
};

void RecordingsTest::cutsDoNotMatter()
{
    std::size_t count = 0;
    for (const std::string& file : recordings()) {
        for (const Stream& stream : streamsOf(file)) {
            ++count;
            const std::string context = file + ' ' + stream.connection;
            const Played whole = play(stream, 0, 0);
            QVERIFY2(whole.sound, context.c_str());
            QVERIFY2(!whole.lines.empty(), context.c_str());
            for (const std::size_t longest : {1U, 60U, 3000U}) {
                if (longest == 1 && stream.answer.size() > 6000)
                    continue; // the shorter ones have it all
                const Played cut = play(stream, longest, longest);
                QVERIFY2(cut.sound, context.c_str());
                QVERIFY2(cut.lines == whole.lines, (context + '\n' + joined(cut.lines)).c_str());
                QVERIFY2(sorted(cut.calls) == sorted(whole.calls),
                         (context + '\n' + joined(cut.calls)).c_str());
            }
        }
    }
    QVERIFY2(count >= 40, std::to_string(count).c_str());
}

void RecordingsTest::everyUpdateIsAcknowledgedAsRecorded()
{
    std::size_t count = 0;
    for (const std::string& file : recordings()) {
        std::vector<wire::Json> ours;
        for (const Stream& stream : streamsOf(file)) {
            Played player = play(stream, 0, 0);
            ours.insert(ours.end(), player.acknowledged.begin(), player.acknowledged.end());
        }
        if (file.starts_with("14-"))
            continue; // acknowledges what was never sent
        for (const char* const type : {"ACKNOWLEDGE", "ACKNOWLEDGE_OPERATION_STATUS"}) {
            for (const wire::Json& recorded : recordedCalls(file, type)) {
                ++count;
                const bool made = std::ranges::any_of(
                    ours, [&](const wire::Json& call) { return sameJson(call, recorded); });
                if (file.starts_with("13-") && !made)
                    continue; // one with an unknown uuid, to see that it is ignored
                QVERIFY2(made, (file + ' ' + recorded.dump()).c_str());
            }
        }
    }
    QVERIFY2(count > 100, std::to_string(count).c_str());
}

void RecordingsTest::whatEndsASubscriptionIsUnderstood_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("stream");
    QTest::addColumn<QString>("last");
    const auto row = [](const char* file, int stream, const char* last) {
        QTest::addRow("%s, stream %d", file, stream) << file << stream << last;
    };
    row("15-subscribe-refused-error-event.txt", 0,
        "stop, refused: 'FrameworkInfo.roles' contains invalid role: Role component 'bad role' is invalid "
        "because it contains backspace or whitespace");
    row("16-subscribe-twice-takeover.txt", 0, "stop, taken over: ");
    row("18-failover-timeout-expires.txt", 1, "stop, removed: ");
    row("19-teardown.txt", 0, "lost");
    row("58-redirect-from-standby-master.txt", 0, "open http://localhost:5061/master/api/v1/scheduler");
}

void RecordingsTest::whatEndsASubscriptionIsUnderstood()
{
    QFETCH(QString, file);
    QFETCH(int, stream);
    QFETCH(QString, last);
    const std::vector<Stream> streams = streamsOf(file.toStdString());
    QVERIFY(static_cast<std::size_t>(stream) < streams.size());
    const Played player = play(streams[static_cast<std::size_t>(stream)], 0, 0);
    QVERIFY2(player.lines.back().starts_with(last.toStdString()), joined(player.lines).c_str());
}

void RecordingsTest::callsHaveTheRecordedForm()
{
    std::map<std::string, int> counts;
    for (const std::string& file : recordings()) {
        const auto compare = [&](const char* type, const auto& make) {
            if (file.starts_with("14-"))
                return; // odd spellings on purpose
            for (const wire::Json& recorded : recordedCalls(file, type)) {
                const wire::Json ours = make(FrameworkId{idAt(recorded, "framework_id")}, recorded);
                const bool same = ours.is_null() || sameJson(ours, recorded);
                QVERIFY2(same, (file + "\n" + ours.dump() + "\n" + recorded.dump()).c_str());
                counts[type] += ours.is_null() ? 0 : 1;
            }
        };
        compare("KILL", [](const FrameworkId& id, const wire::Json& call) {
            scheduler::KillTask kill{{textAt(call, {"kill", "task_id", "value"})}, {}, {}};
            if (const std::string agent = textAt(call, {"kill", "agent_id", "value"}); !agent.empty())
                kill.agent = AgentId{agent};
            kill.grace = nanosecondsAt(call, {"kill", "kill_policy", "grace_period"});
            return killCall(id, kill);
        });
        compare("RECONCILE", [](const FrameworkId& id, const wire::Json& call) -> wire::Json {
            Reconciler::Questions tasks;
            for (const wire::Json* const task : itemsAt(call, {"reconcile", "tasks"})) {
                const std::string agent = idAt(*task, "agent_id");
                tasks.emplace_back(TaskId{idAt(*task, "task_id")},
                                   agent.empty() ? std::nullopt : std::optional(AgentId{agent}));
            }
            if (tasks.empty())
                return nullptr; // the recorded one leaves the empty list out
            return reconcileCall(id, tasks);
        });
        compare("DECLINE", [](const FrameworkId& id, const wire::Json& call) {
            std::vector<OfferId> offers;
            for (const wire::Json* const offer : itemsAt(call, {"decline", "offer_ids"}))
                offers.push_back({textAt(*offer, {"value"})});
            const std::optional<double> refuse = numberAt(call, {"decline", "filters", "refuse_seconds"});
            return declineCall(id, offers,
                               refuse ? std::optional(Duration{std::llround(*refuse * 1e9)}) : std::nullopt);
        });
        compare("REVIVE", [](const FrameworkId& id, const wire::Json& call) {
            std::set<std::string> roles;
            for (const wire::Json* const role : itemsAt(call, {"revive", "roles"}))
                roles.insert(role->get<std::string>());
            return reviveCall(id, roles);
        });
        compare("TEARDOWN", [](const FrameworkId& id, const wire::Json&) { return teardownCall(id); });
    }
    for (const auto& [type, count] : counts)
        QVERIFY2(count > 0, type.c_str());
    QCOMPARE(counts.size(), std::size_t{5});
}

void RecordingsTest::statusesAreRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("lines");
    QTest::newRow("health") << "07-health-checks.txt"
                            << "h.tcp TASK_KILLING";
    QTest::newRow("agent lost") << "25-agent-killed-and-back.txt"
                                << "al.run TASK_UNREACHABLE";
    QTest::newRow("gone by operator") << "54-mark-agent-gone.txt"
                                      << "TASK_GONE_BY_OPERATOR";
    QTest::newRow("maintenance") << "52-maintenance.txt"
                                 << "m.1 TASK_LOST";
    QTest::newRow("pod") << "09-launch-group-pod.txt"
                         << "pod-1.b TASK_FINISHED";
    QTest::newRow("inverse offers are accepted") << "52-maintenance.txt"
                                                 << "call ACCEPT_INVERSE_OFFERS";
    QTest::newRow("operations are acknowledged") << "24-reserve-create-relaunch-destroy.txt"
                                                 << "call ACKNOWLEDGE_OPERATION_STATUS";
}

void RecordingsTest::statusesAreRead()
{
    QFETCH(QString, file);
    QFETCH(QString, lines);
    std::string all;
    for (const Stream& stream : streamsOf(file.toStdString()))
        all += joined(play(stream, 0, 0).lines) + joined(play(stream, 0, 0).calls);
    QVERIFY2(all.find(lines.toStdString()) != std::string::npos, all.c_str());
}

void RecordingsTest::offersAreRead()
{
    const std::vector<Stream> streams = streamsOf("62-offers-static-disk-multirole.txt");
    QVERIFY(!streams.empty());
    for (const Stream& stream : streams) {
        const Played player = play(stream, 0, 0);
        QVERIFY2(player.problems.empty(), joined(player.problems).c_str());
    }
}

QTEST_GUILESS_MAIN(RecordingsTest)
#include "recordings_test.moc"
