// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/metrics.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace pacer::rest {
namespace {

using wire::Json;

constexpr const char* requestBytesName = "marathon.http.requests.size.counter.bytes";
constexpr const char* answerBytesName = "marathon.http.responses.size.counter.bytes";
constexpr const char* packedBytesName = "marathon.http.responses.size.gzipped.counter.bytes";
constexpr const char* changesName = "marathon.deployments.counter";
constexpr const char* endedName = "marathon.deployments.ended.counter";
constexpr const char* launchedName = "marathon.tasks.launched.counter";

struct TreeSize {
    std::size_t apps = 0;
    std::size_t pods = 0;
    std::size_t groups = 0;
};

void count(const Group& group, TreeSize& size)
{
    ++size.groups;
    size.apps += group.apps.size();
    size.pods += group.pods.size();
    for (const auto& [id, child] : group.groups)
        count(*child, size);
}

std::string numberText(double value)
{
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end};
}

/// One metric of the text format.
void append(std::string& text, const std::string& name, const char* type, double value)
{
    std::string plain = name;
    std::ranges::replace_if(
        plain,
        [](char c) { return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')); },
        '_');
    text += "# TYPE " + plain + ' ' + type + '\n' + plain + ' ' + numberText(value) + "\n\n";
}

} // namespace

std::map<std::string, double> engineGauges(const scheduler::State& state, Timestamp now)
{
    TreeSize size;
    count(*state.root, size);
    const auto instances = [&](Condition condition) {
        return static_cast<double>(state.instances.count(condition));
    };
    const double uptime = std::chrono::duration<double>(now - state.startedAt).count();
    return {
        {"marathon.apps.active.gauge", static_cast<double>(size.apps)},
        {"marathon.pods.active.gauge", static_cast<double>(size.pods)},
        {"marathon.groups.active.gauge", static_cast<double>(size.groups)},
        {"marathon.deployments.active.gauge", static_cast<double>(state.rollouts.size())},
        {"marathon.instances.running.gauge", instances(Condition::Running)},
        {"marathon.instances.staged.gauge",
         instances(Condition::Provisioned) + instances(Condition::Staging) + instances(Condition::Starting)},
        {"marathon.instances.scheduled.gauge", instances(Condition::Scheduled)},
        {"marathon.instances.unreachable.gauge",
         instances(Condition::Unreachable) + instances(Condition::UnreachableInactive)},
        {"marathon.instances.inflight-kills.gauge", static_cast<double>(state.kills.inFlight.size())},
        {"marathon.leadership.duration.gauge.seconds", uptime},
        {"marathon.uptime.gauge.seconds", uptime},
    };
}

Metrics::Metrics(Meter::Time start)
    : m_start(start)
    , m_counters{{requestBytesName, 0}, {answerBytesName, 0}, {packedBytesName, 0},
                 {changesName, 0},      {endedName, 0},       {launchedName, 0}}
    , m_responses{Meter{start}, Meter{start}, Meter{start}, Meter{start}, Meter{start}}
{}

void Metrics::answered(int status, std::size_t requestBytes, std::size_t answerBytes, bool packed,
                       Meter::Time now)
{
    const std::lock_guard lock(m_mutex);
    m_counters[requestBytesName] += requestBytes;
    m_counters[packed ? packedBytesName : answerBytesName] += answerBytes;
    const int digit = std::clamp(status / 100, 1, static_cast<int>(m_responses.size()));
    m_responses.at(static_cast<std::size_t>(digit) - 1).mark(now);
}

void Metrics::published(const ApiEvent& event)
{
    const char* name = nullptr;
    if (const auto* group = std::get_if<GroupChangeEvent>(&event.body))
        name = group->failure ? nullptr : changesName;
    else if (std::holds_alternative<DeploymentEndedEvent>(event.body))
        name = endedName;
    else if (const auto* instance = std::get_if<InstanceChangedEvent>(&event.body))
        name = instance->condition == Condition::Provisioned ? launchedName : nullptr;
    if (name == nullptr)
        return;
    const std::lock_guard lock(m_mutex);
    ++m_counters[name];
}

MetricsReport Metrics::report(std::map<std::string, double> gauges, Meter::Time now) const
{
    const std::lock_guard lock(m_mutex);
    MetricsReport report{m_counters, std::move(gauges), {}};
    for (std::size_t i = 0; i < m_responses.size(); ++i)
        report.meters["marathon.http.responses." + std::to_string(i + 1) + "xx.rate.meter"] =
            m_responses[i].read(now);
    return report;
}

Json metricsJson(const MetricsReport& report)
{
    Json json = Json::object();
    json["version"] = "4.0.0";
    Json& counters = json["counters"] = Json::object();
    for (const auto& [name, value] : report.counters)
        counters[name] = Json::object({{"count", value}});
    Json& gauges = json["gauges"] = Json::object();
    for (const auto& [name, value] : report.gauges)
        gauges[name] = Json::object({{"value", value}});
    json["histograms"] = Json::object();
    Json& meters = json["meters"] = Json::object();
    for (const auto& [name, meter] : report.meters)
        meters[name] = Json::object({{"count", meter.count},
                                     {"m1_rate", meter.m1},
                                     {"m5_rate", meter.m5},
                                     {"m15_rate", meter.m15},
                                     {"mean_rate", meter.mean},
                                     {"units", "events/second"}});
    json["timers"] = Json::object();
    return json;
}

std::string prometheusText(const MetricsReport& report)
{
    std::string text;
    for (const auto& [name, value] : report.gauges)
        append(text, name, "gauge", value);
    for (const auto& [name, value] : report.counters)
        append(text, name, "counter", static_cast<double>(value));
    for (const auto& [name, meter] : report.meters) {
        append(text, name + ".count", "counter", static_cast<double>(meter.count));
        append(text, name + ".m1.rate", "gauge", meter.m1);
        append(text, name + ".m5.rate", "gauge", meter.m5);
        append(text, name + ".m15.rate", "gauge", meter.m15);
        append(text, name + ".mean.rate", "gauge", meter.mean);
    }
    return text;
}

} // namespace pacer::rest
