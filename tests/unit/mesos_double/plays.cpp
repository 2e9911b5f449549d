// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/mesos_double/plays.h"

#include "tests/support/mesos/test_scheduler.h"

#include <algorithm>

namespace pacer::mesos_double {
namespace {

using namespace std::chrono_literals;

Probe health(Duration at, bool healthy)
{
    return {at, healthy, {}};
}

Probe check(Duration at, Json result)
{
    return {at, true, std::move(result)};
}

void probes(Play& play, const std::string& task, std::vector<Probe> probes)
{
    TaskScript script;
    script.probes = std::move(probes);
    play.setup.scripts.add({task, script});
}

void healthChecks(Play& play)
{
    probes(play, "h.http",
           {health(1200ms, true), health(7900ms, false), health(9s, false), health(10100ms, false),
            health(11200ms, true)});
    probes(play, "h.tcp", {health(360ms, false), health(1570ms, false)});
    probes(play, "h.cmd",
           {health(110ms, true), health(5470ms, false), health(6580ms, false), health(7690ms, false)});
}

void checks(Play& play)
{
    probes(play, "c.cmd", {check(130ms, {{"exit_code", 0}}), check(5430ms, {{"exit_code", 7}})});
    probes(play, "c.http", {check(1260ms, {{"status_code", 404}})});
    probes(play, "c.tcp", {check(480ms, {{"succeeded", false}})});
    probes(play, "c.timeout", {check(60ms, {{"exit_code", 0}}), check(4070ms, Json::object())});
}

void failedTasks(Play& play)
{
    TaskScript script;
    script.fetchFails = true;
    play.setup.scripts.add({"f.fetch", script});
}

/// The framework of 30 to 47: one task that runs, one that has finished, three offers.
void view(Master& master, Timestamp& clock)
{
    TestScheduler scheduler(master, clock);
    scheduler.info =
        Json::parse(R"({"user":"root","name":"pacer-view","roles":["pacer"],"failover_timeout":600.0,
        "checkpoint":true,"hostname":"localhost","principal":"pacer","webui_url":"http://127.0.0.1:8080/",
        "capabilities":[{"type":"PARTITION_AWARE"},{"type":"MULTI_ROLE"},{"type":"RESERVATION_REFINEMENT"},
        {"type":"REGION_AWARE"},{"type":"TASK_KILLING_STATE"},{"type":"SHARED_RESOURCES"}]})");
    scheduler.subscribe();
    const Json offer = scheduler.offerOf("a1.localhost");
    Json runs = TestScheduler::task(offer, "view.run", "sleep 1000");
    runs["name"] = "view";
    runs["labels"] = {{"labels", Json::array({{{"key", "a"}, {"value", "b"}}})}};
    runs["resources"].push_back(Json::parse(R"({"name":"ports","type":"RANGES",
        "ranges":{"range":[{"begin":31100,"end":31101}]}})"));
    Json ends = TestScheduler::task(offer, "view.fin", "true");
    ends["name"] = "view";
    ends["resources"][0]["scalar"]["value"] = 0.1;
    scheduler.accept(offer, {TestScheduler::launch({runs, ends})}, 0.5);
    scheduler.pass(2s);
}

std::string ofSize(std::size_t size)
{
    return std::string(size, 'x');
}

/// What stands in the body of the answer on this connection.
std::string bodyOn(const std::string& recording, const std::string& connection)
{
    std::string bytes;
    for (const Frame& frame : framesOf(recording))
        if (frame.kind == Frame::Kind::Received && frame.connection == connection)
            bytes += frame.text;
    return bytes.empty() ? bytes : answersOf(bytes).front().body;
}

/// The finished task of 20 to 22, with what lay in its sandbox.
void sandbox(Play& play, const std::string& file, const std::string& recording)
{
    TaskScript script;
    script.ends = 100ms;
    script.files = {{"cached.txt", "hello from http\n"},
                    {"hello.txt", "hello from http\n"},
                    {"local.tar.gz", ofSize(159)},
                    {"pkg.tgz", ofSize(159)},
                    {"pkg/inner.txt", "inner\n"},
                    {"stderr", ofSize(6093)},
                    {"stdout", ofSize(1437)},
                    {"tools/run.sh", ofSize(25)}};
    if (file.starts_with("20")) {
        script.files["local.tar.gz"] = bodyOn(recording, "c30");
        script.files["stdout"] = textOf(Json::parse(bodyOn(recording, "c10")), "data");
    } else {
        std::string bytes;
        for (int i = 0; i < 256; ++i)
            bytes += static_cast<char>(i);
        script.files["bin.dat"] = bytes;
        script.files["utf8.txt"] = "가나다 한글 中文 ok\n";
        script.files["big.txt"] = ofSize(131072);
        script.links["etclink"] = "/etc";
    }
    play.setup.scripts.add({"web.uris.0001", script});
    play.prelude = [](Master& master, Timestamp& clock) {
        TestScheduler scheduler(master, clock);
        scheduler.info["roles"] = {"pacer"};
        scheduler.subscribe();
        const Json offer = scheduler.offerOf("a1.localhost");
        Json task = TestScheduler::task(offer, "web.uris.0001", "true");
        task["command"]["uris"] = Json::array(
            {{{"value", "http://h/run.sh"}, {"executable", true}, {"output_file", "tools/run.sh"}}});
        scheduler.accept(offer, {TestScheduler::launch({task})});
        scheduler.pass(2s);
    };
}

void authentication(Play& play)
{
    play.setup.masters = {5060};
    play.setup.domain.reset();
    play.setup.agents.clear();
    AgentSetup only;
    only.hostname = "a9.localhost";
    only.port = 5069;
    only.resources = "cpus:2;mem:1024;disk:1000;ports:[39000-39010]";
    play.setup.agents.push_back(only);
    play.setup.principals["pacer"] = {"pw", true, true, std::set<std::string>{"pacer"}};
    play.setup.principals["viewer"] = {"look", false, false, std::nullopt};
}

void fourthAgent(Play& play)
{
    AgentSetup fourth;
    fourth.hostname = "a4.localhost";
    fourth.port = 5054;
    fourth.attributes = "rack:r4;rack:r4b;weight:2.5;range:[1-2,5-6];text:1.2.3;empty-like:x y";
    fourth.resources = R"([{"name":"cpus","type":"SCALAR","scalar":{"value":1},"role":"pacer"},
        {"name":"mem","type":"SCALAR","scalar":{"value":512},"role":"pacer"},
        {"name":"cpus","type":"SCALAR","scalar":{"value":2}},{"name":"mem","type":"SCALAR","scalar":{"value":1024}},
        {"name":"disk","type":"SCALAR","scalar":{"value":1000}},
        {"name":"disk","type":"SCALAR","scalar":{"value":2000},
         "disk":{"source":{"type":"PATH","path":{"root":"/var/lib/mesos/disk-path"}}}},
        {"name":"disk","type":"SCALAR","scalar":{"value":300},
         "disk":{"source":{"type":"MOUNT","mount":{"root":"/dev/shm"}}}},
        {"name":"ports","type":"RANGES","ranges":{"range":[{"begin":34000,"end":34005},{"begin":34010,"end":34010}]}},
        {"name":"zones","type":"SET","set":{"item":["x","y"]}}])";
    play.setup.agents.push_back(std::move(fourth));
    play.setup.seed = 2; // the fourth agent has its turn when the role "other" is due, as recorded
}

using Change = std::function<void(Play&, const std::string& recording)>;

void kill(Master& master, const std::string& hostname)
{
    master.killAgent(hostname);
}

/// What each recording needs beyond the usual cluster.
std::map<std::string, Change> changes()
{
    std::map<std::string, Change> all;
    const auto plain = [&](std::initializer_list<const char*> numbers) {
        for (const char* number : numbers)
            all[number] = [](Play&, const std::string&) {};
    };
    plain({"01", "02", "03", "05", "06", "10", "11", "12", "13", "14", "15", "17",
           "18", "19", "23", "24", "27", "28", "37", "49", "51", "52", "54", "63"});
    for (const char* number : {"30", "31", "32", "33", "34", "35", "37", "40", "41", "42", "45", "46"})
        all[number] = [](Play& play, const std::string&) { play.prelude = view; };
    for (const std::string number : {"20", "21", "22"})
        all[number] = [number](Play& play, const std::string& recording) {
            sandbox(play, number, recording);
        };
    all["09"] = [](Play& play, const std::string&) { play.earlier = {"completed_frameworks"}; };
    all["04"] = [](Play& play, const std::string&) { failedTasks(play); };
    all["07"] = [](Play& play, const std::string&) { healthChecks(play); };
    all["08"] = [](Play& play, const std::string&) { checks(play); };
    all["16"] = [](Play& play, const std::string&) {
        for (AgentSetup& one : play.setup.agents) {
            one.up = false;
            play.timed.emplace_back(10.9, [name = one.hostname](Master& master) { master.startAgent(name); });
        }
    };
    all["25"] = [](Play& play, const std::string&) {
        play.events["agent 2 gets SIGKILL"] = [](Master& master) { kill(master, "a2.localhost"); };
        play.events["agent 2 is started"] = [](Master& master) { master.startAgent("a2.localhost"); };
        play.skipped = {"c2"}; // lists completed tasks of frameworks that came before the recording
    };
    all["26"] = [](Play& play, const std::string&) {
        play.timed.emplace_back(0.65, [](Master& master) { master.killExecutor({}, "ex.run"); });
    };
    all["55"] = [](Play& play, const std::string&) { play.setup.agents.pop_back(); };
    all["56"] = [](Play& play, const std::string&) {
        play.setup.agents.resize(1);
        play.events["nothing listens"] = [](Master& master) { master.killMaster(); };
        play.events["connect failed"] = [](Master& master) { master.elect(5050, std::nullopt); };
        play.timed.emplace_back(6.39, [](Master& master) { master.reregisterAgent("a1.localhost"); });
    };
    all["57"] = [](Play& play, const std::string&) {
        authentication(play);
        play.skipped = {"c10"}; // the flags hold the rules of that master
    };
    all["58"] = [](Play& play, const std::string&) {
        play.setup.masters = {5061, 5062};
        play.events["t=0.0 s after the kill"] = [](Master& master) { master.killMaster(); };
        play.events["t=10.0 s after the kill"] = [](Master& master) { master.elect(5062); };
    };
    all["59"] = [](Play& play, const std::string&) {
        play.events["agent 3 gets SIGUSR1"] = [](Master& master) { master.unregisterAgent("a3.localhost"); };
        play.timed.emplace_back(10.6, [](Master& master) { master.startAgent("a3.localhost"); });
        play.ignored = {"op:SUBSCRIBED"}; // lists what came before the recording
    };
    all["60"] = [](Play& play, const std::string&) {
        play.events["agent 1 gets SIGTERM"] = [](Master& master) { kill(master, "a1.localhost"); };
        play.timed.emplace_back(6.1, [](Master& master) { master.startAgent("a1.localhost"); });
    };
    all["61"] = [](Play& play, const std::string&) {
        play.events["agent 1 gets SIGTERM"] = [](Master& master) { kill(master, "a1.localhost"); };
        play.timed.emplace_back(6.0, [](Master& master) { master.startAgent("a1.localhost"); });
    };
    all["62"] = [](Play& play, const std::string&) { fourthAgent(play); };
    return all;
}

} // namespace

std::vector<std::string> playedFiles()
{
    return {"01-subscribe-offers-heartbeat.txt",
            "02-subscribe-minimal-framework.txt",
            "03-launch-command-task-uris-finished.txt",
            "04-failed-tasks.txt",
            "05-kill-with-kill-policy.txt",
            "06-kill-without-capabilities.txt",
            "07-health-checks.txt",
            "08-checks.txt",
            "09-launch-group-pod.txt",
            "10-launch-group-one-fails.txt",
            "11-decline-suppress-revive.txt",
            "12-reconcile.txt",
            "13-status-update-retry.txt",
            "14-scheduler-api-errors.txt",
            "15-subscribe-refused-error-event.txt",
            "16-subscribe-twice-takeover.txt",
            "17-framework-failover.txt",
            "18-failover-timeout-expires.txt",
            "19-teardown.txt",
            "20-agent-files.txt",
            "21-agent-files-special.txt",
            "22-agent-api-files.txt",
            "23-invalid-launches.txt",
            "24-reserve-create-relaunch-destroy.txt",
            "25-agent-killed-and-back.txt",
            "26-executor-killed.txt",
            "27-offer-constraints-min-resources.txt",
            "28-operator-destroy-unreserve.txt",
            "30-master-state.txt",
            "31-master-state-summary.txt",
            "32-master-slaves.txt",
            "33-master-tasks.txt",
            "34-master-frameworks.txt",
            "35-master-roles.txt",
            "37-master-small-endpoints.txt",
            "40-agent-state.txt",
            "41-agent-containers.txt",
            "42-agent-monitor-statistics.txt",
            "45-agent-api.txt",
            "46-master-api-get.txt",
            "49-master-api-errors.txt",
            "51-drain-agent.txt",
            "52-maintenance.txt",
            "54-mark-agent-gone.txt",
            "55-drain-agent-mark-gone.txt",
            "56-master-failover.txt",
            "57-authentication.txt",
            "58-redirect-from-standby-master.txt",
            "59-agent-unregisters.txt",
            "60-agent-restart.txt",
            "61-agent-restart-no-checkpoint.txt",
            "62-offers-static-disk-multirole.txt",
            "63-http-details.txt"};
}

Play playOf(const std::string& file, const std::string& recording)
{
    Play play;
    play.file = file;
    play.setup = recordedCluster();
    play.loose = {"offer", "rescind", "HEARTBEAT", "inverse"};
    const auto all = changes();
    if (const auto change = all.find(file.substr(0, 2)); change != all.end())
        change->second(play, recording);
    takeIdsFrom(recording, play.setup);
    return play;
}

} // namespace pacer::mesos_double
