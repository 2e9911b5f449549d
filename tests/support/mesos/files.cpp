// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/files.h"

#include "tests/support/mesos/executors.h"
#include "tests/support/mesos/gate.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace pacer::mesos_double {
namespace {

constexpr std::int64_t pages = 65536; ///< the most that one read returns

/// Where an asked path leads.
struct Located {
    enum class Kind { Missing, Outside, Found };
    Kind kind = Kind::Missing;
    const Agent* agent = nullptr;
    std::string real;
    const SandboxNode* node = nullptr;
};

std::vector<const Executor*> executorsOf(const Agent& agent)
{
    std::vector<const Executor*> out;
    for (const auto& [key, executor] : agent.executors)
        out.push_back(&executor);
    for (auto ended = agent.ended.rbegin(); ended != agent.ended.rend(); ++ended)
        out.push_back(&*ended);
    return out;
}

bool isBelow(const std::string& path, const std::string& folder)
{
    return path == folder || path.starts_with(folder + '/');
}

std::string withoutSlash(std::string path)
{
    while (path.size() > 1 && path.back() == '/')
        path.pop_back();
    return path;
}

/// Attached are run directories, by their own path, through runs/latest, and by the virtual path.
Located locate(const std::vector<Agent*>& agents, const std::string& asked)
{
    const std::string path = withoutSlash(asked);
    for (const Agent* agent : agents) {
        for (const Executor* executor : executorsOf(*agent)) {
            const std::string latest =
                executor->directory.substr(0, executor->directory.rfind('/')) + "/latest";
            const std::array<std::string, 3> names{virtualDirectory(*executor), executor->directory, latest};
            for (const std::string& attached : names) {
                if (!isBelow(path, attached))
                    continue;
                const std::string inside = executor->directory + path.substr(attached.size());
                const std::string real = agent->files.realPath(inside);
                const std::string volumes = agent->setup.workDir + "/volumes";
                if (!isBelow(real, executor->directory) && !isBelow(real, volumes))
                    return {Located::Kind::Outside, agent, {}, nullptr};
                const SandboxNode* node = agent->files.find(real);
                return {node == nullptr ? Located::Kind::Missing : Located::Kind::Found, agent, real, node};
            }
        }
    }
    return {};
}

Reply inaccessible(const std::string& path)
{
    return Reply::text(400, "'" + withoutSlash(path) + "' is inaccessible.\n");
}

std::string modeText(const SandboxNode& node)
{
    std::string out = node.kind == SandboxNode::Kind::Folder ? "d"
                      : node.kind == SandboxNode::Kind::Link ? "l"
                                                             : "-";
    constexpr std::string_view letters = "rwxrwxrwx";
    for (std::size_t i = 0; i < letters.size(); ++i)
        out += (node.permissions >> (8 - i) & 1U) != 0 ? letters[i] : '-';
    return out;
}

std::size_t sizeOf(const SandboxNode& node)
{
    return node.kind == SandboxNode::Kind::Folder ? 4096 : node.content.size();
}

/// Links are shown as what they lead to; what lies outside of the sandboxes is taken for a folder.
std::map<std::string, const SandboxNode*> entriesOf(const Located& place)
{
    if (place.node->kind != SandboxNode::Kind::Folder)
        return {};
    static const SandboxNode elsewhere{SandboxNode::Kind::Folder, {}, 0755, 1600000000};
    auto entries = place.agent->files.list(place.real);
    for (auto& [name, node] : entries)
        if (node->kind == SandboxNode::Kind::Link) {
            const SandboxNode* target = place.agent->files.find(place.real + '/' + name);
            node = target == nullptr ? &elsewhere : target;
        }
    return entries;
}

Reply browse(const Request& request, const Located& place, const std::string& path)
{
    if (place.kind == Located::Kind::Missing)
        return Reply::text(404, "");
    Json list = Json::array();
    for (const auto& [name, node] : entriesOf(place))
        list.push_back({{"gid", "root"},
                        {"mode", modeText(*node)},
                        {"mtime", static_cast<double>(node->modified)},
                        {"nlink", node->kind == SandboxNode::Kind::Folder ? 2 : 1},
                        {"path", withoutSlash(path) + '/' + name},
                        {"size", sizeOf(*node)},
                        {"uid", "root"}});
    return jsonAnswer(request, list.dump());
}

/// As the agent writes it: control characters escaped, every other byte as it is, valid UTF-8 or not.
std::string rawJsonString(std::string_view bytes)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    static const std::map<char, std::string> shorts{{'"', "\\\""}, {'\\', "\\\\"}, {'\b', "\\b"},
                                                    {'\f', "\\f"}, {'\n', "\\n"},  {'\r', "\\r"},
                                                    {'\t', "\\t"}};
    std::string out = "\"";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (const auto found = shorts.find(c); found != shorts.end())
            out += found->second;
        else if (byte < 0x20)
            out += std::string("\\u00") + hex[byte >> 4U] + hex[byte & 15U];
        else
            out += c;
    }
    return out + '"';
}

/// A number of the query; `error` is set if it is none.
std::optional<std::int64_t> numberIn(const std::map<std::string, std::string>& query, const std::string& name,
                                     std::string& error)
{
    const auto found = query.find(name);
    if (found == query.end())
        return std::nullopt;
    const std::string& text = found->second;
    std::int64_t value = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (ec != std::errc{} || end != text.data() + text.size())
        error = "Failed to parse " + name + ": Failed to convert '" + text + "' to number.\n";
    return value;
}

Reply read(const Request& request, const Located& place)
{
    const auto query = request.query();
    std::string error;
    const std::int64_t offset = numberIn(query, "offset", error).value_or(-1);
    std::int64_t length = numberIn(query, "length", error).value_or(-1);
    if (!error.empty())
        return Reply::text(400, error);
    if (offset < -1)
        return Reply::text(400, "Negative offset provided: " + std::to_string(offset) + ".\n");
    if (length < -1)
        return Reply::text(400, "Negative length provided: " + std::to_string(length) + ".\n");
    if (place.kind == Located::Kind::Missing)
        return Reply::text(404, "");
    if (place.node->kind == SandboxNode::Kind::Folder)
        return Reply::text(400, "Cannot read a directory.\n");
    const std::string& content = place.node->content;
    const auto size = static_cast<std::int64_t>(content.size());
    std::string data;
    if (offset >= 0 && offset < size) {
        length = length < 0 ? pages : std::min(length, pages);
        data = content.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length));
    }
    const std::int64_t at = offset < 0 ? size : offset;
    return jsonAnswer(request,
                      "{\"data\":" + rawJsonString(data) + ",\"offset\":" + std::to_string(at) + '}');
}

std::string contentType(const std::string& name)
{
    static const std::map<std::string, std::string> types{
        {".txt", "text/plain"},        {".log", "text/plain"}, {".html", "text/html"},
        {".json", "application/json"}, {".css", "text/css"},   {".png", "image/png"}};
    const std::size_t dot = name.rfind('.');
    const auto found = dot == std::string::npos ? types.end() : types.find(name.substr(dot));
    return found == types.end() ? "application/octet-stream" : found->second;
}

Reply download(const Located& place, const std::string& path)
{
    if (place.kind == Located::Kind::Missing)
        return Reply::text(404, "404 Not Found.");
    if (place.node->kind == SandboxNode::Kind::Folder)
        return Reply::text(400, "Cannot download a directory.\n");
    const std::string name = path.substr(path.rfind('/') + 1);
    return {200,
            {{"Content-Disposition", "attachment; filename=" + name}, {"Content-Type", contentType(name)}},
            place.node->content,
            0};
}

Reply debug(const std::vector<Agent*>& agents, const Request& request)
{
    std::map<std::string, std::string> paths;
    for (const Agent* agent : agents)
        for (const Executor* executor : executorsOf(*agent)) {
            const std::string& directory = executor->directory;
            paths[virtualDirectory(*executor)] = directory;
            paths[directory] = directory;
            paths[directory.substr(0, directory.rfind('/')) + "/latest"] = directory;
        }
    Json out = Json::object();
    for (const auto& [name, real] : paths)
        out[name] = real;
    return jsonAnswer(request, out.dump());
}

} // namespace

Reply jsonAnswer(const Request& request, std::string json)
{
    const auto query = request.query();
    const auto callback = query.find("jsonp");
    if (callback == query.end())
        return Reply::json(std::move(json));
    return {200, {{"Content-Type", "text/javascript"}}, callback->second + '(' + json + ')', 0};
}

Reply filesRequest(World& world, const std::vector<Agent*>& agents, const Request& request)
{
    const Caller caller = callerOf(world, request, "mesos-agent-readonly");
    if (caller.refusal)
        return *caller.refusal;
    const std::string what = request.path();
    if (what == "/files/debug")
        return debug(agents, request);
    const auto query = request.query();
    const auto path = query.find("path");
    if (path == query.end() || path->second.empty())
        return Reply::text(400, "Expecting 'path=value' in query.\n");
    if (!principalOf(world, caller.principal).mayView)
        return Reply::text(403, what == "/files/download" ? "403 Forbidden." : "");
    const Located place = locate(agents, path->second);
    if (place.kind == Located::Kind::Outside)
        return inaccessible(path->second);
    if (what == "/files/browse")
        return browse(request, place, path->second);
    if (what == "/files/read")
        return read(request, place);
    if (what == "/files/download")
        return download(place, path->second);
    return Reply::text(404, "404 Not Found.");
}

Reply listFiles(const std::vector<Agent*>& agents, const Json& body)
{
    const std::string path = textOf(body, "path");
    const Located place = locate(agents, path);
    if (place.kind == Located::Kind::Outside)
        return inaccessible(path);
    if (place.kind == Located::Kind::Missing)
        return Reply::text(404, "");
    Json list = Json::array();
    for (const auto& [name, node] : entriesOf(place))
        list.push_back(
            {{"path", withoutSlash(path) + '/' + name},
             {"nlink", node->kind == SandboxNode::Kind::Folder ? 2 : 1},
             {"size", sizeOf(*node)},
             {"mtime", {{"nanoseconds", node->modified * 1000000000}}},
             {"mode", (node->kind == SandboxNode::Kind::Folder ? 0040000U : 0100000U) | node->permissions},
             {"uid", "root"},
             {"gid", "root"}});
    return Reply::json(
        Json{{"type", "LIST_FILES"}, {"list_files", {{"file_infos", std::move(list)}}}}.dump());
}

Reply readFile(const std::vector<Agent*>& agents, const Json& body)
{
    const std::string path = textOf(body, "path");
    const Located place = locate(agents, path);
    if (place.kind == Located::Kind::Outside)
        return inaccessible(path);
    if (place.kind == Located::Kind::Missing)
        return Reply::text(404, "");
    if (place.node->kind == SandboxNode::Kind::Folder)
        return Reply::text(400, "Cannot read a directory.\n");
    const std::string& content = place.node->content;
    const std::uint64_t offset = body.value("offset", std::uint64_t{0});
    const std::uint64_t length =
        std::min(body.value("length", static_cast<std::uint64_t>(pages)), static_cast<std::uint64_t>(pages));
    const std::string data = offset < content.size() ? content.substr(offset, length) : std::string();
    return Reply::json(
        Json{{"type", "READ_FILE"}, {"read_file", {{"size", content.size()}, {"data", base64(data)}}}}
            .dump());
}

} // namespace pacer::mesos_double
