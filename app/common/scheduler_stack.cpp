// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/scheduler_stack.h"

#include "app/common/current_sandboxes.h"
#include "app/common/engine_thread.h"
#include "app/common/net_prober.h"
#include "app/common/simulated_cluster.h"
#include "app/common/state_folder.h"
#include "core/local/local_driver.h"
#include "core/local/sandbox_files.h"
#include "core/rest/server.h"
#include "core/store/sqlite_archive.h"
#include "core/store/sqlite_store.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>
#include <pwd.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <thread>

namespace pacer::app {

namespace fs = std::filesystem;

namespace {

/// Beside the running program in a build, in libexec where it is installed.
fs::path shimProgram()
{
    std::error_code error;
    const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
    const fs::path installed = folder.parent_path() / "libexec" / "pacer" / "pacer-shim";
    return fs::exists(installed, error) ? installed : folder / "pacer-shim";
}

Result<StackOptions> completed(StackOptions options)
{
    if (options.stateFolder.empty())
        options.stateFolder = defaultStateFolder(options.cluster);
    options.stateFolder = fs::absolute(options.stateFolder);
    if (options.tokenFile.empty())
        options.tokenFile = options.stateFolder / "token";
    return options;
}

/// Whom Mesos shows as the owner of the framework, where nothing else was said.
void nameOurselves(mesos::Framework& framework)
{
    if (framework.user.empty()) {
        const passwd* const entry = ::getpwuid(::geteuid());
        framework.user = entry ? entry->pw_name : "root";
    }
    std::array<char, HOST_NAME_MAX + 1> name{};
    if (framework.hostname.empty() && ::gethostname(name.data(), name.size() - 1) == 0)
        framework.hostname = name.data();
}

bool isLoopback(const std::string& address)
{
    return address.starts_with("127.") || address == "::1" || address == "localhost";
}

} // namespace

/// Everything that runs, in the order in which it must be made. A *term* is one life of the engine: store,
/// agents and engine are made anew when leadership is given up (decision 29), the server stays.
class SchedulerStack::Parts {
public:
    Parts(StackOptions options, StateFolderLock lock, std::string token)
        : m_options(std::move(options))
        , m_lock(std::move(lock))
        , m_token(std::move(token))
        , m_seed(randomSeed())
        , m_archive(databaseFile(), m_options.settings.maxVersions)
        , m_engine(m_archive)
    {
        m_engine.publish = [this](const ApiEvent& event) { m_server->publish(event); };
        m_engine.stopped = m_options.onStopped;
    }

    ~Parts()
    {
        // Nobody asks any more; but the engine publishes to the server until its term has ended.
        if (m_server)
            m_server->stop();
        m_successor = {};
        endTerm();
        std::error_code ignored;
        fs::remove(addressFile(m_options.cluster, m_options.stateFolder), ignored);
    }

    Result<void> start()
    {
        if (m_options.simulated)
            m_simulated = std::make_unique<SimulatedCluster>(simulatedSetup());
        else if (!m_options.mesos && m_options.agents.empty())
            m_options.agents = local::defaultAgents(local::machineFacts(m_options.stateFolder));
        if (auto serving = serve(); !serving)
            return serving;
        if (auto begun = beginTerm(); !begun)
            return begun;
        return announce();
    }

    const StackOptions& options() const { return m_options; }
    const std::string& token() const { return m_token; }
    const std::string& url() const { return m_url; }

private:
    std::string databaseFile() const { return (m_options.stateFolder / "pacer.db").string(); }

    simulation::ClusterSetup simulatedSetup()
    {
        simulation::ClusterSetup setup = std::move(*m_options.simulated);
        m_options.simulated.emplace();
        setup.role = m_options.settings.defaultRole;
        setup.tellsKilling = m_options.settings.enabledFeatures.contains("task_killing");
        return setup;
    }

    /// The server is there before the agents: their tasks are told its address.
    void makeLocalDriver()
    {
        local::LocalOptions options;
        options.endpoint = m_url.substr(m_url.find("//") + 2);
        options.stateDir = m_options.stateFolder;
        options.agents = m_options.agents;
        options.shim = shimProgram();
        options.role = m_options.settings.defaultRole;
        auto driver = std::make_unique<local::LocalDriver>(std::move(options));
        m_files.follow(std::make_shared<const local::LocalSandboxFiles>(driver->book()));
        m_driver = std::move(driver);
        m_prober = std::make_unique<NetProber>();
    }

    /// Sandboxes are read from the agents of the cluster; we only say who its master is.
    Result<void> makeMesosDriver()
    {
        mesos::MesosOptions options = *m_options.mesos;
        auto stored = m_store->frameworkId();
        if (!stored)
            return fail(stored.error());
        options.subscription.stored = std::move(*stored);
        mesos::Framework& framework = options.subscription.framework;
        framework.name = m_options.settings.frameworkName;
        framework.roles = {m_options.settings.defaultRole};
        nameOurselves(framework);
        framework.gpus = m_options.settings.enabledFeatures.contains("gpu_resources");
        if (framework.webUrl.empty())
            framework.webUrl = m_url;
        options.subscription.bridgeName = m_options.settings.bridgeName;
        options.seed = m_seed;
        if (m_options.log)
            options.log = m_options.log;
        options.stopped = m_options.onStopped;
        auto driver = mesos::MesosDriver::make(std::move(options));
        if (!driver)
            return fail(driver.error());
        m_driver = std::move(*driver);
        m_prober = std::make_unique<NetProber>();
        return {};
    }

    Result<void> makeDriver()
    {
        if (m_options.mesos)
            return makeMesosDriver();
        if (m_simulated)
            makeSimulatedDriver();
        else
            makeLocalDriver();
        return {};
    }

    /// Files and agents that this server answers for itself; null where a Mesos cluster does.
    const scheduler::SandboxFiles* ownFiles() const { return m_options.mesos ? nullptr : &m_files; }

    void makeSimulatedDriver()
    {
        m_files.follow(m_simulated->files());
        m_driver = m_simulated->makeDriver();
        m_prober = m_simulated->makeProber();
    }

    Result<void> serve()
    {
        rest::ServerOptions options;
        options.address = m_options.httpAddress;
        options.port = static_cast<std::uint16_t>(m_options.httpPort);
        options.access.token = m_token;
        options.access.anonymous = m_options.anonymous;
        options.productVersion = PACER_VERSION;
        options.allowedOrigins = m_options.allowedOrigins;
        options.log = m_options.log;
        const Behaviour& behaviour = m_options.settings.behaviour;
        options.events.slowReaderCloses = behaviour.slowReaderCloses;
        options.accepting = rest::ServerOptions::acceptSettings(m_options.settings);
        options.abdicate = [this] { abdicate(); };
        m_server = std::make_unique<rest::Server>(m_engine, ownFiles(), options);
        auto started = m_server->start();
        if (!started && m_options.anyPortIfTaken) {
            options.port = 0;
            m_server = std::make_unique<rest::Server>(m_engine, ownFiles(), options);
            started = m_server->start();
        }
        if (started)
            m_url = m_server->url();
        return started;
    }

    Result<void> beginTerm()
    {
        auto store = store::SqliteStore::open(databaseFile(), m_options.settings.maxVersions);
        if (!store)
            return fail(store.error());
        m_store = std::move(*store);
        if (auto made = makeDriver(); !made)
            return made;
        return m_engine.start(*m_store, *m_driver, *m_prober, m_options.settings, m_seed++);
    }

    void endTerm()
    {
        m_engine.stop();
        m_driver.reset();
        m_prober.reset();
        m_store.reset();
    }

    /// The next term begins on a thread of its own: the one who asks is served by us.
    void abdicate()
    {
        m_successor = std::jthread([this] {
            endTerm();
            if (const auto begun = beginTerm(); !begun)
                m_engine.stopped(begun.error());
        });
    }

    /// So that other programs of this user find us.
    Result<void> announce() const
    {
        wire::Json address{{"url", m_url}};
        if (!m_token.empty())
            address["token"] = m_token;
        return writePrivateFile(addressFile(m_options.cluster, m_options.stateFolder),
                                wire::jsonText(address) + '\n');
    }

    StackOptions m_options;
    StateFolderLock m_lock;
    std::string m_token;
    std::uint64_t m_seed;
    std::string m_url;
    std::unique_ptr<store::SqliteStore> m_store;
    std::unique_ptr<SimulatedCluster> m_simulated; ///< outlives terms, as a real cluster does
    std::unique_ptr<scheduler::Prober> m_prober;
    std::unique_ptr<scheduler::ClusterDriver> m_driver;
    CurrentSandboxes m_files;
    store::SqliteArchive m_archive; ///< of all terms
    EngineThread m_engine;
    std::unique_ptr<rest::Server> m_server;
    std::jthread m_successor;
};

Result<std::unique_ptr<SchedulerStack>> SchedulerStack::start(StackOptions given)
{
    auto options = completed(std::move(given));
    if (!options)
        return fail(options.error());
    if (!isLoopback(options->httpAddress) && options->anonymous)
        return fail(ErrorCode::InvalidArgument,
                    {"an address beyond this machine is not served without a token (--anonymous)"});
    auto lock = StateFolderLock::take(options->stateFolder);
    if (!lock)
        return fail(lock.error());
    std::string token;
    if (!options->anonymous) {
        auto made = readOrMakeToken(options->tokenFile);
        if (!made)
            return fail(made.error());
        token = std::move(*made);
    }
    auto parts = std::make_unique<Parts>(std::move(*options), std::move(*lock), std::move(token));
    if (const auto started = parts->start(); !started)
        return fail(started.error());
    return std::unique_ptr<SchedulerStack>(new SchedulerStack(std::move(parts)));
}

SchedulerStack::SchedulerStack(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{}

SchedulerStack::~SchedulerStack() = default;

const std::string& SchedulerStack::url() const
{
    return m_parts->url();
}

const std::string& SchedulerStack::token() const
{
    return m_parts->token();
}

const fs::path& SchedulerStack::tokenFile() const
{
    return m_parts->options().tokenFile;
}

} // namespace pacer::app
