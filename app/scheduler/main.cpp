// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/agents_file.h"
#include "app/common/scheduler_stack.h"
#include "app/common/simulated_files.h"
#include "app/common/state_folder.h"
#include "app/scheduler/options.h"
#include "core/base/text.h"
#include "core/wire/error_json.h"

#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iterator>

#ifndef PACER_VERSION
#error "the build gives the version"
#endif

namespace {

using namespace pacer;

constexpr int exitBadFlag = 112; // spec/scheduling.md 15
constexpr int exitCannotStart = 111;
constexpr int exitFrameworkRemoved = 110;
constexpr int exitDriverStopped = 106;
constexpr int exitEngineStopped = 1;

void complain(const Errors& errors)
{
    for (const Error& error : errors)
        std::fprintf(stderr, "pacerd: %s\n", wire::errorSentence(error).c_str());
}

/// Signals that end the program are waited for; every thread started after this leaves them to main().
sigset_t blockEndSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

Result<void> readLocalAgents(app::DaemonOptions& options)
{
    if (options.agentsFile.empty())
        return {};
    auto agents = app::readAgentsFile(options.agentsFile);
    if (!agents)
        return fail(agents.error());
    options.stack.agents = std::move(*agents);
    return {};
}

Result<void> readSimulation(app::DaemonOptions& options)
{
    simulation::ClusterSetup& setup = options.simulated;
    if (options.agentsFile.empty()) {
        setup.agents = simulation::equalAgents(options.simulatedAgents);
    } else {
        auto agents = app::readSimulatedAgents(options.agentsFile);
        if (!agents)
            return fail(agents.error());
        setup.agents = std::move(*agents);
    }
    if (!options.scriptFile.empty()) {
        auto rules = app::readScriptFile(options.scriptFile);
        if (!rules)
            return fail(rules.error());
        setup.faults = simulation::FaultPlan(std::move(*rules));
    }
    options.stack.simulated = std::move(setup);
    return {};
}

Result<void> readMesos(app::DaemonOptions& options)
{
    if (!options.mesosSecretFile.empty()) {
        std::ifstream file(options.mesosSecretFile, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        if (!file)
            return fail(ErrorCode::FileNotFound, {options.mesosSecretFile.string()});
        options.mesos.secret = trimmed(text);
    }
    options.stack.mesos = std::move(options.mesos);
    return {};
}

/// As Marathon's (spec/scheduling.md 15).
int exitCodeFor(const Errors& why)
{
    if (why.empty())
        return exitEngineStopped;
    if (why.front().code == ErrorCode::FrameworkRemoved)
        return exitFrameworkRemoved;
    const bool byMaster = why.front().code == ErrorCode::FrameworkTakenOver
                          || why.front().code == ErrorCode::SubscriptionRefused;
    return byMaster ? exitDriverStopped : exitEngineStopped;
}

Result<void> readCluster(app::DaemonOptions& options)
{
    if (options.onMesos)
        return readMesos(options);
    return options.isSimulated ? readSimulation(options) : readLocalAgents(options);
}

int run(app::DaemonOptions options)
{
    const auto read = readCluster(options);
    if (!read) {
        complain(read.error());
        return exitBadFlag;
    }

    const sigset_t signals = blockEndSignals();
    std::atomic<int> exitCode = 0;
    options.stack.onStopped = [&exitCode](const Errors& why) {
        complain(why);
        exitCode = exitCodeFor(why);
        ::kill(::getpid(), SIGTERM);
    };
    options.stack.log = [](const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); };
    auto stack = app::SchedulerStack::start(std::move(options.stack));
    if (!stack) {
        complain(stack.error());
        return exitCannotStart;
    }
    std::printf("pacerd serves at %s\n", (*stack)->url().c_str());
    if (!(*stack)->token().empty())
        std::printf("token: %s\n", (*stack)->tokenFile().c_str());
    std::fflush(stdout);
    if (!options.readyFile.empty()) {
        if (const auto written = app::writePrivateFile(options.readyFile, (*stack)->url() + '\n'); !written)
            complain(written.error());
    }

    int received = 0;
    sigwait(&signals, &received);
    stack->reset();
    return exitCode;
}

} // namespace

int main(int argc, char** argv)
{
    auto options = app::readOptions({argv + 1, argv + argc});
    if (!options) {
        complain(options.error());
        return exitBadFlag;
    }
    if (options->help) {
        std::fputs(app::optionsHelp().c_str(), stdout);
        return 0;
    }
    if (options->version) {
        std::puts("pacerd " PACER_VERSION);
        return 0;
    }
    return run(std::move(*options));
}
