// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/launcher.h"

#include "core/base/text.h"
#include "core/local/task_environment.h"

#include <fcntl.h>

namespace pacer::local {

namespace {

namespace fs = std::filesystem;

/// Lines of the fetcher go where Mesos puts them: in front of the task's stderr.
void appendLine(const fs::path& file, const std::string& line)
{
    const FileDescriptor out{
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0644)};
    const std::string text = line + '\n';
    [[maybe_unused]] const ssize_t written = out ? ::write(out.get(), text.data(), text.size()) : 0;
}

Result<void> makeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return fail(ErrorCode::FileAccess, {folder.string(), error.message()});
    return {};
}

std::string reasonOf(const Error& error)
{
    const auto argument = [&error](std::size_t index) {
        return index < error.args.size() ? error.args[index] : std::string{};
    };
    if (error.code == ErrorCode::ArchiveRefused && !argument(1).empty())
        return argument(0) + ": entry '" + argument(1) + "' " + argument(2);
    std::vector<std::string> parts;
    for (const std::string& part : error.args) {
        if (!part.empty())
            parts.push_back(part);
    }
    return join(parts, ": ");
}

} // namespace

Launcher::Launcher(const LocalOptions& options)
    : m_options(options)
    , m_processes(options.shim)
{}

LaunchOrder Launcher::order(const scheduler::Launch& launch, const AgentFolders& folders,
                            const FrameworkId& framework, const std::string& agentPid) const
{
    LaunchOrder order{launch, folders, framework, newUuid(), agentPid, {}, {}};
    const std::string executor = executorOf(launch);
    const fs::path run = folders.sandboxes() / framework.value / executor / "runs" / order.container;
    order.plans = plansOf(launch, {folders.root / "volumes", run});
    for (std::size_t i = 0; i < order.plans.size(); ++i) {
        const TaskPlan& plan = order.plans[i];
        TaskRecord record;
        record.task = plan.task;
        record.instance = launch.instance->id;
        record.app = launch.instance->spec.id();
        record.framework = framework;
        record.executor = executor;
        record.container = order.container;
        record.run = run;
        record.pod = launch.instance->spec.isPod();
        record.directory = record.pod ? run / "tasks" / plan.task.value : run;
        if (i == 0)
            record.used = amountsOf(launch.resources);
        record.resources = plan.resources;
        record.killGrace = plan.killGrace.value_or(m_options.killGrace);
        if (plan.image)
            record.containerName =
                "pacer-" + order.container + (record.pod ? '-' + std::to_string(i) : std::string{});
        order.records.push_back(std::move(record));
    }
    return order;
}

Result<void> Launcher::makeFolders(const LaunchOrder& order) const
{
    // The records first: what is on disk from here on is found after a crash.
    for (const TaskRecord& record : order.records) {
        const fs::path control = order.folders.control(record.task);
        if (Result<void> made = makeFolder(control); !made)
            return made;
        if (Result<void> written = writeRecord(control, record); !written)
            return written;
    }
    const TaskRecord& first = order.records.front();
    const Result<fs::path> run = createRun(order.folders, order.framework, first.executor, order.container);
    if (!run)
        return fail(run.error());
    for (std::size_t i = 0; i < order.records.size(); ++i) {
        if (Result<void> made = makeFolder(order.records[i].directory); !made)
            return made;
        for (const fs::path& folder : order.plans[i].folders) {
            if (Result<void> made = makeFolder(folder); !made)
                return made;
        }
    }
    return {};
}

Result<std::vector<ShimSpec>> Launcher::prepare(LaunchOrder& order, const std::atomic<bool>& cancelled)
{
    if (const Result<void> made = makeFolders(order); !made)
        return fail(made.error());
    std::vector<ShimSpec> specs;
    for (std::size_t i = 0; i < order.records.size(); ++i) {
        Result<ShimSpec> spec = prepareTask(order, i, cancelled);
        if (!spec)
            return fail(spec.error());
        specs.push_back(std::move(*spec));
    }
    return specs;
}

Result<ShimSpec> Launcher::prepareTask(LaunchOrder& order, std::size_t index,
                                       const std::atomic<bool>& cancelled)
{
    TaskPlan& plan = order.plans[index];
    TaskRecord& record = order.records[index];
    const fs::path control = order.folders.control(record.task);
    const fs::path stderrFile = record.directory / "stderr";
    FetchJob job{record.directory, order.folders.cache(), m_options.fetch, &cancelled,
                 [&stderrFile](const std::string& line) { appendLine(stderrFile, line); }};
    for (const Artifact& artifact : plan.artifacts) {
        if (const Result<void> fetched = fetchArtifact(artifact, job); !fetched) {
            appendLine(stderrFile,
                       "Failed to fetch '" + artifact.uri + "': " + reasonOf(fetched.error().front()));
            return fail(fetched.error());
        }
    }

    Runtime& runtime = plan.image ? static_cast<Runtime&>(m_containers) : m_processes;
    const TaskPlace place{control, record.directory, record.containerName};
    const EnvironmentFacts facts{m_options.endpoint,
                                 order.agentPid,
                                 order.launch.instance->agent->host,
                                 m_options.role,
                                 order.launch.instance->agent->id,
                                 order.framework,
                                 record.executor,
                                 runtime.sandboxInside(place),
                                 record.killGrace + std::chrono::seconds{2}};
    plan.environment = taskEnvironment(facts, plan.environment);
    Result<ShimSpec> spec = runtime.prepare(plan, place);
    if (!spec)
        return spec;
    spec->stdoutFile = record.directory / "stdout";
    spec->stderrFile = stderrFile;
    spec->logLimit = m_options.logLimit;

    for (std::size_t i = 0; i < plan.checks.size(); ++i) {
        CheckPlan check = plan.checks[i];
        if (check.kind == CheckPlan::Kind::Command) {
            const Result<std::vector<std::string>> argv =
                runtime.checkCommand(check.argv, "check-" + std::to_string(i), *spec, place);
            if (!argv)
                return fail(argv.error());
            check.argv = *argv;
        }
        record.checks.push_back(std::move(check));
    }
    if (!record.checks.empty()) {
        if (const Result<void> written = writeRecord(control, record); !written)
            return fail(written.error());
    }
    return spec;
}

Result<ShimProcess> Launcher::start(const LaunchOrder& order, std::size_t index, const ShimSpec& spec) const
{
    return startShim(m_options.shim, order.folders.control(order.records[index].task), spec);
}

std::string Launcher::message(const Errors& errors, const std::string& container)
{
    const Error error = errors.empty() ? Error{ErrorCode::Internal, {}, {}} : errors.front();
    const bool fetching = error.code == ErrorCode::FetchFailed || error.code == ErrorCode::ArchiveRefused
                          || error.code == ErrorCode::PathEscapes;
    return std::string("Failed to launch container: ")
           + (fetching ? "Failed to fetch all URIs for container '" + container + "': " : "")
           + reasonOf(error);
}

} // namespace pacer::local
