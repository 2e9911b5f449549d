// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rest/context.h"
#include "core/scheduler/views.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace pacer::rest {

/// The JSON of every app with one choice of embeds, written once and kept until the app changes. An answer
/// about many apps is these texts behind each other. The engine is asked only for what changed since the last
/// time, the first time for a few apps at once, so it is never held up. Any thread.
class AppTexts : public std::enable_shared_from_this<AppTexts> {
public:
    using Filter = std::function<bool(const AppSpec&)>;                       ///< empty: all apps
    using Done = std::function<void(std::vector<net::Chunk> commaSeparated)>; ///< called once, on a worker

    explicit AppTexts(scheduler::AppEmbeds embeds)
        : m_embeds(embeds)
    {}

    /// The texts of all apps that `filter` admits, as the engine has them at some moment from now on.
    void list(const ContextPtr& context, Filter filter, Done done);

private:
    struct Entry {
        AppPtr app;
        std::string text;
    };
    /// What the engine said at one moment.
    struct Shot {
        std::uint64_t number = 0;
        Timestamp term{};
        std::uint64_t revision = 0;
        RootGroup root;
        bool whole = false;
        std::vector<AppPtr> waiting; ///< of a whole one: still to be asked for
        std::vector<AppInfo> apps;
        std::vector<PathId> gone;
    };
    struct Task {
        std::shared_ptr<Shot> shot;
        std::function<void()> then;
    };

    std::shared_ptr<Shot> take(const scheduler::State& state, Timestamp now);
    void takeMore(const ContextPtr& context, std::shared_ptr<Shot> shot, std::function<void()> then);
    void hand(const ContextPtr& context, Task task);
    void work();
    void apply(const Shot& shot);
    std::vector<net::Chunk> answer(const Filter& filter);

    const scheduler::AppEmbeds m_embeds;
    std::mutex m_mutex; ///< guards what follows
    std::uint64_t m_shots = 0;
    std::uint64_t m_applied = 0;
    Timestamp m_term{};
    std::uint64_t m_revision = 0;
    RootGroup m_root; ///< null: nothing is known yet
    std::deque<Task> m_tasks;
    bool m_working = false;

    // Only for the one who works, see work().
    std::map<PathId, Entry> m_entries;
    std::vector<net::Chunk> m_all;
    bool m_allIsRight = false;
};

/// One AppTexts for each choice of embeds that is asked for; the one asked for least recently makes room.
class AppTextsShelf {
public:
    std::shared_ptr<AppTexts> of(const scheduler::AppEmbeds& embeds);

private:
    std::mutex m_mutex;
    std::deque<std::pair<unsigned, std::shared_ptr<AppTexts>>> m_texts; ///< newest first
};

} // namespace pacer::rest
