// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/mesos_double/replay.h"

#include <algorithm>
#include <regex>

namespace pacer::mesos_double {
namespace {

using namespace std::chrono_literals;

/// One event, or one offer of an event, with what it is about.
struct Said {
    std::string key;
    Json json;
};

/// What events are about: events with the same key keep their order, whatever comes in between.
class Teller {
public:
    std::vector<Said> tell(const std::string& record)
    {
        const Json event = Json::parse(record);
        const std::string type = textOf(event, "type");
        std::vector<Said> out;
        if (type == "OFFERS") {
            for (const Json& offer : event["offers"]["offers"]) {
                m_hosts[idOf(offer, "id")] = textOf(offer, "hostname");
                out.push_back({"offer " + textOf(offer, "hostname") + ' '
                                   + textOf(memberOf(offer, "allocation_info"), "role"),
                               offer});
            }
        } else if (type == "INVERSE_OFFERS") {
            for (const Json& offer : event["inverse_offers"]["inverse_offers"])
                out.push_back({"inverse offer", offer});
        } else if (type == "UPDATE") {
            out.push_back({"update " + idOf(event["update"]["status"], "task_id"), event});
        } else if (type == "RESCIND") {
            out.push_back({"rescind " + m_hosts[idOf(event["rescind"], "offer_id")], event});
        } else if (type == "UPDATE_OPERATION_STATUS") {
            out.push_back(
                {"operation " + idOf(event["update_operation_status"]["status"], "operation_id"), event});
        } else if (type == "TASK_UPDATED") {
            out.push_back({"task updated " + idOf(event["task_updated"]["status"], "task_id"), event});
        } else if (type == "TASK_ADDED") {
            out.push_back({"task added " + idOf(event["task_added"]["task"], "task_id"), event});
        } else {
            out.push_back({type, event});
        }
        return out;
    }

private:
    std::map<std::string, std::string> m_hosts;
};

struct Side {
    std::string bytes;
    Teller teller;
    std::size_t told = 0; ///< records read so far
    std::map<std::string, std::vector<Json>> events;

    /// Reads the records that are complete by now.
    void read()
    {
        std::size_t index = 0;
        for (const WireAnswer& answer : answersOf(bytes))
            for (const std::string& record : answer.records) {
                if (index++ < told)
                    continue;
                ++told;
                for (Said& said : teller.tell(record))
                    events[said.key].push_back(std::move(said.json));
            }
    }
};

struct Wire {
    explicit Wire(std::uint16_t port)
        : connection(port)
    {}
    Connection connection;
    Side recorded;
    Side ours;
    bool sent = false;
    bool learned = false; ///< from the body of an ordinary answer
};

/// The JSON of an answer to ?jsonp=cb.
std::string withoutCallback(const std::string& body)
{
    const bool called = body.starts_with("cb(") && body.ends_with(')');
    return called ? body.substr(3, body.size() - 4) : body;
}

class Player {
public:
    Player(const Play& play, std::string recording)
        : m_play(play)
        , m_recording(std::move(recording))
        , m_master(play.setup, m_clock)
    {}

    std::vector<std::string> run();

private:
    Wire& wireOf(const Frame& frame);
    void passUntil(Timestamp time);
    void collect();
    void align();
    std::string translatedRequest(const std::string& bytes);
    bool hasUnknownIds(const std::string& bytes) const;
    void send(const Frame& frame);
    void comment(const std::string& text);
    void closeByClient(Wire& wire);
    void compare(const std::string& name, Wire& wire);
    void compareAnswer(const std::string& name, const WireAnswer& recorded, const WireAnswer& ours);
    void compareEvents(const std::string& name, const Wire& wire);
    void learnContainers();

    const Play& m_play;
    std::string m_recording;
    Timestamp m_clock{1795230000s};
    Master m_master;
    Timestamp m_begin;
    std::size_t m_timed = 0;
    std::map<std::string, Wire> m_wires;
    std::vector<std::string> m_order;
    std::map<StreamId, Wire*> m_streams;
    std::set<std::string> m_seen; ///< ids that the recorded server has named
    Ids m_ids;
    std::vector<std::string> m_faults;
};

std::uint16_t portOf(const std::string& head)
{
    const std::size_t host = head.find("Host: ");
    if (host == std::string::npos)
        return 5050;
    const std::string line = head.substr(host, head.find('\r', host) - host);
    return static_cast<std::uint16_t>(std::stoul(line.substr(line.rfind(':') + 1)));
}

Wire& Player::wireOf(const Frame& frame)
{
    const auto [found, added] = m_wires.try_emplace(frame.connection, portOf(frame.text));
    if (added)
        m_order.push_back(frame.connection);
    return found->second;
}

void Player::collect()
{
    for (const Output& output : m_master.takeOutputs())
        if (const auto found = m_streams.find(output.stream); found != m_streams.end())
            found->second->connection.send(output);
    for (auto& [name, wire] : m_wires) {
        wire.ours.bytes += wire.connection.out();
        wire.connection.out().clear();
        wire.ours.read();
    }
}

void Player::passUntil(Timestamp time)
{
    while (m_timed < m_play.timed.size() && m_begin + fromSeconds(m_play.timed[m_timed].first) <= time) {
        const auto& [at, event] = m_play.timed[m_timed++];
        m_clock = std::max(m_clock, m_begin + fromSeconds(at));
        m_master.advance(m_clock);
        event(m_master);
    }
    m_clock = std::max(m_clock, time);
    m_master.advance(m_clock);
    collect();
    align();
}

/// Learns which ids mean the same from everything that both sides have said by now.
void Player::align()
{
    for (auto& [name, wire] : m_wires) {
        wire.recorded.read();
        for (const auto& [key, events] : wire.recorded.events) {
            const auto found = wire.ours.events.find(key);
            if (found == wire.ours.events.end())
                continue;
            for (std::size_t i = 0; i < std::min(events.size(), found->second.size()); ++i)
                m_ids.learnFrom(events[i], found->second[i]);
        }
        const auto recorded = answersOf(wire.recorded.bytes.substr(0, 2000));
        const auto ours = answersOf(wire.ours.bytes.substr(0, 2000));
        if (recorded.empty() || ours.empty())
            continue;
        const auto theirs = headerOf(recorded.front().headers, "Mesos-Stream-Id");
        const auto here = headerOf(ours.front().headers, "Mesos-Stream-Id");
        if (theirs && here)
            m_ids.learn(*theirs, *here);
        if (wire.learned || recorded.front().chunked || recorded.front().status != 200
            || headerOf(recorded.front().headers, "Content-Encoding"))
            continue;
        wire.learned = true;
        const ParsedBody theirBody = parseBody(recorded.front().body);
        const ParsedBody ourBody = parseBody(ours.front().body);
        if (theirBody.json && ourBody.json)
            m_ids.learnFrom(*theirBody.json, *ourBody.json);
    }
}

bool Player::hasUnknownIds(const std::string& bytes) const
{
    return std::any_of(m_seen.begin(), m_seen.end(), [&](const std::string& id) {
        const std::size_t at = bytes.find('"' + id + '"');
        return at != std::string::npos && !m_ids.knows(id);
    });
}

/// With our ids, and the length that it has then.
std::string Player::translatedRequest(const std::string& bytes)
{
    const std::size_t blank = bytes.find("\r\n\r\n");
    if (blank == std::string::npos)
        return m_ids.translated(bytes);
    std::string head = m_ids.translated(bytes.substr(0, blank));
    const std::string body = m_ids.translated(bytes.substr(blank + 4));
    if (body.size() != bytes.size() - blank - 4) {
        static const std::regex length("Content-Length: [0-9]+");
        head = std::regex_replace(head, length, "Content-Length: " + std::to_string(body.size()));
    }
    return head + "\r\n\r\n" + body;
}

void Player::send(const Frame& frame)
{
    Wire& wire = wireOf(frame);
    wire.sent = true;
    passUntil(m_begin + fromSeconds(frame.at));
    for (int waits = 0; waits < 400 && hasUnknownIds(frame.text); ++waits)
        passUntil(m_clock + 50ms);
    wire.connection.receive(translatedRequest(frame.text));
    while (const auto request = wire.connection.next()) {
        const Reply reply = m_master.handle(wire.connection.port(), *request, m_clock);
        wire.connection.answer(reply);
        if (reply.stream != 0)
            m_streams[reply.stream] = &wire;
        collect();
    }
    m_clock += 100us; // nothing happens at the same instant
}

void Player::closeByClient(Wire& wire)
{
    for (auto stream = m_streams.begin(); stream != m_streams.end(); ++stream) {
        if (stream->second != &wire)
            continue;
        if (wire.connection.stream() != 0)
            m_master.closed(stream->first, m_clock);
        m_streams.erase(stream);
        return;
    }
}

void Player::comment(const std::string& text)
{
    for (const auto& [start, event] : m_play.events)
        if (text.starts_with(start)) {
            event(m_master);
            collect();
        }
}

/// Paths in requests name containers of tasks that ran before the recording began.
void Player::learnContainers()
{
    static const std::regex path("frameworks/([0-9a-f-]+)/executors/([^/\"?& ]+)/runs/([0-9a-f-]{36})?");
    std::map<std::string, Json> states;
    for (const std::uint16_t port : m_master.ports()) {
        const Reply reply = m_master.handle(port, {"GET", "/state", {}, {}}, m_clock);
        const Json state = reply.status == 200 ? Json::parse(reply.body) : Json();
        for (const char* list : {"frameworks", "completed_frameworks"})
            for (const Json& framework : listOf(state, list))
                for (const char* executors : {"executors", "completed_executors"})
                    for (const Json& executor : listOf(framework, executors))
                        if (executor.contains("container"))
                            states[textOf(executor, "id")] = {{"framework", framework["id"]},
                                                              {"container", executor["container"]}};
    }
    for (std::sregex_iterator found(m_recording.begin(), m_recording.end(), path), end; found != end;
         ++found) {
        const auto state = states.find((*found)[2]);
        if (state == states.end())
            continue;
        m_ids.learn((*found)[1], textOf(state->second, "framework"));
        if ((*found)[3].matched)
            m_ids.learn((*found)[3], textOf(state->second, "container"));
    }
}

void Player::compareAnswer(const std::string& name, const WireAnswer& recorded, const WireAnswer& ours)
{
    const auto fault = [&](const std::string& what) { m_faults.push_back(name + ": " + what); };
    if (recorded.status != ours.status)
        return fault("status: recorded " + std::to_string(recorded.status) + " "
                     + recorded.body.substr(0, 200) + ", here " + std::to_string(ours.status) + ' '
                     + ours.body.substr(0, 200));
    for (const char* header : {"Content-Type", "Allow", "WWW-Authenticate", "Location", "Content-Encoding",
                               "Content-Disposition", "Transfer-Encoding"})
        if (headerOf(recorded.headers, header) != headerOf(ours.headers, header))
            fault(std::string(header) + ": recorded " + headerOf(recorded.headers, header).value_or("nothing")
                  + ", here " + headerOf(ours.headers, header).value_or("nothing"));
    for (const char* header : {"Mesos-Stream-Id", "Content-Length"})
        if (headerOf(recorded.headers, header).has_value() != headerOf(ours.headers, header).has_value())
            fault(std::string(header) + " is there on one side only");
    if (recorded.chunked || headerOf(recorded.headers, "Content-Encoding"))
        return;
    ParsedBody theirs = parseBody(withoutCallback(recorded.body));
    ParsedBody here = parseBody(withoutCallback(ours.body));
    if (theirs.json && here.json) {
        for (Json* json : {&*theirs.json, &*here.json})
            for (const std::string& member : m_play.earlier)
                if (json->is_object())
                    json->erase(member);
        if (const std::string found = difference(*theirs.json, *here.json, m_ids); !found.empty())
            fault(found);
    } else if (m_ids.translated(recorded.body) != ours.body) {
        fault("body: recorded " + m_ids.translated(recorded.body).substr(0, 300) + ", here "
              + ours.body.substr(0, 300));
    }
}

void Player::compareEvents(const std::string& name, const Wire& wire)
{
    const auto isLoose = [&](const std::string& key) {
        return std::any_of(m_play.loose.begin(), m_play.loose.end(),
                           [&](const std::string& start) { return key.starts_with(start); });
    };
    std::set<std::string> keys;
    for (const Side* side : {&wire.recorded, &wire.ours})
        for (const auto& [key, events] : side->events)
            keys.insert(key);
    for (const std::string& key : keys) {
        if (m_play.ignored.contains(name + ':' + key))
            continue;
        static const std::vector<Json> none;
        const auto of = [&](const Side& side) -> const std::vector<Json>& {
            const auto found = side.events.find(key);
            return found == side.events.end() ? none : found->second;
        };
        const std::vector<Json>& recorded = of(wire.recorded);
        const std::vector<Json>& ours = of(wire.ours);
        const bool loose = isLoose(key);
        if (recorded.size() != ours.size() && !loose) {
            const auto states = [](const std::vector<Json>& events) {
                std::string out;
                for (const Json& event : events)
                    out += ' ' + textOf(memberOf(memberOf(event, "update"), "status"), "state");
                return out;
            };
            m_faults.push_back(name + ", " + key + ": recorded " + std::to_string(recorded.size()) + " times"
                               + states(recorded) + ", here " + std::to_string(ours.size()) + states(ours));
        }
        const std::size_t compared = loose ? std::min<std::size_t>({1, recorded.size(), ours.size()})
                                           : std::min(recorded.size(), ours.size());
        for (std::size_t i = 0; i < compared; ++i)
            if (const std::string found = difference(recorded[i], ours[i], m_ids); !found.empty())
                m_faults.push_back(name + ", " + key + " #" + std::to_string(i) + found);
    }
}

void Player::compare(const std::string& name, Wire& wire)
{
    wire.recorded.read();
    wire.ours.read();
    const auto recorded = answersOf(wire.recorded.bytes);
    const auto ours = answersOf(wire.ours.bytes);
    if (recorded.size() != ours.size())
        m_faults.push_back(name + ": recorded " + std::to_string(recorded.size()) + " answers, here "
                           + std::to_string(ours.size()));
    for (std::size_t i = 0; i < std::min(recorded.size(), ours.size()); ++i) {
        compareAnswer(name, recorded[i], ours[i]);
        if (recorded[i].ended != ours[i].ended)
            m_faults.push_back(name + ": the last chunk came on one side only");
    }
    compareEvents(name, wire);
}

std::vector<std::string> Player::run()
{
    if (m_play.prelude)
        m_play.prelude(m_master, m_clock);
    m_master.takeOutputs();
    learnContainers();
    m_begin = m_clock;
    static const std::regex ids("\"([0-9a-f]{8}-[0-9a-f-]{27}[-OS0-9]*|[A-Za-z0-9+/]{22}==)\"");
    for (const Frame& frame : framesOf(m_recording)) {
        switch (frame.kind) {
        case Frame::Kind::Comment: comment(frame.text); break;
        case Frame::Kind::Sent: send(frame); break;
        case Frame::Kind::Received:
            wireOf(frame).recorded.bytes += frame.text;
            for (std::sregex_iterator found(frame.text.begin(), frame.text.end(), ids), end; found != end;
                 ++found)
                m_seen.insert((*found)[1]);
            passUntil(m_begin + fromSeconds(frame.at));
            break;
        case Frame::Kind::Closed:
            passUntil(m_begin + fromSeconds(frame.at));
            if (frame.text == "client")
                closeByClient(wireOf(frame));
            break;
        }
    }
    passUntil(m_clock);
    for (const std::string& name : m_order)
        if (!m_play.skipped.contains(name) && m_wires.at(name).sent)
            compare(name, m_wires.at(name));
    return m_faults;
}

} // namespace

void takeIdsFrom(const std::string& recording, ClusterSetup& setup)
{
    std::smatch found;
    static const std::regex master("\"(?:master|leader)_info\":\\{\"id\":\"([^\"]+)\"");
    static const std::regex framework("([0-9a-f]{8}-[0-9a-f-]{27})-[0-9]{4}\"");
    for (const std::regex* pattern : {&master, &framework})
        if (setup.masterId.empty() && std::regex_search(recording, found, *pattern))
            setup.masterId = found[1];
    for (AgentSetup& agent : setup.agents) {
        const std::regex v1("\"agent_id\":\\{\"value\":\"([^\"]+)\"\\},\"hostname\":\"" + agent.hostname
                            + '"');
        const std::regex old("\"id\":\"([^\"]+)\",\"hostname\":\"" + agent.hostname + '"');
        const std::regex info("\"hostname\":\"" + agent.hostname
                              + "\",\"port\":[^S]*?\"id\":\\{\"value\":\"([^\"]+-S[0-9]+)\"");
        const std::regex path(agent.workDir + "/slaves/([^/\"]+)");
        for (const std::regex* pattern : {&v1, &old, &info, &path})
            if (agent.id.empty() && std::regex_search(recording, found, *pattern))
                agent.id = found[1];
    }
}

std::vector<std::string> replay(const Play& play, const std::string& recording)
{
    return Player(play, recording).run();
}

} // namespace pacer::mesos_double
