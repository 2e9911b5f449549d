// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/habits.h"

#include <algorithm>

namespace pacer::simulation {

namespace {

using namespace std::chrono_literals;

constexpr Duration usualStart = 1s;
constexpr Duration startWithArtifacts = 5s;
constexpr Duration startWithImage = 10s;
constexpr Duration usualStop = 1s;

std::optional<Assumed> medianOf(std::vector<Duration> samples)
{
    if (samples.empty())
        return std::nullopt;
    const auto middle = samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2);
    std::ranges::nth_element(samples, middle);
    return Assumed{*middle, AssumedFrom::History, static_cast<int>(samples.size())};
}

std::optional<Assumed> startSeen(const std::vector<const Actor*>& actors)
{
    std::vector<Duration> samples;
    for (const Actor* actor : actors) {
        for (const Task& task : actor->instance->tasks) {
            if (task.startedAt && *task.startedAt >= task.stagedAt)
                samples.push_back(*task.startedAt - task.stagedAt);
        }
    }
    return medianOf(std::move(samples));
}

Duration startSuggested(const RunSpec& spec)
{
    if (const AppSpec* app = spec.app()) {
        if (app->container && app->container->docker)
            return startWithImage;
        return app->fetch.empty() ? usualStart : startWithArtifacts;
    }
    const bool image = std::ranges::any_of(spec.pod()->containers,
                                           [](const PodContainer& one) { return one.image.has_value(); });
    return image ? startWithImage : usualStart;
}

/// A check beside the task waits for its delay; one that the scheduler makes comes with the next tick.
Duration firstResult(const HealthCheck& check)
{
    return std::chrono::seconds{check.runsBesideTask() ? check.delaySeconds : check.intervalSeconds};
}

/// Absent: there is no check.
std::optional<Duration> healthSuggested(const RunSpec& spec)
{
    std::optional<Duration> longest;
    const auto add = [&](Duration time) { longest = std::max(longest.value_or(Duration{0}), time); };
    if (const AppSpec* app = spec.app()) {
        for (const HealthCheck& check : app->healthChecks)
            add(firstResult(check));
        return longest;
    }
    for (const PodContainer& container : spec.pod()->containers) {
        if (container.healthCheck)
            add(std::chrono::seconds{container.healthCheck->delaySeconds});
    }
    return longest;
}

/// What took longer than the grace period allows was not the start: the scheduler began anew meanwhile.
std::optional<Assumed> healthSeen(const RunSpec& spec, const std::vector<const Actor*>& actors)
{
    Duration longest = 0s;
    if (const AppSpec* app = spec.app()) {
        for (const HealthCheck& check : app->healthChecks) {
            const int seconds = check.gracePeriodSeconds + check.intervalSeconds;
            longest = std::max<Duration>(longest, std::chrono::seconds{seconds});
        }
    }
    std::vector<Duration> samples;
    for (const Actor* actor : actors) {
        if (actor->healthyAfter && *actor->healthyAfter >= 0s && *actor->healthyAfter <= longest)
            samples.push_back(*actor->healthyAfter);
    }
    return medianOf(std::move(samples));
}

} // namespace

Assumptions assumptionsFor(const RunSpec& spec, const std::vector<const Actor*>& actors)
{
    Assumptions assumed;
    assumed.start = startSeen(actors).value_or(Assumed{startSuggested(spec)});
    if (const std::optional<Duration> suggested = healthSuggested(spec))
        assumed.healthy = healthSeen(spec, actors).value_or(Assumed{*suggested});
    if (spec.app() && !spec.app()->readinessChecks.empty())
        assumed.ready = Assumed{std::chrono::seconds{spec.app()->readinessChecks.front().intervalSeconds}};
    assumed.stop = usualStop;
    return assumed;
}

Pace paceOf(const Assumptions& assumed, bool probed)
{
    Pace pace;
    pace.start = assumed.start.time;
    pace.stop = assumed.stop;
    const Duration healthy = assumed.healthy ? assumed.healthy->time : Duration{0};
    (probed ? pace.well : pace.firstCheck) = healthy;
    if (assumed.ready)
        pace.ready = assumed.ready->time;
    return pace;
}

} // namespace pacer::simulation
