// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/local_driver.h"

#include "core/base/overloaded.h"
#include "core/local/agent_book.h"
#include "core/local/control_file.h"
#include "core/local/local_agent.h"
#include "core/local/task_keeper.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <thread>

namespace pacer::local {

namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;

using namespace scheduler; // NOLINT(google-build-using-namespace): the language of this class

constexpr const char* unknownToAgent = "Reconciliation: Task is unknown to the agent";
constexpr const char* unknownToAll = "Reconciliation: Task is unknown";

} // namespace

/// Lives on the loop's thread; only start(), call() and resolve() of the driver post into it.
class LocalDriver::Impl {
public:
    explicit Impl(LocalOptions options);
    ~Impl();

    void start(Report report);
    template <class Work>
    void post(Work work)
    {
        asio::post(m_loop, std::move(work));
    }

    void handle(const ClusterCall& call);
    void resolve(const ResolveArtifacts& request);
    const std::shared_ptr<AgentBook>& book() const { return m_book; }

private:
    void begin();
    void readIdentity();
    void addAgents();
    void addAgent(const AgentConfig& config);

    void accept(const AcceptOffer& call);
    void launch(LocalAgent& agent, const Launch& launch);
    void dropAll(const AcceptOffer& call);
    void decline(const DeclineOffer& call);
    void revive();
    void reconcile(const ReconcileTasks& call);
    TaskStatus answerFor(const TaskId& task, const std::optional<AgentId>& agent) const;

    void offerSoon();
    void makeOffers();
    void publish(const LocalAgent& agent);
    LocalAgent* findAgent(const AgentId& id);
    Timestamp now() const { return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()); }

    LocalOptions m_options;
    std::shared_ptr<AgentBook> m_book;
    Report m_report;
    FrameworkId m_framework;
    std::string m_clusterId;
    bool m_knownBefore = false;
    std::map<std::string, LocalAgent> m_agents; ///< by name
    bool m_suppressed = false;
    bool m_offersPending = false;
    std::uint64_t m_offersMade = 0;

    asio::io_context m_loop{1};
    asio::executor_work_guard<asio::io_context::executor_type> m_work{m_loop.get_executor()};
    asio::steady_timer m_offerTimer{m_loop};
    std::optional<TaskKeeper> m_tasks;
    std::thread m_thread;
};

LocalDriver::Impl::Impl(LocalOptions options)
    : m_options(std::move(options))
    , m_book(std::make_shared<AgentBook>(fs::absolute(m_options.stateDir) / "agents"))
{
    m_options.stateDir = fs::absolute(m_options.stateDir);
}

LocalDriver::Impl::~Impl()
{
    m_loop.stop();
    if (m_thread.joinable())
        m_thread.join();
    m_tasks.reset();
}

void LocalDriver::Impl::start(Report report)
{
    m_report = std::move(report);
    m_thread = std::thread([this] {
        begin();
        m_loop.run();
    });
}

void LocalDriver::Impl::begin()
{
    readIdentity();
    m_tasks.emplace(m_loop, m_options, m_framework, m_book,
                    TaskKeeper::Outlets{
                        [this](const TaskStatus& status) { m_report(TaskStatusReceived{status}); },
                        [this](const AgentId& id, const Amounts& amounts) {
                            if (LocalAgent* const agent = findAgent(id))
                                agent->use(amounts);
                        },
                        [this](const AgentId& id, const Amounts& amounts) {
                            if (LocalAgent* const agent = findAgent(id)) {
                                agent->release(amounts);
                                publish(*agent);
                            }
                            offerSoon();
                        },
                    });
    addAgents();
    DriverConnected connected;
    connected.framework = m_framework;
    connected.master = m_options.endpoint;
    connected.again = m_knownBefore;
    if (!m_options.agents.empty())
        connected.masterRegion = m_options.agents.front().region;
    m_report(connected);
    for (auto& [name, agent] : m_agents) {
        m_tasks->recover(agent.info(), agent.folders());
        publish(agent);
    }
    offerSoon();
}

/// The cluster has one id for ever: framework and agents are named after it.
void LocalDriver::Impl::readIdentity()
{
    const fs::path file = m_book->agentsFolder() / "cluster";
    std::error_code error;
    fs::create_directories(m_book->agentsFolder(), error);
    fs::permissions(m_book->agentsFolder(),
                    fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec, error);
    const std::optional<Fields> known = readFields(file);
    m_knownBefore = known && known->text("id");
    m_clusterId = m_knownBefore ? *known->text("id") : newUuid();
    if (!m_knownBefore) {
        Fields fields;
        fields.add("id", m_clusterId);
        // Without it the next start is a new cluster; what ran here is then found as unknown.
        [[maybe_unused]] const Result<void> written = writeFields(file, fields);
    }
    m_framework = {m_clusterId + "-0000"};
}

void LocalDriver::Impl::addAgents()
{
    for (const AgentConfig& config : m_options.agents) {
        if (isFolderName(config.name))
            addAgent(config);
    }
    // Tasks of an agent that is declared no more still run: it offers nothing and answers for them.
    std::error_code error;
    for (const auto& folder : fs::directory_iterator(m_book->agentsFolder(), error)) {
        const std::string name = folder.path().filename().string();
        if (m_agents.contains(name) || fs::is_empty(folder.path() / "tasks", error) || error)
            continue;
        AgentConfig retired;
        retired.name = name;
        retired.cpus = 0;
        addAgent(retired);
    }
}

void LocalDriver::Impl::addAgent(const AgentConfig& config)
{
    const AgentFolders folders{m_book->agentsFolder() / config.name};
    const auto [agent, added] =
        m_agents.emplace(config.name, LocalAgent(config, AgentId{m_clusterId + '-' + config.name}, folders));
    if (added)
        publish(agent->second);
}

void LocalDriver::Impl::publish(const LocalAgent& agent)
{
    AgentSnapshot snapshot;
    snapshot.info = agent.info();
    snapshot.total = resourcesOf(agent.total(), agent.role());
    snapshot.used = resourcesOf(agent.used(), agent.role());
    m_book->setAgent(agent.folders().root.filename().string(), snapshot);
}

LocalAgent* LocalDriver::Impl::findAgent(const AgentId& id)
{
    for (auto& [name, agent] : m_agents) {
        if (agent.info().id == id)
            return &agent;
    }
    return nullptr;
}

void LocalDriver::Impl::handle(const ClusterCall& call)
{
    std::visit(Overloaded{
                   [this](const AcceptOffer& c) { accept(c); },
                   [this](const DeclineOffer& c) { decline(c); },
                   [this](const KillTask& c) {
                       if (m_tasks->statusOf(c.task))
                           m_tasks->kill(c.task, c.grace);
                       else
                           m_report(TaskStatusReceived{answerFor(c.task, c.agent)});
                   },
                   [this](const ReviveOffers&) { revive(); },
                   [this](const SuppressOffers&) { m_suppressed = true; },
                   [this](const AcknowledgeStatus& c) { m_tasks->acknowledge(c.task, c.uuid); },
                   [this](const ReconcileTasks& c) { reconcile(c); },
               },
               call);
}

void LocalDriver::Impl::accept(const AcceptOffer& call)
{
    for (auto& [name, agent] : m_agents) {
        std::optional<Amounts> left = agent.takeBack(call.offer);
        if (!left)
            continue;
        for (const Launch& wanted : call.launches) {
            const Amounts needed = amountsOf(wanted.resources);
            if (!left->contains(needed)) {
                for (const Task& task : wanted.instance->tasks)
                    m_report(TaskStatusReceived{{task.id, TaskState::Error, now(),
                                                 "Task uses more resources than were offered",
                                                 StatusReason::Other, agent.info().id}});
                continue;
            }
            *left -= needed;
            launch(agent, wanted);
        }
        if (call.launches.empty())
            agent.refuse(*left, LocalAgent::Clock::now() + m_options.declineFilter);
        publish(agent);
        offerSoon();
        return;
    }
    dropAll(call);
}

void LocalDriver::Impl::launch(LocalAgent& agent, const Launch& launch)
{
    for (const Task& task : launch.instance->tasks) {
        const bool known = m_tasks->statusOf(task.id).has_value();
        if (isFolderName(task.id.value) && isFolderName(executorOf(launch)) && !known
            && !fs::exists(agent.folders().control(task.id)))
            continue;
        // Never start anything twice.
        if (!known)
            m_report(
                TaskStatusReceived{{task.id, TaskState::Error, now(), "Task id is invalid or was used before",
                                    StatusReason::Other, agent.info().id}});
        return;
    }
    agent.use(amountsOf(launch.resources));
    Instance here = *launch.instance;
    here.agent = agent.info();
    const Launch placed{std::move(here), launch.common, launch.generatedPorts, launch.resources};
    const auto number =
        std::distance(m_agents.begin(), m_agents.find(agent.folders().root.filename().string())) + 1;
    m_tasks->launch(placed, agent.folders(), "slave(" + std::to_string(number) + ")@" + m_options.endpoint);
}

void LocalDriver::Impl::dropAll(const AcceptOffer& call)
{
    for (const Launch& wanted : call.launches) {
        for (const Task& task : wanted.instance->tasks) {
            m_report(TaskStatusReceived{
                {task.id, TaskState::Dropped, now(),
                 "Task launched with invalid offers: Offer " + call.offer.value + " is no longer valid",
                 StatusReason::Other, wanted.instance->agent->id}});
        }
    }
}

void LocalDriver::Impl::decline(const DeclineOffer& call)
{
    const Duration filter = call.filter.value_or(m_options.declineFilter);
    for (auto& [name, agent] : m_agents) {
        if (const std::optional<Amounts> amounts = agent.takeBack(call.offer))
            agent.refuse(*amounts,
                         LocalAgent::Clock::now() + std::min<Duration>(filter, std::chrono::hours{24 * 365}));
    }
    offerSoon();
}

void LocalDriver::Impl::revive()
{
    m_suppressed = false;
    for (auto& [name, agent] : m_agents)
        agent.forgetRefusal();
    offerSoon();
}

TaskStatus LocalDriver::Impl::answerFor(const TaskId& task, const std::optional<AgentId>& agent) const
{
    if (std::optional<TaskStatus> status = m_tasks->statusOf(task)) {
        // An end nobody has acknowledged is told again as it was; everything else is a reconciliation.
        if (status->uuid.empty()) {
            status->reason = StatusReason::Reconciliation;
            status->message = "Reconciliation: Latest task state";
        }
        return *status;
    }
    const bool ours = agent && std::ranges::any_of(m_agents, [&agent](const auto& known) {
                          return known.second.info().id == *agent;
                      });
    TaskStatus status;
    status.task = task;
    status.state = ours ? TaskState::Gone : TaskState::Unknown;
    status.time = now();
    status.message = ours ? unknownToAgent : unknownToAll;
    status.reason = StatusReason::Reconciliation;
    status.agent = agent;
    return status;
}

void LocalDriver::Impl::reconcile(const ReconcileTasks& call)
{
    if (call.tasks.empty()) {
        for (const TaskId& task : m_tasks->tasks())
            m_report(TaskStatusReceived{answerFor(task, std::nullopt)});
        return;
    }
    for (const auto& [task, agent] : call.tasks)
        m_report(TaskStatusReceived{answerFor(task, agent)});
}

void LocalDriver::Impl::resolve(const ResolveArtifacts& request)
{
    m_tasks->resolve(request, [this](const ArtifactsResolved& resolved) { m_report(resolved); });
}

/// Offers are made once the loop has done what it was asked for, all agents in one event.
void LocalDriver::Impl::offerSoon()
{
    if (m_offersPending)
        return;
    m_offersPending = true;
    asio::post(m_loop, [this] {
        m_offersPending = false;
        makeOffers();
    });
}

void LocalDriver::Impl::makeOffers()
{
    if (m_suppressed)
        return;
    const auto time = LocalAgent::Clock::now();
    OffersReceived received;
    std::optional<LocalAgent::Clock::time_point> next;
    for (auto& [name, agent] : m_agents) {
        const OfferId id{m_clusterId + "-O" + std::to_string(m_offersMade)};
        if (std::optional<Offer> offer = agent.offer(id, m_options.role, time)) {
            ++m_offersMade;
            received.offers.push_back(std::move(*offer));
        } else if (const auto until = agent.refusedUntil()) {
            next = next ? std::min(*next, *until) : *until;
        }
    }
    if (next) {
        m_offerTimer.expires_at(*next);
        m_offerTimer.async_wait([this](const boost::system::error_code& error) {
            if (!error)
                offerSoon();
        });
    }
    if (!received.offers.empty())
        m_report(std::move(received));
}

LocalDriver::LocalDriver(LocalOptions options)
    : m_impl(std::make_unique<Impl>(std::move(options)))
{}

LocalDriver::~LocalDriver() = default;

void LocalDriver::start(Report report)
{
    m_impl->start(std::move(report));
}

void LocalDriver::call(const ClusterCall& call)
{
    m_impl->post([impl = m_impl.get(), call] { impl->handle(call); });
}

void LocalDriver::resolve(const ResolveArtifacts& request)
{
    m_impl->post([impl = m_impl.get(), request] { impl->resolve(request); });
}

std::shared_ptr<const AgentBook> LocalDriver::book() const
{
    return m_impl->book();
}

} // namespace pacer::local
