// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <variant>

namespace pacer {

/// What one instance asks for, as written in its definition.
struct Resources {
    double cpus = 1;  ///< shares of a core
    double mem = 128; ///< MiB
    double disk = 0;  ///< MiB
    int gpus = 0;

    bool operator==(const Resources&) const = default;
};

/// Amounts are compared and subtracted in whole thousandths, as Mesos does (decision 33).
using Milli = std::int64_t;

inline Milli toMilli(double amount)
{
    return std::llround(amount * 1000);
}

inline double fromMilli(Milli amount)
{
    return static_cast<double>(amount) / 1000;
}

struct Unlimited {
    bool operator==(const Unlimited&) const = default;
};
using ResourceLimit = std::variant<double, Unlimited>;

/// Upper bounds beyond the request; absent ones are not set.
struct ResourceLimits {
    std::optional<ResourceLimit> cpus;
    std::optional<ResourceLimit> mem;

    bool operator==(const ResourceLimits&) const = default;
};

/// What the executor needs besides the task.
struct ExecutorResources {
    double cpus = 0.1;
    double mem = 32;
    double disk = 10;

    bool operator==(const ExecutorResources&) const = default;
};

} // namespace pacer
