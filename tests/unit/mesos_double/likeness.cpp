// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/mesos_double/likeness.h"

#include <algorithm>
#include <cmath>
#include <regex>
#include <set>
#include <vector>

namespace pacer::mesos_double {
namespace {

bool isUuid(const std::string& text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : std::isxdigit(static_cast<unsigned char>(text[i])) == 0)
            return false;
    }
    return true;
}

/// Things that a list is sorted by, so that the order of a hash table does not matter.
std::string sortKey(const Json& json)
{
    if (json.is_string())
        return json.get<std::string>();
    std::string key;
    for (const char* name : {"hostname", "name", "agent_info", "executor_info", "executor_name", "task_id",
                             "path", "container_id", "id", "role", "agent_id", "slave_id", "task", "slave",
                             "machine_ids", "reservations", "disk", "state", "type"})
        if (const Json& member = memberOf(json, name); !member.is_null())
            key += member.is_string() ? member.get<std::string>()
                   : idKind(textOf(member, "value")).empty()
                       ? member.contains("hostname") ? textOf(member, "hostname") : member.dump()
                       : "";
    return key;
}

/// Ids that differ must not decide about the order.
std::string comparable(const Json& json)
{
    static const std::regex ids("[0-9a-f]{8}-[0-9a-f-]{27}");
    return std::regex_replace(sortKey(json), ids, "#");
}

class Comparison {
public:
    explicit Comparison(const Ids& ids)
        : m_ids(ids)
    {}

    std::string compare(const Json& recorded, const Json& ours, const std::string& path)
    {
        if (recorded.is_object() && ours.is_object())
            return objects(recorded, ours, path);
        if (recorded.is_array() && ours.is_array())
            return arrays(recorded, ours, path);
        if (recorded.is_string() && ours.is_string())
            return texts(recorded.get<std::string>(), ours.get<std::string>(), path);
        if (recorded.is_number() && ours.is_number())
            return numbers(recorded, ours, path);
        return recorded == ours ? "" : told(recorded, ours, path);
    }

private:
    static std::string told(const Json& recorded, const Json& ours, const std::string& path)
    {
        return path + ": recorded " + recorded.dump().substr(0, 300) + ", here " + ours.dump().substr(0, 300);
    }

    /// What is measured, or comes and goes with the moment.
    static bool isOptional(const std::string& path, const std::string& key)
    {
        static const std::set<std::string> keys{"network_infos", "executor_pid", "reregistered_time"};
        return keys.contains(key) || path.find("statistics") != std::string::npos
               || path.find("/flags") != std::string::npos;
    }

    std::string objects(const Json& recorded, const Json& ours, const std::string& path)
    {
        for (const auto& [key, value] : ours.items())
            if (!recorded.contains(key) && !isOptional(path, key))
                return path + '/' + key + ": was not recorded: " + value.dump().substr(0, 200);
        for (const auto& [key, value] : recorded.items()) {
            if (!ours.contains(key)) {
                if (isOptional(path, key))
                    continue;
                return path + '/' + key + ": is missing, recorded " + value.dump().substr(0, 200);
            }
            if (const std::string found = compare(value, ours[key], path + '/' + key); !found.empty())
                return found;
        }
        return {};
    }

    std::string arrays(const Json& recorded, const Json& ours, const std::string& path)
    {
        if (recorded.size() != ours.size())
            return path + ": recorded " + std::to_string(recorded.size()) + " elements, here "
                   + std::to_string(ours.size()) + ": " + recorded.dump().substr(0, 300) + " | "
                   + ours.dump().substr(0, 300);
        std::vector<Json> left(recorded.begin(), recorded.end());
        std::vector<Json> right(ours.begin(), ours.end());
        const auto before = [](const Json& a, const Json& b) { return comparable(a) < comparable(b); };
        if (path.find("/statuses") == std::string::npos) {
            std::stable_sort(left.begin(), left.end(), before);
            std::stable_sort(right.begin(), right.end(), before);
        }
        for (std::size_t i = 0; i < left.size(); ++i)
            if (const std::string found = compare(left[i], right[i], path + '/' + std::to_string(i));
                !found.empty())
                return found;
        return {};
    }

    std::string texts(const std::string& recorded, const std::string& ours, const std::string& path) const
    {
        if (recorded == ours || m_ids.translated(recorded) == ours)
            return {};
        const std::string kind = idKind(recorded);
        if (!kind.empty() && kind == idKind(ours))
            return {};
        if (path.find("/flags/") != std::string::npos)
            return {};
        static const std::regex ids("[0-9a-f]{8}-[0-9a-f-]{27}");
        if (std::regex_replace(m_ids.translated(recorded), ids, "#") == std::regex_replace(ours, ids, "#"))
            return {};
        return told(m_ids.translated(recorded), ours, path);
    }

    static std::string numbers(const Json& recorded, const Json& ours, const std::string& path)
    {
        if (recorded.is_number_float() != ours.is_number_float())
            return told(recorded, ours, path);
        const double a = recorded.get<double>();
        const double b = ours.get<double>();
        const bool times = a > 1e9 && b > 1e9;
        const bool measured =
            path.ends_with("executor_pid") || path.find("statistics") != std::string::npos
            || path.ends_with("mtime") || path.ends_with("port") || path.ends_with("nlink")
            || (path.ends_with("/size") && b == 0); // logs of executors are not written here
        return times || measured || std::abs(a - b) < 1e-6 ? "" : told(recorded, ours, path);
    }

    const Ids& m_ids;
};

} // namespace

std::string idKind(const std::string& text)
{
    if (isUuid(text))
        return "uuid";
    if (text.size() == 24 && text.ends_with("==") && fromBase64(text).bytes)
        return "bytes";
    if (text.size() < 38 || !isUuid(text.substr(0, 36)) || text[36] != '-')
        return {};
    if (text[37] == 'O')
        return "offer";
    return text[37] == 'S' ? "agent" : text.size() == 41 ? "framework" : "";
}

void Ids::learn(const std::string& recorded, const std::string& ours)
{
    m_pairs[recorded] = ours;
}

void Ids::learnFrom(const Json& recorded, const Json& ours)
{
    if (recorded.is_string() && ours.is_string()) {
        const auto text = recorded.get<std::string>();
        const std::string kind = idKind(text);
        if (!kind.empty() && kind == idKind(ours.get<std::string>()))
            learn(text, ours.get<std::string>());
        return;
    }
    if (recorded.is_object() && ours.is_object()) {
        for (const auto& [key, value] : recorded.items())
            if (ours.contains(key))
                learnFrom(value, ours[key]);
    } else if (recorded.is_array() && ours.is_array() && recorded.size() == ours.size()) {
        for (std::size_t i = 0; i < recorded.size(); ++i)
            learnFrom(recorded[i], ours[i]);
    }
}

std::string Ids::translated(std::string text) const
{
    // Longer ids first: a framework's id begins with that of its master.
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& pair : m_pairs)
        if (text.find(pair.first) != std::string::npos)
            pairs.push_back(pair);
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    std::string marked = std::move(text);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        for (std::size_t at = marked.find(pairs[i].first); at != std::string::npos;
             at = marked.find(pairs[i].first, at)) {
            const std::size_t end = at + pairs[i].first.size();
            const bool whole =
                end >= marked.size() || std::isdigit(static_cast<unsigned char>(marked[end])) == 0;
            if (whole)
                marked.replace(at, pairs[i].first.size(),
                               std::string("\x02") + static_cast<char>(i + 1) + "\x03");
            at += 1;
        }
    std::string out;
    for (std::size_t i = 0; i < marked.size(); ++i) {
        if (marked[i] == '\x02' && i + 2 < marked.size() && marked[i + 2] == '\x03') {
            out += pairs[static_cast<std::size_t>(static_cast<unsigned char>(marked[i + 1])) - 1].second;
            i += 2;
        } else {
            out += marked[i];
        }
    }
    return out;
}

std::string difference(const Json& recorded, const Json& ours, const Ids& ids)
{
    return Comparison(ids).compare(recorded, ours, "");
}

} // namespace pacer::mesos_double
