// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/control.h"
#include "tests/support/mesos/server.h"

#include <csignal>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>

/// mesos_double: the double as a program, until SIGTERM or SIGINT.
namespace {

using namespace pacer::mesos_double;

constexpr const char* usage =
    "mesos_double [--config FILE] [--agents N|FILE] [--scripts FILE] [--port P] [--standby P]\n"
    "             [--agents-port P] [--control-port P] [--ready-file FILE]\n";

Json fileJson(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    ParsedBody parsed = parseBody(text);
    if (!parsed.json)
        throw std::runtime_error(path + ": " + parsed.error);
    return *std::move(parsed.json);
}

std::map<std::string, std::string> optionsFrom(int argc, char** argv)
{
    std::map<std::string, std::string> out;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (!name.starts_with("--") || i + 1 >= argc)
            throw std::runtime_error(usage);
        out[name.substr(2)] = argv[++i];
    }
    return out;
}

std::uint16_t portFrom(const std::map<std::string, std::string>& options, const char* name,
                       std::uint16_t fallback)
{
    const auto found = options.find(name);
    return found == options.end() ? fallback : static_cast<std::uint16_t>(std::stoul(found->second));
}

ClusterSetup setupFrom(const std::map<std::string, std::string>& options)
{
    ClusterSetup setup =
        options.contains("config") ? setupFromJson(fileJson(options.at("config"))) : ClusterSetup{};
    if (!options.contains("config"))
        setup.hostname = "127.0.0.1";
    setup.masters.front() = portFrom(options, "port", setup.masters.front());
    if (options.contains("standby"))
        setup.masters.push_back(portFrom(options, "standby", 0));
    const std::string agents = options.contains("agents") ? options.at("agents")
                               : setup.agents.empty()     ? "3"
                                                          : "";
    if (!agents.empty() && agents.find_first_not_of("0123456789") == std::string::npos)
        setup.agents = manyAgents(std::stoul(agents), portFrom(options, "agents-port", 5051));
    else if (!agents.empty())
        for (const Json& agent : fileJson(agents))
            setup.agents.push_back(agentFromJson(agent));
    if (options.contains("scripts"))
        setup.scripts = ScriptBook::fromJson(fileJson(options.at("scripts")));
    return setup;
}

/// What another process needs to know.
std::string readyText(const Server& server)
{
    Json agents = Json::object();
    for (const AgentSetup& agent : server.setup().agents)
        agents[agent.hostname] = agent.port;
    return Json{{"url", server.url()},
                {"masters", server.setup().masters},
                {"control", server.controlPort()},
                {"agents", std::move(agents)}}
               .dump()
           + '\n';
}

} // namespace

int main(int argc, char** argv)
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    try {
        const auto options = optionsFrom(argc, argv);
        const Server server(setupFrom(options), portFrom(options, "control-port", 0));
        const std::string ready = readyText(server);
        if (options.contains("ready-file")) {
            const std::string path = options.at("ready-file");
            std::ofstream(path + ".new") << ready;
            if (std::rename((path + ".new").c_str(), path.c_str()) != 0)
                throw std::runtime_error("cannot write " + path);
        }
        std::fputs(ready.c_str(), stdout);
        std::fflush(stdout);
        int signal = 0;
        sigwait(&ends, &signal);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
