// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/event_story.h"

#include <QTest>

#include <algorithm>
#include <fstream>

namespace pacer::test {

namespace {

/// The one that hears everything.
const std::string mainStream = "main";

constexpr int shortPatienceMs = 3'000;

constexpr const char* attached = "event_stream_attached";

/// Headers that our client sends by itself.
const std::set<std::string> ownHeaders{"Host", "Content-Type"};

std::string letterWithSubject(const Json& event)
{
    return subjectOf(event) + ": " + letterOf(event);
}

std::map<std::string, int> countsOf(const Trace& trace)
{
    std::map<std::string, int> counts;
    for (const Json& event : trace) {
        if (event.value("eventType", "") != "event_stream_detached") // comes when the server notices
            ++counts[letterWithSubject(event)];
    }
    return counts;
}

/// The events that are whole in `buffer`, which keeps the rest.
Trace takeEvents(std::string& buffer)
{
    Trace events;
    for (std::size_t end = buffer.find("\r\n"); end != std::string::npos; end = buffer.find("\r\n")) {
        if (buffer.starts_with("data: "))
            events.push_back(
                Json::parse(buffer.begin() + 6, buffer.begin() + static_cast<std::ptrdiff_t>(end)));
        buffer.erase(0, end + 2);
    }
    return events;
}

StoryStep requestStep(const Json& entry)
{
    StoryStep step;
    const bool opens = entry.contains("stream");
    step.kind = opens ? StoryStep::Kind::OpenStream : StoryStep::Kind::Request;
    step.stream = entry.value("stream", "");
    step.content = entry;
    step.sends = !entry.value("poll", false);
    return step;
}

} // namespace

std::vector<StoryStep> readEventStory(const std::string& path)
{
    std::ifstream file(path);
    std::vector<StoryStep> story;
    std::map<std::string, std::string> buffers;
    std::map<int, std::size_t> requests;
    for (const Json& entry : Json::parse(file)) {
        const std::string kind = entry.at("kind");
        if (kind == "request") {
            requests[entry.at("n")] = story.size();
            story.push_back(requestStep(entry));
        } else if (kind == "response") {
            StoryStep& asked = story[requests.at(entry.at("n"))];
            asked.status = entry.value("status", 0);
            if (asked.status != 200) // no stream
                asked.kind = StoryStep::Kind::Request;
        } else if (kind == "sse") {
            const std::string stream = entry.at("stream");
            buffers[stream] += entry.at("raw");
            for (Json& event : takeEvents(buffers[stream]))
                story.push_back({StoryStep::Kind::Event, stream, std::move(event)});
        } else if (kind == "sse-end") {
            story.push_back({StoryStep::Kind::CloseStream, entry.at("stream"), {}});
        }
    }
    return story;
}

Trace traceOf(const std::vector<StoryStep>& story, const std::string& stream)
{
    Trace trace;
    for (const StoryStep& step : story) {
        if (step.kind == StoryStep::Kind::Event && step.stream == stream)
            trace.push_back(step.content);
    }
    return trace;
}

EventStoryPlayer::EventStoryPlayer(Daemon& daemon, std::vector<StoryStep> story, int patienceMs)
    : m_daemon(daemon)
    , m_story(std::move(story))
    , m_patienceMs(patienceMs)
{}

const Trace& EventStoryPlayer::heardOn(const Stream& stream) const
{
    return stream.recorder ? stream.recorder->events() : stream.heard;
}

Differences EventStoryPlayer::play()
{
    Differences found;
    const auto speaksOfApps = [](const Json& event) { return !subjectOf(event).empty(); };
    const Trace all = traceOf(m_story, mainStream);
    const auto last = std::ranges::find_if(all.rbegin(), all.rend(), speaksOfApps);
    const auto appEvents = static_cast<std::size_t>(all.rend() - last);
    for (const StoryStep& step : m_story) {
        switch (step.kind) {
        case StoryStep::Kind::Request:
            if (!step.sends)
                break;
            awaitWhatCame(found);
            send(step, found);
            break;
        case StoryStep::Kind::OpenStream: {
            awaitWhatCame(found);
            Stream& stream = m_streams[step.stream];
            stream.span = std::ranges::any_of(m_came, speaksOfApps) ? Span::End : Span::Whole;
            stream.recorder = std::make_unique<EventRecorder>(
                m_daemon, QString::fromStdString(step.content.at("path").get<std::string>()));
            break;
        }
        case StoryStep::Kind::Event:
            if (step.stream == mainStream)
                m_came.push_back(step.content);
            break;
        case StoryStep::Kind::CloseStream: {
            Stream& stream = m_streams[step.stream];
            if (step.stream == mainStream || !stream.recorder || m_came.size() >= appEvents)
                break; // at the end all are heard to the end
            awaitWhatCame(found);
            stream.heard = stream.recorder->events();
            stream.recorder.reset();
            stream.span = Span::Begin;
            break;
        }
        }
    }
    awaitWhatCame(found);
    hearOut(found);
    return found;
}

/// Who comes now is told of after everything that has happened; with him the streams end.
void EventStoryPlayer::hearOut(Differences& found)
{
    const auto isCall = [](const Json& event) { return event.value("eventType", "") == attached; };
    const EventRecorder latecomer(m_daemon);
    for (const auto& [name, stream] : m_streams) {
        const Trace recorded = traceOf(m_story, name);
        const auto calls = std::ranges::count_if(recorded, isCall);
        const auto isTold = [&, &heard = stream] {
            return std::ranges::count_if(heardOn(heard), isCall) > calls;
        };
        if (stream.recorder && (name == mainStream || calls > 0) && !QTest::qWaitFor(isTold, m_patienceMs))
            found.push_back({"end of " + name, attached, "(not there)"});
    }
    for (auto& [name, stream] : m_streams) {
        if (!stream.recorder)
            continue;
        const Trace& all = stream.recorder->events();
        const auto last = std::ranges::find_if(all.rbegin(), all.rend(), isCall);
        stream.heard.assign(all.begin(), last == all.rend() ? all.end() : last.base() - 1);
        stream.recorder.reset();
    }
}

std::string EventStoryPlayer::missing() const
{
    const std::map<std::string, int> ours = countsOf(heardOn(m_streams.at(mainStream)));
    for (const auto& [letter, count] : countsOf(m_came)) {
        const auto mine = ours.find(letter);
        const auto lost = m_givenUp.find(letter);
        const int there =
            (mine == ours.end() ? 0 : mine->second) + (lost == m_givenUp.end() ? 0 : lost->second);
        if (there < count)
            return letter;
    }
    return {};
}

void EventStoryPlayer::awaitWhatCame(Differences& found)
{
    if (!m_streams.contains(mainStream))
        return;
    while (!QTest::qWaitFor([this] { return missing().empty(); }, m_patienceMs)) {
        found.push_back({"awaited", missing(), "did not come about"});
        ++m_givenUp[missing()];
        m_patienceMs = std::min(m_patienceMs, shortPatienceMs);
    }
}

void EventStoryPlayer::send(const StoryStep& step, Differences& found)
{
    const std::string method = step.content.at("method");
    const std::string path = step.content.at("path");
    std::string body = step.content.value("body", "");
    learnInstances(path + ' ' + body);
    QList<QPair<QByteArray, QByteArray>> headers;
    const Json given = step.content.value("headers", Json::object());
    for (const auto& [name, value] : given.items()) {
        if (!ownHeaders.contains(name))
            headers.append({QByteArray::fromStdString(name), QByteArray::fromStdString(value)});
    }
    const Answer answer =
        m_daemon.send(QByteArray::fromStdString(method), QString::fromStdString(m_names.translated(path)),
                      QByteArray::fromStdString(m_names.translated(body)), headers);
    if (step.status != 0 && answer.status != step.status)
        found.push_back({method + ' ' + path, std::to_string(step.status),
                         std::to_string(answer.status) + ' ' + answer.body.toStdString()});
}

/// A request names a recorded instance: ours is one of the same app with the same past.
void EventStoryPlayer::learnInstances(const std::string& text)
{
    if (text.find(".instance-") != std::string::npos)
        pairInstances(m_came, heardOn(m_streams.at(mainStream)), m_names);
}

Differences EventStoryPlayer::compare()
{
    m_events = 0;
    pairInstances(traceOf(m_story, mainStream), heardOn(m_streams.at(mainStream)), m_names);
    Differences found;
    for (const auto& [name, stream] : m_streams) {
        const Trace recorded = traceOf(m_story, name);
        m_events += recorded.size();
        for (Difference& one : compareTraces(recorded, heardOn(stream), m_names, stream.span))
            found.push_back({name + ' ' + one.where, one.recorded, one.ours});
    }
    return found;
}

} // namespace pacer::test
