// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/overloaded.h"
#include "core/mesos/persistent_volumes.h"
#include "core/mesos/subscription.h"
#include "core/mesos/task_json.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::mesos {

namespace {

constexpr std::size_t tasksAtOnce = 1000; ///< of one RECONCILE

} // namespace

std::uint64_t Subscription::send(const wire::Json& call)
{
    m_actions.emplace_back(
        SendCall{++m_lastCall, m_url + "/api/v1/scheduler", m_streamId, wire::jsonText(call)});
    return m_lastCall;
}

void Subscription::flushDeclines()
{
    for (const auto& [filter, offers] : std::exchange(m_declines, {}))
        send(declineCall(*m_framework, offers, filter));
}

void Subscription::call(const scheduler::ClusterCall& call, Timestamp now)
{
    if (m_phase != Phase::Subscribed) {
        // Nothing is kept for later: when we are connected again the engine asks and tells everything anew.
        // Only launches are answered for, because nobody else will ever hear of them.
        if (const auto* const accepted = std::get_if<scheduler::AcceptOffer>(&call))
            accept(*accepted, now);
        return;
    }
    if (!std::holds_alternative<scheduler::DeclineOffer>(call))
        flushDeclines(); // before what could take them back
    std::visit(Overloaded{
                   [&](const scheduler::AcceptOffer& c) { accept(c, now); },
                   [&](const scheduler::DeclineOffer& c) { decline(c); },
                   [&](const scheduler::KillTask& c) { send(killCall(*m_framework, c)); },
                   [&](const scheduler::ReviveOffers& c) { revive(c.roles); },
                   [&](const scheduler::SuppressOffers&) { send(suppressCall(*m_framework, {})); },
                   [&](const scheduler::AcknowledgeStatus& c) { send(acknowledgeCall(*m_framework, c)); },
                   [&](const scheduler::ReconcileTasks& c) { reconcile(c, now); },
               },
               call);
}

void Subscription::tell(const Placed& task, TaskState state, const std::string& message, Timestamp now)
{
    scheduler::TaskStatus status;
    status.task = task.task;
    status.state = state;
    status.time = now;
    status.message = message;
    status.reason = scheduler::StatusReason::Other;
    status.agent = task.agent;
    m_actions.emplace_back(Report{scheduler::TaskStatusReceived{std::move(status)}});
}

void Subscription::accept(const scheduler::AcceptOffer& call, Timestamp now)
{
    const std::optional<MesosOffer> held = m_offers.take(call.offer);
    const auto tellAll = [&](const scheduler::Launch& launch, TaskState state, const std::string& message) {
        const AgentId agent = held ? held->offer.agent.id : launch.instance->agent->id;
        for (const Task& task : launch.instance->tasks)
            tell({task.id, agent}, state, message, now);
    };
    if (!held) {
        const std::string why =
            "Task launched with invalid offers: Offer " + call.offer.value + " is no longer valid";
        for (const scheduler::Launch& launch : call.launches)
            tellAll(launch, TaskState::Dropped, why);
        return;
    }
    const LaunchContext context{*m_framework, held->offer.agent.id, held->offer.allocationRole,
                                m_settings.framework.principal, m_settings.bridgeName};
    std::vector<ImpossibleLaunch> impossible;
    wire::Json operations = givingUp(call.freed, *held->resources, *m_framework);
    for (wire::Json& operation :
         operationsJson(call.launches, ResourcePurse(*held->resources), context, impossible))
        operations.push_back(std::move(operation));
    for (const ImpossibleLaunch& each : impossible)
        tellAll(*each.launch, TaskState::Error, each.why);
    Accepted accepted{call.offer, {}};
    for (const scheduler::Launch& launch : call.launches) {
        if (std::ranges::find(impossible, &launch, &ImpossibleLaunch::launch) != impossible.end())
            continue;
        for (const Task& task : launch.instance->tasks)
            accepted.tasks.push_back({task.id, context.agent});
    }
    const std::uint64_t number = send(acceptCall(*m_framework, call.offer, std::move(operations)));
    m_accepts.emplace(number, std::move(accepted));
}

void Subscription::decline(const scheduler::DeclineOffer& call)
{
    if (m_offers.take(call.offer))
        m_declines[call.filter].push_back(call.offer);
}

/// Roles that nobody had before are added to the framework first; that brings their offers by itself.
void Subscription::revive(const std::set<std::string>& roles)
{
    std::set<std::string>& known = m_settings.framework.roles;
    std::set<std::string> added;
    std::set<std::string> present;
    for (const std::string& role : roles)
        (known.contains(role) ? present : added).insert(role);
    if (!added.empty()) {
        known.insert(added.begin(), added.end());
        m_rolesAsked.emplace(send(updateFrameworkCall(m_settings.framework, *m_framework, {})), added);
    }
    if (!present.empty() || roles.empty())
        send(reviveCall(*m_framework, present.size() == known.size() ? std::set<std::string>() : present));
}

/// A definition with a role that this framework may not have waits, alone; the others go on (decision 36).
/// A master before 1.9 knows no UPDATE_FRAMEWORK: there a new subscription brings the roles.
void Subscription::onRolesRefused(const std::set<std::string>& roles, const Error& answer, Timestamp now)
{
    note(Note::Kind::Problem, m_url, answer);
    if (answer.args.size() > 1 && answer.args[1].find("Expecting 'type'") != std::string::npos)
        return lose(std::nullopt, now);
    for (const std::string& role : roles)
        m_settings.framework.roles.erase(role);
}

void Subscription::reconcile(const scheduler::ReconcileTasks& call, Timestamp now)
{
    if (call.tasks.empty()) {
        send(reconcileCall(*m_framework, {}));
        return;
    }
    m_reconciler.asked(call.tasks, now);
    askFor(call.tasks);
}

void Subscription::askFor(const Reconciler::Questions& tasks)
{
    for (std::size_t i = 0; i < tasks.size(); i += tasksAtOnce) {
        const auto begin = tasks.begin() + static_cast<std::ptrdiff_t>(i);
        const auto end = tasks.begin() + static_cast<std::ptrdiff_t>(std::min(i + tasksAtOnce, tasks.size()));
        send(reconcileCall(*m_framework, {begin, end}));
    }
}

} // namespace pacer::mesos
