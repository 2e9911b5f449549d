// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "tests/support/mesos/json.h"

#include <map>
#include <string>
#include <vector>

/// What tasks do on the double's agents: nothing is really started, their lives are told in advance.
namespace pacer::mesos_double {

/// Text that a task writes into a file of its sandbox, counted from TASK_RUNNING.
struct Writing {
    Duration at{};
    std::string file = "stdout";
    std::string text;
};

/// One probe of a health check or a general check, counted from TASK_RUNNING.
struct Probe {
    Duration at{};
    bool healthy = true; ///< health check
    Json result; ///< check: {"exit_code":7}, {"status_code":404}, {"succeeded":false}, {} after a timeout
};

/// A task's life, from its launch on.
struct TaskScript {
    enum class OnTerm { Dies, Ignores, Exits };

    Duration starting =
        std::chrono::milliseconds{200}; ///< until TASK_STARTING: fetching, starting the executor
    Duration running = std::chrono::milliseconds{12}; ///< from there until TASK_RUNNING
    bool fetchFails = false;                          ///< TASK_FAILED instead of TASK_STARTING
    bool silent = false;                              ///< stays in TASK_STAGING: an agent that hangs
    std::optional<Duration> ends;                     ///< from TASK_RUNNING; absent: runs until it is killed
    int exitCode = 0;
    int signal = 0; ///< not 0: ends by this signal
    OnTerm onTerm = OnTerm::Dies;
    int termExitCode = 0;
    Duration dying = std::chrono::milliseconds{100}; ///< from a signal to the end
    std::vector<Probe> probes;                       ///< absent: healthy at the first probe
    std::vector<Writing> writings;
    std::map<std::string, std::string> files; ///< in the sandbox from the start
    std::map<std::string, std::string> links; ///< likewise: name -> where it leads
};

/// Reads a shell command as far as tests use them: `sleep 3; exit 1`, `echo x`, `true`, `trap "…" TERM`,
/// `kill -9 $$`, `while true`. Words that it does not know run for ever; a path below /no/ is not found
/// (127).
TaskScript scriptFromCommand(const Json& command);

/// Which task gets which script: the first rule that fits, else its command.
class ScriptBook {
public:
    struct Rule {
        std::string task; ///< a task id; `*` stands for any text
        TaskScript script;
    };

    void add(Rule rule) { m_rules.push_back(std::move(rule)); }
    /// In front of the others.
    void prefer(Rule rule) { m_rules.insert(m_rules.begin(), std::move(rule)); }
    TaskScript scriptFor(const Json& taskInfo) const;
    const std::vector<Rule>& rules() const { return m_rules; }

    /// [{"task":"web.*","startingMs":50,"endsMs":2000,"exitCode":1,"onTerm":"ignores",
    ///   "health":[{"atMs":100,"healthy":true}],"checks":[{"atMs":100,"result":{…}}],
    ///   "writes":[{"atMs":0,"file":"stdout","text":"…"}],"files":{"a/b":"…"}}]
    static ScriptBook fromJson(const Json& rules);

private:
    std::vector<Rule> m_rules;
};

Duration fromSeconds(double seconds);

/// "Terminated" for 15: how the executor names a signal.
std::string signalName(int signal);

} // namespace pacer::mesos_double
