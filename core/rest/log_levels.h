// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <array>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace pacer::rest {

/// From the most to the least talkative.
enum class LogLevel { Trace, Debug, Info, Warn, Error };
inline constexpr std::array<std::string_view, 5> logLevelNames{"TRACE", "DEBUG", "INFO", "WARN", "ERROR"};

/// The level by its name in any case.
std::optional<LogLevel> logLevelOf(std::string_view name);

/// Which loggers say how much. A logger without a level of its own has that of the nearest one above it
/// ("pacer.rest" is above "pacer.rest.requests"), at last that of ROOT. Any thread.
class LogLevels {
public:
    /// The logger that names every request, at Debug.
    static constexpr const char* requests = "pacer.rest.requests";

    LogLevels();

    /// Until further notice, or for `duration`; after it the logger is as it was before.
    void set(const std::string& logger, LogLevel level, std::optional<Duration> duration, Timestamp now);
    bool admits(std::string_view logger, LogLevel level, Timestamp now);

    /// Every known logger with its level: "INFO", or "INFO (inherited)".
    std::map<std::string, std::string> all(Timestamp now);

private:
    struct Entry {
        std::optional<LogLevel> level;
        std::optional<LogLevel> afterwards;
        std::optional<Timestamp> until;
    };

    void expire(Timestamp now);
    LogLevel effective(std::string_view logger) const;

    std::mutex m_mutex;
    std::map<std::string, Entry, std::less<>> m_entries;
};

} // namespace pacer::rest
