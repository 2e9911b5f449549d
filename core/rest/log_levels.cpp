// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/log_levels.h"

#include "core/base/text.h"

namespace pacer::rest {
namespace {

constexpr const char* rootName = "ROOT";

} // namespace

std::optional<LogLevel> logLevelOf(std::string_view name)
{
    for (std::size_t i = 0; i < logLevelNames.size(); ++i) {
        if (equalsIgnoringCase(name, logLevelNames[i]))
            return static_cast<LogLevel>(i);
    }
    return std::nullopt;
}

LogLevels::LogLevels()
{
    m_entries[rootName].level = LogLevel::Info;
    m_entries["pacer"];
    m_entries["pacer.rest"];
    m_entries[requests];
}

void LogLevels::set(const std::string& logger, LogLevel level, std::optional<Duration> duration,
                    Timestamp now)
{
    const std::lock_guard lock(m_mutex);
    expire(now);
    Entry& entry = m_entries[logger];
    if (duration && !entry.until)
        entry.afterwards = entry.level;
    entry.level = level;
    entry.until = duration ? std::optional(now + *duration) : std::nullopt;
}

bool LogLevels::admits(std::string_view logger, LogLevel level, Timestamp now)
{
    const std::lock_guard lock(m_mutex);
    expire(now);
    return level >= effective(logger);
}

std::map<std::string, std::string> LogLevels::all(Timestamp now)
{
    const std::lock_guard lock(m_mutex);
    expire(now);
    std::map<std::string, std::string> levels;
    for (const auto& [logger, entry] : m_entries) {
        const auto level = static_cast<std::size_t>(effective(logger));
        levels[logger] = std::string(logLevelNames.at(level)) + (entry.level ? "" : " (inherited)");
    }
    return levels;
}

void LogLevels::expire(Timestamp now)
{
    for (auto& [logger, entry] : m_entries) {
        if (!entry.until || *entry.until > now)
            continue;
        entry.level = entry.afterwards;
        entry.until.reset();
    }
}

LogLevel LogLevels::effective(std::string_view logger) const
{
    for (;;) {
        const auto entry = m_entries.find(logger);
        if (entry != m_entries.end() && entry->second.level)
            return *entry->second.level;
        const std::size_t dot = logger.rfind('.');
        logger = dot == std::string_view::npos ? std::string_view(rootName) : logger.substr(0, dot);
    }
}

} // namespace pacer::rest
