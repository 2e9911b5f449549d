// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/master_address.h"

#include "core/base/text.h"
#include "core/mesos/json_access.h"
#include "core/net/url.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::mesos {

namespace {

constexpr std::string_view zooKeeperScheme = "zk://";
constexpr std::uint16_t masterPort = 5050;

tl::unexpected<Errors> badAddress(std::string_view part)
{
    return fail(ErrorCode::InvalidArgument, {"no address of a Mesos master: " + std::string(part)});
}

Result<MasterAddress> parseGroup(std::string_view text)
{
    ZooKeeperGroup group;
    std::string_view rest = text.substr(zooKeeperScheme.size());
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos || slash + 1 == rest.size())
        return badAddress(text);
    group.path = rest.substr(slash);
    while (group.path.ends_with('/'))
        group.path.pop_back();
    rest = rest.substr(0, slash);
    if (const std::size_t at = rest.rfind('@'); at != std::string_view::npos) {
        group.auth = rest.substr(0, at);
        rest = rest.substr(at + 1);
    }
    group.hosts = rest;
    for (const std::string_view host : split(group.hosts, ',')) {
        if (host.empty() || host.find_first_of(" /@") != std::string_view::npos)
            return badAddress(text);
    }
    if (group.path.empty())
        return badAddress(text);
    return group;
}

std::string bracketed(const std::string& host)
{
    return host.find(':') != std::string::npos && !host.starts_with('[') ? '[' + host + ']' : host;
}

} // namespace

bool looksLikeMaster(std::string_view text)
{
    return text.starts_with(zooKeeperScheme) || text.starts_with("http://") || text.starts_with("https://")
           || (text.find(':') != std::string_view::npos && text.find("://") == std::string_view::npos);
}

Result<MasterAddress> parseMasterAddress(std::string_view text)
{
    if (text.starts_with(zooKeeperScheme))
        return parseGroup(text);
    MasterList list;
    const std::string scheme = text.starts_with("https://") ? "https://" : "http://";
    for (const std::string_view part : split(text, ',')) {
        std::string address(trimmed(part));
        if (address.find("://") == std::string::npos) {
            const bool hasPort = net::portOf(address.substr(0, address.find('/'))) != 0;
            if (!hasPort)
                address.insert(std::min(address.find('/'), address.size()), ':' + std::to_string(masterPort));
            address.insert(0, scheme);
        }
        while (address.ends_with('/'))
            address.pop_back();
        const auto url = net::parseUrl(address);
        if (!url || url->host.empty() || address.find_first_of("@?# ") != std::string::npos)
            return badAddress(part);
        list.push_back(std::move(address));
    }
    return list;
}

std::string leaderNode(const std::vector<std::string>& names)
{
    std::string leader;
    for (const std::string& name : names) {
        // Numbers have ten digits, so that their order is that of the text.
        if (name.starts_with("json.info_") && (leader.empty() || name < leader))
            leader = name;
    }
    return leader;
}

std::vector<std::string> mastersOf(std::string_view nodeData, bool tls)
{
    constexpr int deepest = 32;
    const auto json = wire::parseJson(nodeData, {std::size_t{1} << 20, deepest});
    if (!json)
        return {};
    const std::int64_t port =
        integerAt(*json, {"address", "port"}).value_or(integerAt(*json, {"port"}).value_or(0));
    if (port <= 0 || port > 65535)
        return {};
    std::string name = textAt(*json, {"address", "hostname"});
    if (name.empty())
        name = textAt(*json, {"hostname"});
    std::vector<std::string> found;
    const std::string ip = textAt(*json, {"address", "ip"});
    for (const std::string& host : {name, tls ? std::string() : ip}) {
        std::string url = (tls ? "https://" : "http://") + bracketed(host) + ':' + std::to_string(port);
        if (!host.empty() && std::ranges::find(found, url) == found.end())
            found.push_back(std::move(url));
    }
    return found;
}

} // namespace pacer::mesos
