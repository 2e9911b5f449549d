// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/script.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pacer::mesos_double {
namespace {

using std::chrono::milliseconds;

std::string trimmed(const std::string& text)
{
    const std::size_t from = text.find_first_not_of(" \t");
    if (from == std::string::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

/// The commands of a line: split at `;`, `&&` and line feeds outside of quotes.
std::vector<std::string> statementsOf(const std::string& line)
{
    std::vector<std::string> out(1);
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote == 0 && (c == '"' || c == '\''))
            quote = c;
        else if (c == quote)
            quote = 0;
        const bool both = c == '&' && i + 1 < line.size() && line[i + 1] == '&';
        if (quote == 0 && (c == ';' || c == '\n' || both)) {
            out.emplace_back();
            i += both ? 1 : 0;
            continue;
        }
        out.back() += c;
    }
    for (std::string& statement : out)
        statement = trimmed(statement);
    std::erase(out, "");
    return out;
}

double leadingNumber(const std::string& text, double fallback)
{
    double value = fallback;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string unquoted(std::string text)
{
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
        return text.substr(1, text.size() - 2);
    return text;
}

/// Walks over the statements with a clock of its own.
class CommandReader {
public:
    TaskScript script;

    void read(const std::string& line)
    {
        for (const std::string& statement : statementsOf(line))
            if (!step(statement))
                return;
        end(m_status, 0);
    }

private:
    Duration m_now = milliseconds{150};
    int m_status = 0;

    void end(int code, int signal)
    {
        script.ends = m_now;
        script.exitCode = code;
        script.signal = signal;
    }

    void trap(const std::string& statement)
    {
        const std::string action = unquoted(trimmed(statement.substr(5, statement.rfind(' ') - 5)));
        const std::size_t exit = action.find("exit");
        script.onTerm = action.empty() ? TaskScript::OnTerm::Ignores : TaskScript::OnTerm::Exits;
        if (exit != std::string::npos)
            script.termExitCode = static_cast<int>(leadingNumber(trimmed(action.substr(exit + 4)), 0));
    }

    void echo(std::string text)
    {
        std::string file = "stdout";
        if (const std::size_t to = text.find('>'); to != std::string::npos) {
            file = text.substr(to).starts_with(">&2") ? "stderr" : trimmed(text.substr(text.rfind('>') + 1));
            text.resize(to);
        }
        script.writings.push_back({m_now, file, unquoted(trimmed(text)) + '\n'});
    }

    /// False if nothing comes after it.
    bool step(std::string statement)
    {
        if (statement.starts_with("exec "))
            statement = trimmed(statement.substr(5));
        const std::string word = statement.substr(0, statement.find(' '));
        const std::string rest = trimmed(statement.substr(std::min(statement.size(), word.size())));
        if (word == "sleep") {
            m_now += fromSeconds(leadingNumber(rest, 0));
        } else if (word == "echo") {
            echo(rest);
        } else if (word == "trap") {
            trap(statement);
        } else if (word == "exit" || word == "true" || word == "false" || word == ":") {
            m_status = word == "exit" ? static_cast<int>(leadingNumber(rest, m_status)) : word == "false";
            if (word == "exit")
                end(m_status, 0);
            return word != "exit";
        } else if (word == "kill") {
            end(0, rest.starts_with("-9") ? 9 : 15);
            return false;
        } else if (word.starts_with("/no/")) {
            m_status = 127;
        } else if (!isQuick(word)) {
            return false; // a server or a loop: until somebody stops it
        }
        return true;
    }

    static bool isQuick(const std::string& word)
    {
        static const std::vector<std::string> quick{
            "cat", "ls", "pwd",  "env",  "touch",  "mkdir",  "rm",        "cp",
            "mv",  "cd", "test", "date", "printf", "export", "/bin/echo", "/bin/true"};
        return word.find('=') != std::string::npos || word.starts_with("./")
               || std::find(quick.begin(), quick.end(), word) != quick.end();
    }
};

bool fits(std::string_view pattern, std::string_view text)
{
    if (pattern.empty())
        return text.empty();
    if (pattern.front() != '*')
        return !text.empty() && text.front() == pattern.front() && fits(pattern.substr(1), text.substr(1));
    for (std::size_t skip = 0; skip <= text.size(); ++skip)
        if (fits(pattern.substr(1), text.substr(skip)))
            return true;
    return false;
}

Duration millis(const Json& json, const char* name, Duration fallback = {})
{
    return json.contains(name) ? fromSeconds(numberOf(json, name) / 1000) : fallback;
}

TaskScript scriptFrom(const Json& json)
{
    TaskScript out;
    out.starting = millis(json, "startingMs", out.starting);
    out.running = millis(json, "runningMs", out.running);
    out.dying = millis(json, "dyingMs", out.dying);
    out.fetchFails = flagOf(json, "fetchFails");
    out.silent = flagOf(json, "silent");
    if (json.contains("endsMs"))
        out.ends = millis(json, "endsMs");
    out.exitCode = static_cast<int>(numberOf(json, "exitCode"));
    out.signal = static_cast<int>(numberOf(json, "signal"));
    const std::string onTerm = textOf(json, "onTerm", "dies");
    out.onTerm = onTerm == "ignores" ? TaskScript::OnTerm::Ignores
                 : onTerm == "exits" ? TaskScript::OnTerm::Exits
                                     : TaskScript::OnTerm::Dies;
    out.termExitCode = static_cast<int>(numberOf(json, "termExitCode"));
    for (const Json& probe : listOf(json, "health"))
        out.probes.push_back({millis(probe, "atMs"), flagOf(probe, "healthy", true), {}});
    for (const Json& probe : listOf(json, "checks"))
        out.probes.push_back({millis(probe, "atMs"), true, memberOf(probe, "result")});
    for (const Json& write : listOf(json, "writes"))
        out.writings.push_back(
            {millis(write, "atMs"), textOf(write, "file", "stdout"), textOf(write, "text")});
    const Json& files = memberOf(json, "files");
    for (const auto& [name, content] : files.items())
        out.files[name] = content.get<std::string>();
    return out;
}

} // namespace

Duration fromSeconds(double seconds)
{
    return Duration(std::llround(seconds * 1e9));
}

TaskScript scriptFromCommand(const Json& command)
{
    CommandReader reader;
    std::string line = textOf(command, "value");
    if (!flagOf(command, "shell", true)) {
        const Json& arguments = listOf(command, "arguments");
        for (std::size_t i = 1; i < arguments.size(); ++i)
            line += ' ' + arguments[i].get<std::string>();
    }
    reader.read(line);
    return reader.script;
}

TaskScript ScriptBook::scriptFor(const Json& taskInfo) const
{
    const std::string id = idOf(taskInfo, "task_id");
    for (const Rule& rule : m_rules)
        if (fits(rule.task, id))
            return rule.script;
    const Json& command = memberOf(taskInfo, "command");
    return command.is_null() ? TaskScript{} : scriptFromCommand(command);
}

ScriptBook ScriptBook::fromJson(const Json& rules)
{
    ScriptBook book;
    for (const Json& rule : rules)
        book.add({textOf(rule, "task", "*"), scriptFrom(rule)});
    return book;
}

std::string signalName(int signal)
{
    static const std::map<int, std::string> names{
        {1, "Hangup"},       {2, "Interrupt"},  {6, "Aborted"}, {9, "Killed"}, {11, "Segmentation fault"},
        {13, "Broken pipe"}, {15, "Terminated"}};
    const auto found = names.find(signal);
    return found == names.end() ? "Unknown signal " + std::to_string(signal) : found->second;
}

} // namespace pacer::mesos_double
