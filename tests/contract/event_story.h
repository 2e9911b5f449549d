// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/event_trace.h"
#include "tests/end_to_end/support/event_recorder.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace pacer::test {

/// Something that happened while a story was recorded, in the order of its clock.
struct StoryStep {
    enum class Kind { Request, OpenStream, Event, CloseStream };
    Kind kind = Kind::Event;
    std::string stream; ///< of the last three
    Json content;       ///< Request, OpenStream: method, path, headers, body; Event: the event
    int status = 0;     ///< Request: what was answered
    bool sends = true;  ///< Request: false for one of many polls
};

/// A file of fixtures/marathon/recorded-stories (fixtures/marathon/README.md).
std::vector<StoryStep> readEventStory(const std::string& path);

/// The events of one stream.
Trace traceOf(const std::vector<StoryStep>& story, const std::string& stream);

/// Sends the requests of a story to a running server, each when everything has come about that had come about
/// when it was recorded, and listens as the recorded subscribers did.
class EventStoryPlayer {
public:
    /// Waits end after `patienceMs`; what one was in vain for is not awaited again, and the next are short.
    EventStoryPlayer(Daemon& daemon, std::vector<StoryStep> story, int patienceMs = 20'000);

    /// Statuses that differ, and what did not come about.
    Differences play();

    /// What the streams said: all that is open from the begin to the end as a whole, others as far as they
    /// were open on both sides.
    Differences compare();

    std::size_t eventCount() const { return m_events; }

private:
    struct Stream {
        std::unique_ptr<EventRecorder> recorder;
        Trace heard; ///< of a stream that was closed
        Span span = Span::Whole;
    };

    const Trace& heardOn(const Stream& stream) const;
    void hearOut(Differences& found);
    void awaitWhatCame(Differences& found);
    void send(const StoryStep& step, Differences& found);
    void learnInstances(const std::string& text);
    std::string missing() const;

    Daemon& m_daemon;
    std::vector<StoryStep> m_story;
    int m_patienceMs;
    Names m_names;
    std::map<std::string, Stream> m_streams;
    std::map<std::string, int> m_givenUp; ///< letters, and how many of them
    Trace m_came;                         ///< on the main stream, as recorded, so far
    std::size_t m_events = 0;
};

} // namespace pacer::test
