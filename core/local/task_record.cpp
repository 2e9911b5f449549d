// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/task_record.h"

#include "core/base/text.h"
#include "core/local/control_file.h"

#include <charconv>
#include <cstdlib>

namespace pacer::local {

namespace {

constexpr const char* recordFile = "task";

std::string portsText(const Amounts& amounts)
{
    std::vector<std::string> ports;
    for (const std::uint64_t port : amounts.ports)
        ports.push_back(std::to_string(port));
    return join(ports, ",");
}

void add(Fields& fields, const CheckPlan& check)
{
    // "check" begins a new one; what follows belongs to it.
    fields.add("check", check.health ? "health" : "general");
    fields.add("check.kind", static_cast<std::int64_t>(check.kind));
    for (const std::string& argument : check.argv)
        fields.add("check.argv", argument);
    fields.add("check.url", check.url);
    fields.add("check.host", check.host);
    fields.add("check.port", std::int64_t{check.port});
    fields.add("check.delay", check.delay.count());
    fields.add("check.interval", check.interval.count());
    fields.add("check.timeout", check.timeout.count());
    fields.add("check.grace", check.grace.count());
    fields.add("check.maxFailures", std::int64_t{check.maxFailures});
}

std::int64_t numberOf(const std::string& text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void read(CheckPlan& check, const std::string& key, const std::string& value)
{
    if (key == "check.kind")
        check.kind = static_cast<CheckPlan::Kind>(numberOf(value));
    else if (key == "check.argv")
        check.argv.push_back(value);
    else if (key == "check.url")
        check.url = value;
    else if (key == "check.host")
        check.host = value;
    else if (key == "check.port")
        check.port = static_cast<int>(numberOf(value));
    else if (key == "check.delay")
        check.delay = Duration{numberOf(value)};
    else if (key == "check.interval")
        check.interval = Duration{numberOf(value)};
    else if (key == "check.timeout")
        check.timeout = Duration{numberOf(value)};
    else if (key == "check.grace")
        check.grace = Duration{numberOf(value)};
    else if (key == "check.maxFailures")
        check.maxFailures = static_cast<int>(numberOf(value));
}

double decimal(const Fields& fields, const char* key)
{
    return std::strtod(fields.text(key).value_or("0").c_str(), nullptr);
}

} // namespace

Result<void> writeRecord(const std::filesystem::path& control, const TaskRecord& record)
{
    Fields fields;
    fields.add("task", record.task.value);
    fields.add("instance", record.instance.value);
    fields.add("app", record.app.text());
    fields.add("framework", record.framework.value);
    fields.add("executor", record.executor);
    fields.add("container", record.container);
    fields.add("run", record.run.string());
    fields.add("directory", record.directory.string());
    fields.add("used.cpus", record.used.cpus);
    fields.add("used.mem", record.used.mem);
    fields.add("used.disk", record.used.disk);
    fields.add("used.gpus", record.used.gpus);
    fields.add("used.ports", portsText(record.used));
    fields.add("cpus", numberText(record.resources.cpus));
    fields.add("mem", numberText(record.resources.mem));
    fields.add("disk", numberText(record.resources.disk));
    fields.add("gpus", std::int64_t{record.resources.gpus});
    fields.add("killGrace", record.killGrace.count());
    fields.add("containerName", record.containerName);
    fields.add("pod", record.pod ? "1" : "0");
    for (const CheckPlan& check : record.checks)
        add(fields, check);
    return writeFields(control / recordFile, fields);
}

std::optional<TaskRecord> readRecord(const std::filesystem::path& control)
{
    const std::optional<Fields> fields = readFields(control / recordFile);
    if (!fields || !fields->text("task"))
        return std::nullopt;
    TaskRecord record;
    record.task = {fields->text("task").value_or("")};
    record.instance = {fields->text("instance").value_or("")};
    record.app = PathId::absolute(fields->text("app").value_or("/"));
    record.framework = {fields->text("framework").value_or("")};
    record.executor = fields->text("executor").value_or("");
    record.container = fields->text("container").value_or("");
    record.run = fields->text("run").value_or("");
    record.directory = fields->text("directory").value_or("");
    record.used = {fields->number("used.cpus"),
                   fields->number("used.mem"),
                   fields->number("used.disk"),
                   fields->number("used.gpus"),
                   {}};
    const std::string ports = fields->text("used.ports").value_or("");
    for (const std::string_view port : split(ports, ',')) {
        if (!port.empty())
            record.used.ports.insert(static_cast<std::uint64_t>(numberOf(std::string(port))));
    }
    record.resources = {decimal(*fields, "cpus"), decimal(*fields, "mem"), decimal(*fields, "disk"),
                        static_cast<int>(fields->number("gpus"))};
    record.killGrace = Duration{fields->number("killGrace")};
    record.containerName = fields->text("containerName").value_or("");
    record.pod = fields->text("pod") == "1";
    for (const auto& [key, value] : fields->pairs()) {
        if (key == "check")
            record.checks.emplace_back().health = value == "health";
        else if (!record.checks.empty())
            read(record.checks.back(), key, value);
    }
    return record;
}

} // namespace pacer::local
