// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_events.h"
#include "core/rest/meter.h"
#include "core/scheduler/state.h"
#include "core/wire/json.h"

#include <array>
#include <map>
#include <mutex>
#include <string>

/// What /metrics tells (spec/marathon-api.md 9.4).
namespace pacer::rest {

/// Numbers by their names.
struct MetricsReport {
    std::map<std::string, std::uint64_t> counters;
    std::map<std::string, double> gauges;
    std::map<std::string, Meter::Reading> meters;
};

/// What the engine knows at this moment; asks no single instance.
std::map<std::string, double> engineGauges(const scheduler::State& state, Timestamp now);

/// What the server counts about itself and about the events that pass it. Any thread.
class Metrics {
public:
    explicit Metrics(Meter::Time start);

    void answered(int status, std::size_t requestBytes, std::size_t answerBytes, bool packed,
                  Meter::Time now);
    void published(const ApiEvent& event);

    /// Everything, with the engine's `gauges`.
    MetricsReport report(std::map<std::string, double> gauges, Meter::Time now) const;

private:
    mutable std::mutex m_mutex;
    Meter::Time m_start;
    std::map<std::string, std::uint64_t> m_counters;
    mutable std::array<Meter, 5> m_responses; ///< by the first digit of the status
};

wire::Json metricsJson(const MetricsReport& report);
/// The text format of Prometheus; everything but letters and digits in a name becomes `_`.
std::string prometheusText(const MetricsReport& report);

} // namespace pacer::rest
