// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/story_player.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <array>
#include <future>

namespace pacer::test {

namespace {

/// Where the recorded server stood.
const std::string recordedServer = "127.0.0.1:8181";

/// Headers that were kept of every answer; others only of some.
constexpr std::array keptHeaders{"Content-Type", "Location", "Marathon-Deployment-Id", "X-Marathon-Leader",
                                 "Vary"};
constexpr std::array headersOfTheMoment{"Date", "Content-Length"};

constexpr int shortPatienceMs = 6'000; ///< longer than any time that is awaited

/// Parts of bodies with settings in them.
constexpr std::array settings{"marathon_config", "zookeeper_config", "http_config"};

/// As the recording has it: the value where the text is JSON, else the text.
Json bodyOf(const std::string& text)
{
    Json body = Json::parse(text, nullptr, false);
    return body.is_discarded() ? Json(text) : body;
}

/// Where a text was recorded, ours is one, too, be it JSON or not.
Json bodyBeside(const Json& recorded, const std::string& text)
{
    Json body = bodyOf(text);
    return recorded.is_string() && !body.is_string() ? Json(text) : body;
}

bool isRunning(const Json& task)
{
    return task.value("state", "") == "TASK_RUNNING";
}

void add(Differences& all, const Differences& more)
{
    all.insert(all.end(), more.begin(), more.end());
}

std::string headerValue(const net::Headers& headers, const std::string& name)
{
    const std::string* value = net::findHeader(headers, name);
    return value == nullptr ? "(not there)" : *value;
}

Differences compareHeaders(const Json& recorded, const net::Headers& ours, Names& names)
{
    Differences found;
    for (const char* name : keptHeaders)
        add(found, compareText(std::string("header ") + name, recorded.value(name, "(not there)"),
                               headerValue(ours, name), names));
    for (const auto& [name, value] : recorded.items()) {
        const bool isDone = std::ranges::find(keptHeaders, name) != keptHeaders.end();
        if (std::ranges::find(headersOfTheMoment, name) != headersOfTheMoment.end()) {
            if (net::findHeader(ours, name) == nullptr)
                found.push_back({"header " + name, value, "(not there)"});
        } else if (!isDone) {
            add(found, compareText("header " + name, value, headerValue(ours, name), names));
        }
    }
    return found;
}

bool isTime(const Json& condition)
{
    return condition.contains("seconds");
}

bool looks(const Json& pair)
{
    return pair.at("request").at("method") == "GET" && pair.contains("response");
}

/// Some bodies were too long to be kept; a note says so.
bool isCut(const Json& pair)
{
    const std::string note = pair.value("note", "");
    return note.starts_with("cut ") || note.starts_with("four names ");
}

Differences compareBodies(Json recorded, Json ours, Names& names)
{
    Differences found;
    for (const char* part : settings) {
        if (!recorded.is_object() || !recorded.contains(part) || !ours.is_object() || !ours.contains(part))
            continue;
        for (Difference& one : compareJson(recorded.at(part), ours.at(part), names, Look::Settings))
            found.push_back({std::string("/") + part + one.where, one.recorded, one.ours});
        recorded.erase(part);
        ours.erase(part);
    }
    add(found, compareJson(recorded, ours, names));
    return found;
}

} // namespace

StoryPlayer::StoryPlayer(std::string server, IsExpected isExpected, int patienceMs)
    : m_server(std::move(server))
    , m_isExpected(std::move(isExpected))
    , m_patienceMs(patienceMs)
{
    m_names.pair(recordedServer, m_server);
}

std::vector<PlayedPair> StoryPlayer::play(const Json& story)
{
    std::vector<PlayedPair> played;
    bool takesTime = false; // since something was changed
    for (std::size_t i = 0; i < story.size(); ++i) {
        const Json& pair = story[i];
        const bool isLook = looks(pair);
        takesTime = takesTime && isLook;
        PlayedPair one = takesTime ? lookUntilEqual(pair, played.size()) : playOne(pair, played.size());
        const bool looksNext = i + 1 < story.size() && looks(story[i + 1]);
        for (const Json& condition : pair.value("then", Json::array())) {
            if (isTime(condition) && looksNext)
                takesTime = true;
            else
                add(one.differences, wait(condition));
        }
        if (pair.contains("response"))
            played.push_back(std::move(one));
    }
    return played;
}

PlayedPair StoryPlayer::lookUntilEqual(const Json& pair, std::size_t number)
{
    const Names before = m_names;
    PlayedPair one;
    awaits([&] {
        m_names = before;
        one = playOne(pair, number);
        return one.differences.empty();
    });
    return one;
}

PlayedPair StoryPlayer::playOne(const Json& pair, std::size_t number)
{
    const Json& request = pair.at("request");
    const std::string method = request.at("method");
    const std::string path = m_names.translated(request.at("path"));
    std::string body = request.value("rawBody", "");
    if (request.contains("body"))
        body = request.at("body").is_string() ? request.at("body").get<std::string>()
                                              : request.at("body").dump();
    net::Headers headers;
    const Json given = request.value("headers", Json::object());
    for (const auto& [name, value] : given.items())
        headers.emplace_back(name, value);

    const net::Response answer = ask(method, path, m_names.translated(body), headers);
    PlayedPair played{number, method + ' ' + request.at("path").get<std::string>(), {}};
    if (!pair.contains("response"))
        return played;
    const Json& recorded = pair.at("response");
    const Json& expected = recorded.at("body");
    if (recorded.at("status") != answer.status)
        played.differences.push_back(
            {"status", recorded.at("status").dump(), std::to_string(answer.status) + ' ' + answer.body});
    else if (isCut(pair))
        played.differences = compareJson(expected, bodyBeside(expected, answer.body), m_names, Look::Cut);
    else
        played.differences = compareBodies(expected, bodyBeside(expected, answer.body), m_names);
    add(played.differences, compareHeaders(recorded.at("headers"), answer.headers, m_names));
    std::erase_if(played.differences, [&](const Difference& one) { return m_isExpected(played, one); });
    return played;
}

template <class IsMet>
bool StoryPlayer::awaits(IsMet isMet)
{
    const bool isDone = QTest::qWaitFor(isMet, m_patienceMs);
    if (!isDone)
        m_patienceMs = std::min(m_patienceMs, shortPatienceMs);
    return isDone;
}

/// What must come about before the next request: something that is asked for, or time.
Differences StoryPlayer::wait(const Json& condition)
{
    QElapsedTimer timer;
    timer.start();
    const auto isMet = [&] {
        if (isTime(condition))
            return timer.elapsed() >= qint64(condition.at("seconds").get<double>() * 1000);
        if (condition.at("until") == "no deployment")
            return askJson("/v2/deployments") == Json::array();
        const std::string app = condition.at("app");
        const Json tasks = askJson("/v2/apps/" + app + "/tasks").value("tasks", Json::array());
        return std::ranges::count_if(tasks, isRunning) == condition.at("instances").get<int>();
    };
    if (awaits(isMet))
        return {};
    return {{"then", condition.dump(), "did not come about"}};
}

Json StoryPlayer::askJson(const std::string& path)
{
    const Json body = bodyOf(ask("GET", path).body);
    return body.is_structured() ? body : Json::object();
}

net::Response StoryPlayer::ask(const std::string& method, const std::string& path, const std::string& body,
                               const net::Headers& headers)
{
    net::ClientRequest request;
    request.method = method;
    request.url = "http://" + m_server + path;
    request.headers = headers;
    request.body = body;
    std::promise<net::Response> promise;
    m_client.send(std::move(request), [&promise](Result<net::Response> answer) {
        promise.set_value(answer ? std::move(*answer) : net::Response{0, {}, {}, "no answer"});
    });
    return promise.get_future().get();
}

} // namespace pacer::test
