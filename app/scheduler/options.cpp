// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scheduler/options.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

namespace pacer::app {

namespace {

using Value = const std::string&;

/// One flag: its name with hyphens, what it takes ("" for a switch), what it does.
struct Flag {
    std::string_view name;
    std::string_view takes;
    std::string_view help;
    bool (*set)(DaemonOptions& options, Value value); ///< false: the value is of the wrong form
};

bool readNumber(Value text, int& target, int low, int high)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < low || value > high)
        return false;
    target = value;
    return true;
}

bool readMilliseconds(Value text, Duration& target)
{
    int value = 0;
    if (!readNumber(text, value, 0, INT32_MAX))
        return false;
    target = std::chrono::milliseconds{value};
    return true;
}

template <auto Member>
bool setMilliseconds(DaemonOptions& options, Value text)
{
    return readMilliseconds(text, options.stack.settings.*Member);
}

template <auto Member>
bool setCount(DaemonOptions& options, Value text)
{
    return readNumber(text, options.stack.settings.*Member, 0, INT32_MAX);
}

template <auto Member>
bool setText(DaemonOptions& options, Value text)
{
    options.stack.settings.*Member = text;
    return true;
}

template <auto Member>
bool setPort(DaemonOptions& options, Value text)
{
    return readNumber(text, options.stack.settings.*Member, 1, 65535);
}

using scheduler::Settings;
using simulation::ClusterSetup;

/// Marathon's throttles belong to a master (decision 40): elsewhere they hold once one of them is set.
template <auto Member>
bool setThrottleCount(DaemonOptions& options, Value text)
{
    options.stack.settings.behaviour.throttles = true;
    return setCount<Member>(options, text);
}

template <auto Member>
bool setThrottleTime(DaemonOptions& options, Value text)
{
    options.stack.settings.behaviour.throttles = true;
    return setMilliseconds<Member>(options, text);
}

template <auto Member>
bool setSimulatedTime(DaemonOptions& options, Value text)
{
    return readMilliseconds(text, options.simulated.*Member);
}

constexpr auto setPath = [](std::filesystem::path& target, Value value) {
    target = value;
    return !value.empty();
};

bool setMaster(DaemonOptions& options, Value text)
{
    options.isSimulated = text == "simulated";
    if (options.isSimulated || text == "local")
        return true;
    if (!mesos::looksLikeMaster(text))
        return false;
    auto address = mesos::parseMasterAddress(text);
    if (!address)
        return false;
    options.onMesos = true;
    options.mesos.master = std::move(*address);
    return true;
}

bool setText(std::string& target, Value text)
{
    target = text;
    return !text.empty();
}

const std::array flags{
    Flag{"master", "local|simulated|HOSTS|zk://…",
         "who runs tasks: agents on this machine (default), nobody, or a Mesos cluster", setMaster},
    Flag{"state-dir", "FOLDER", "where everything durable lies",
         [](DaemonOptions& o, Value value) { return setPath(o.stack.stateFolder, value); }},
    Flag{"agents", "FILE", "JSON list of the agents (default: three that share this machine)",
         [](DaemonOptions& o, Value value) { return setPath(o.agentsFile, value); }},
    Flag{"simulated-agents", "N", "equal agents of the simulated cluster (default 20)",
         [](DaemonOptions& o, Value value) { return readNumber(value, o.simulatedAgents, 1, 1'000'000); }},
    Flag{"simulated-start-ms", "MS", "from a launch until the task runs (default 20)",
         setSimulatedTime<&ClusterSetup::start>},
    Flag{"simulated-stop-ms", "MS", "from a kill until the task has ended (default 20)",
         setSimulatedTime<&ClusterSetup::stop>},
    Flag{"simulated-offer-ms", "MS", "how often an agent offers what it has free (default 100)",
         [](DaemonOptions& o, Value value) {
             return setSimulatedTime<&ClusterSetup::offers>(o, value) && o.simulated.offers > Duration{0};
         }},
    Flag{"simulated-script", "FILE", "JSON list of what befalls instances of the simulated cluster",
         [](DaemonOptions& o, Value value) { return setPath(o.scriptFile, value); }},
    Flag{"http-address", "ADDRESS", "where the API listens (default 127.0.0.1)",
         [](DaemonOptions& o, Value value) {
             o.stack.httpAddress = value;
             return !value.empty();
         }},
    Flag{"http-port", "PORT", "port of the API, 0 for any (default 8080)",
         [](DaemonOptions& o, Value value) { return readNumber(value, o.stack.httpPort, 0, 65535); }},
    Flag{"anonymous", "", "serve without a token",
         [](DaemonOptions& o, Value) {
             o.stack.anonymous = true;
             return true;
         }},
    Flag{"access-control-allow-origin", "LIST", "web pages of these origins may read the API (CORS)",
         [](DaemonOptions& o, Value value) {
             for (const std::string_view origin : split(value, ','))
                 o.stack.allowedOrigins.emplace_back(trimmed(origin));
             return !value.empty();
         }},
    Flag{"token-file", "FILE", "the token of the API, made if missing (default: in the state folder)",
         [](DaemonOptions& o, Value value) { return setPath(o.stack.tokenFile, value); }},
    Flag{"ready-file", "FILE", "written with the address when the API serves",
         [](DaemonOptions& o, Value value) { return setPath(o.readyFile, value); }},
    Flag{"compat", "marathon", "behave like the reference, quirks included",
         [](DaemonOptions& o, Value value) {
             o.stack.settings.behaviour = referenceBehaviour();
             return value == "marathon";
         }},
    Flag{"framework-name", "NAME", "of the framework, also in /v2/info (default marathon)",
         setText<&Settings::frameworkName>},
    Flag{"mesos-role", "ROLE", "role of definitions without one (default marathon; Mesos and simulated: *)",
         setText<&Settings::defaultRole>},
    Flag{"failover-timeout", "S", "for how long tasks live on Mesos without us (default 604800)",
         [](DaemonOptions& o, Value value) {
             int seconds = 0;
             if (!readNumber(value, seconds, 0, INT32_MAX))
                 return false;
             o.mesos.subscription.framework.failoverTimeout = std::chrono::seconds{seconds};
             return true;
         }},
    Flag{"hostname", "NAME", "what Mesos shows as the framework's host",
         [](DaemonOptions& o, Value value) {
             return setText(o.mesos.subscription.framework.hostname, value);
         }},
    Flag{"webui-url", "URL", "what Mesos shows as the framework's address",
         [](DaemonOptions& o, Value value) { return setText(o.mesos.subscription.framework.webUrl, value); }},
    Flag{"mesos-user", "NAME", "whom tasks run as whose definition names nobody (default: who runs pacerd)",
         [](DaemonOptions& o, Value value) { return setText(o.mesos.subscription.framework.user, value); }},
    Flag{"mesos-authentication", "", "said for Marathon's sake: a principal is enough",
         [](DaemonOptions&, Value) { return true; }},
    Flag{"mesos-authentication-principal", "NAME", "who we are to the Mesos master",
         [](DaemonOptions& o, Value value) { return setText(o.mesos.principal, value); }},
    Flag{"mesos-authentication-secret", "SECRET", "its secret, which others on this machine can see here",
         [](DaemonOptions& o, Value value) { return setText(o.mesos.secret, value); }},
    Flag{"mesos-authentication-secret-file", "FILE", "the file that holds its secret",
         [](DaemonOptions& o, Value value) { return setPath(o.mesosSecretFile, value); }},
    Flag{"mesos-heartbeat-interval", "MS",
         "between signs of life of the master, unless it says (default 15000)",
         [](DaemonOptions& o, Value value) {
             Duration& interval = o.mesos.subscription.heartbeatInterval;
             return readMilliseconds(value, interval) && interval > Duration{0};
         }},
    Flag{"mesos-heartbeat-failure-threshold", "N", "so many missing ones end the connection (default 5)",
         [](DaemonOptions& o, Value value) {
             return readNumber(value, o.mesos.subscription.missedHeartbeats, 1, 1000);
         }},
    Flag{"mesos-ca-file", "FILE", "certificates (PEM) that an https master is checked with",
         [](DaemonOptions& o, Value value) { return setText(o.mesos.caFile, value); }},
    Flag{"mesos-group-tls", "", "masters found through zk:// are spoken to by https",
         [](DaemonOptions& o, Value) {
             o.mesos.groupUsesTls = true;
             return true;
         }},
    Flag{"mesos-new-framework", "", "begin as a new framework if the master has removed ours and its tasks",
         [](DaemonOptions& o, Value) {
             o.mesos.subscription.startAnew = true;
             return true;
         }},
    Flag{"default-network-name", "NAME", "of container networks without a name",
         setText<&Settings::defaultNetworkName>},
    Flag{"mesos-bridge-name", "NAME", "the network name that means the bridge (default mesos-bridge)",
         setText<&Settings::bridgeName>},
    Flag{"env-vars-prefix", "PREFIX", "put before HOST and PORT variables",
         setText<&Settings::envVarsPrefix>},
    Flag{"new-group-enforce-role", "off|top", "whether new top-level groups enforce their role",
         [](DaemonOptions& o, Value value) {
             o.stack.settings.newGroupEnforceRole = value == "top";
             return value == "top" || value == "off";
         }},
    Flag{"accepted-resource-roles-default-behavior", "any|unreserved|reserved",
         "resources of definitions without roles",
         [](DaemonOptions& o, Value value) {
             constexpr std::array names{"any", "unreserved", "reserved"};
             const auto found = std::ranges::find(names, value);
             if (found == names.end())
                 return false;
             o.stack.settings.acceptedRolesDefault =
                 static_cast<scheduler::AcceptedRolesDefault>(found - names.begin());
             return true;
         }},
    Flag{"enable-features", "LIST", "comma separated: secrets, gpu_resources, external_volumes, task_killing",
         [](DaemonOptions& o, Value value) {
             for (const std::string_view feature : split(value, ','))
                 o.stack.settings.enabledFeatures.insert(std::string(trimmed(feature)));
             return true;
         }},
    Flag{"local-port-min", "PORT", "first service port (default 10000)", setPort<&Settings::localPortMin>},
    Flag{"local-port-max", "PORT", "last service port (default 20000)", setPort<&Settings::localPortMax>},
    Flag{"max-running-deployments", "N", "more are refused (default 100)",
         setCount<&Settings::maxRunningDeployments>},
    Flag{"zk-max-versions", "N", "versions kept of each definition (default 50)",
         setCount<&Settings::maxVersions>},
    Flag{"decline-offer-duration", "MS", "for how long unused offers are declined",
         setMilliseconds<&Settings::declineOfferDuration>},
    Flag{"scale-apps-initial-delay", "MS", "first check of instance counts",
         setMilliseconds<&Settings::scaleAppsInitialDelay>},
    Flag{"scale-apps-interval", "MS", "time between checks of instance counts",
         setMilliseconds<&Settings::scaleAppsInterval>},
    Flag{"reconciliation-interval", "MS", "time between reconciliations",
         setMilliseconds<&Settings::reconciliationInterval>},
    Flag{"task-launch-timeout", "MS", "a task that is not running by then is killed",
         setMilliseconds<&Settings::taskLaunchTimeout>},
    Flag{"kill-chunk-size", "N", "kills under way at once (default 100)", setCount<&Settings::killChunkSize>},
    Flag{"kill-retry-timeout", "MS", "a kill that is not confirmed by then is sent again",
         setMilliseconds<&Settings::killRetryTimeout>},
    Flag{"max-concurrent-marathon-health-checks", "N", "probes under way at once (default 256)",
         setCount<&Settings::maxConcurrentHealthChecks>},
    Flag{"max-instances-per-offer", "N", "launches per offer; sets Marathon's throttles (then 5)",
         setThrottleCount<&Settings::maxInstancesPerOffer>},
    Flag{"launch-tokens", "N", "launches per refresh interval; sets the throttles (then 100)",
         setThrottleCount<&Settings::launchTokens>},
    Flag{"launch-token-refresh-interval", "MS", "when launch tokens are new; sets the throttles (then 30000)",
         setThrottleTime<&Settings::launchTokenRefreshInterval>},
    Flag{"min-revive-offers-interval", "MS", "between revives; sets the throttles (then 5000)",
         setThrottleTime<&Settings::minReviveInterval>},
    Flag{"gpu-scheduling-behavior", "restricted|unrestricted", "whether apps without gpus may use gpu agents",
         [](DaemonOptions& o, Value value) {
             o.stack.settings.gpuRestricted = value == "restricted";
             return value == "restricted" || value == "unrestricted";
         }},
    Flag{"help", "", "this text",
         [](DaemonOptions& o, Value) {
             o.help = true;
             return true;
         }},
    Flag{"version", "", "the version of the program",
         [](DaemonOptions& o, Value) {
             o.version = true;
             return true;
         }},
};

/// Flags that Marathon once had, with their successors.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> removedFlags{{
    {"default-accepted-resource-roles", "accepted-resource-roles-default-behavior"},
    {"max-tasks-per-offer", "max-instances-per-offer"},
    {"revive-offers-repetitions", "min-revive-offers-interval"},
}};

Error mistake(const std::string& text)
{
    return {ErrorCode::InvalidArgument, "", {text}};
}

Result<const Flag*> findFlag(const std::string& name)
{
    for (const auto& [removed, successor] : removedFlags) {
        if (name == removed)
            return fail(mistake("--" + name + " was removed; use --" + std::string(successor)));
    }
    const auto flag = std::ranges::find(flags, name, &Flag::name);
    if (flag == flags.end())
        return fail(mistake("unknown flag --" + name));
    return &*flag;
}

} // namespace

Result<DaemonOptions> readOptions(const std::vector<std::string>& arguments)
{
    DaemonOptions options;
    options.stack.settings.defaultRole.clear();
    Errors errors;
    std::string ofSimulation; // flags that say nothing elsewhere
    std::string ofMesos;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (!argument.starts_with("--")) {
            errors.push_back(mistake("unexpected argument '" + argument + "'"));
            continue;
        }
        const std::size_t equals = argument.find('=');
        std::string name = argument.substr(2, equals == std::string::npos ? equals : equals - 2);
        std::ranges::replace(name, '_', '-');
        const auto flag = findFlag(name);
        if (!flag) {
            errors.insert(errors.end(), flag.error().begin(), flag.error().end());
            continue;
        }
        if (name.starts_with("simulated-"))
            ofSimulation = name;
        if (name.starts_with("mesos-") && name != "mesos-role" && name != "mesos-bridge-name")
            ofMesos = name;
        const bool needsValue = !(*flag)->takes.empty();
        std::string value = equals == std::string::npos ? "" : argument.substr(equals + 1);
        if (needsValue && equals == std::string::npos && i + 1 < arguments.size())
            value = arguments[++i];
        if ((!needsValue && equals != std::string::npos) || !(*flag)->set(options, value))
            errors.push_back(
                mistake("--" + name + " takes " + (needsValue ? std::string((*flag)->takes) : "no value")));
    }
    if (!ofSimulation.empty() && !options.isSimulated)
        errors.push_back(mistake("--" + ofSimulation + " needs --master simulated"));
    if (!ofMesos.empty() && !options.onMesos)
        errors.push_back(mistake("--" + ofMesos + " needs a Mesos --master"));
    if (!errors.empty())
        return fail(std::move(errors));
    if (options.onMesos) {
        options.stack.settings.behaviour.throttles = true; // decision 40
        options.mesos.subscription.framework.principal = options.mesos.principal;
    }
    if (options.stack.settings.defaultRole.empty())
        options.stack.settings.defaultRole =
            options.isSimulated || options.onMesos ? "*" : "marathon"; // decisions 25, 41
    if (options.isSimulated)
        options.stack.cluster = "simulated";
    if (options.onMesos)
        options.stack.cluster = "mesos"; // has a framework id of its own
    return options;
}

std::string optionsHelp()
{
    std::string text = "Usage: pacerd [flags]\nSchedules apps and serves the Marathon API.\n\n";
    for (const Flag& flag : flags) {
        std::string left = "  --" + std::string(flag.name);
        if (!flag.takes.empty())
            left += ' ' + std::string(flag.takes);
        constexpr std::size_t column = 40;
        text += left
                + (left.size() < column ? std::string(column - left.size(), ' ')
                                        : "\n" + std::string(column, ' '))
                + std::string(flag.help) + '\n';
    }
    return text;
}

} // namespace pacer::app
