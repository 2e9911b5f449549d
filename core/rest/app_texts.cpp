// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/app_texts.h"

#include "core/wire/app_json.h"
#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::rest {
namespace {

constexpr std::size_t appsAtOnce = 100; ///< asked of the engine between two of its events
constexpr std::size_t chunkBytes = 128 * 1024;
constexpr std::size_t mostTexts = 4;

unsigned bitsOf(const scheduler::AppEmbeds& embeds)
{
    unsigned bits = 0;
    for (const bool flag : {embeds.counts, embeds.deployments, embeds.tasks, embeds.lastTaskFailure,
                            embeds.readiness, embeds.taskStats})
        bits = bits * 2 + (flag ? 1 : 0);
    return bits;
}

/// Joins texts by commas into chunks of a size that is good to send.
class Joiner {
public:
    void add(const std::string& text)
    {
        if (m_any)
            m_chunk += ',';
        m_any = true;
        m_chunk += text;
        if (m_chunk.size() >= chunkBytes)
            flush();
    }
    std::vector<net::Chunk> finish()
    {
        if (!m_chunk.empty())
            flush();
        return std::move(m_chunks);
    }

private:
    void flush()
    {
        m_chunks.push_back(std::make_shared<const std::string>(std::exchange(m_chunk, {})));
        m_chunk.reserve(chunkBytes + chunkBytes / 8);
    }

    bool m_any = false;
    std::string m_chunk;
    std::vector<net::Chunk> m_chunks;
};

} // namespace

void AppTexts::list(const ContextPtr& context, Filter filter, Done done)
{
    context->engine.read([self = shared_from_this(), context, filter = std::move(filter),
                          done = std::move(done)](const scheduler::State& state, Timestamp now) {
        auto shot = self->take(state, now);
        if (shot->waiting.empty()) {
            return self->hand(context, {shot, [self, filter, done] { done(self->answer(filter)); }});
        }
        // The whole takes several moments; what changed meanwhile is asked for afterwards.
        self->takeMore(context, std::move(shot),
                       [self, context, filter, done] { self->list(context, filter, done); });
    });
}

/// On the engine's thread.
std::shared_ptr<AppTexts::Shot> AppTexts::take(const scheduler::State& state, Timestamp now)
{
    auto shot = std::make_shared<Shot>();
    shot->term = state.startedAt;
    shot->root = scheduler::root(state);
    shot->revision = state.instances.changes.latest();
    RootGroup before;
    std::optional<std::vector<PathId>> touched;
    {
        const std::lock_guard lock(m_mutex);
        shot->number = ++m_shots;
        if (m_root && m_term == state.startedAt) {
            before = m_root;
            touched = state.instances.changes.after(m_revision);
        }
    }
    if (!touched) {
        shot->whole = true;
        for (const auto& [id, app] : appsBelow(*shot->root))
            shot->waiting.push_back(app);
        return shot;
    }
    std::set<PathId> ids(touched->begin(), touched->end());
    for (const SpecDifference& each : specDifferences(before ? *before : Group{}, *shot->root))
        ids.insert(each.id);
    for (const PathId& id : ids) {
        if (const AppPtr app = findApp(*shot->root, id))
            shot->apps.push_back(scheduler::appInfo(state, app, m_embeds, now));
        else
            shot->gone.push_back(id);
    }
    return shot;
}

void AppTexts::takeMore(const ContextPtr& context, std::shared_ptr<Shot> shot, std::function<void()> then)
{
    context->engine.read([self = shared_from_this(), context, shot = std::move(shot),
                          then = std::move(then)](const scheduler::State& state, Timestamp now) mutable {
        for (std::size_t i = 0; i < appsAtOnce && !shot->waiting.empty(); ++i) {
            shot->apps.push_back(scheduler::appInfo(state, shot->waiting.back(), self->m_embeds, now));
            shot->waiting.pop_back();
        }
        if (shot->waiting.empty())
            self->hand(context, {std::move(shot), std::move(then)});
        else
            self->takeMore(context, std::move(shot), std::move(then));
    });
}

/// One worker at a time writes, the others stay free for other requests.
void AppTexts::hand(const ContextPtr& context, Task task)
{
    const std::lock_guard lock(m_mutex);
    m_tasks.push_back(std::move(task));
    if (std::exchange(m_working, true))
        return;
    context->runSlow([self = shared_from_this()] { self->work(); });
}

void AppTexts::work()
{
    for (;;) {
        Task task;
        {
            const std::lock_guard lock(m_mutex);
            if (m_tasks.empty()) {
                m_working = false;
                return;
            }
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        apply(*task.shot);
        task.then();
    }
}

void AppTexts::apply(const Shot& shot)
{
    {
        const std::lock_guard lock(m_mutex);
        if (shot.number < m_applied)
            return; // a later one has said it all
    }
    if (shot.whole)
        m_entries.clear();
    for (const AppInfo& info : shot.apps) {
        std::string text = wire::jsonText(wire::writeAppInfo(info));
        Entry& entry = m_entries[info.app->id];
        m_allIsRight = m_allIsRight && entry.text == text;
        entry = {info.app, std::move(text)};
    }
    for (const PathId& id : shot.gone)
        m_allIsRight = m_entries.erase(id) == 0 && m_allIsRight;
    m_allIsRight = m_allIsRight && !shot.whole;
    const std::lock_guard lock(m_mutex);
    m_applied = shot.number;
    m_term = shot.term;
    m_revision = shot.revision;
    m_root = shot.root;
}

std::vector<net::Chunk> AppTexts::answer(const Filter& filter)
{
    if (!filter && m_allIsRight)
        return m_all;
    Joiner joiner;
    for (const auto& [id, entry] : m_entries) {
        if (!filter || filter(*entry.app))
            joiner.add(entry.text);
    }
    std::vector<net::Chunk> chunks = joiner.finish();
    if (!filter) {
        m_all = chunks;
        m_allIsRight = true;
    }
    return chunks;
}

std::shared_ptr<AppTexts> AppTextsShelf::of(const scheduler::AppEmbeds& embeds)
{
    const unsigned bits = bitsOf(embeds);
    const std::lock_guard lock(m_mutex);
    const auto known = std::ranges::find(m_texts, bits, [](const auto& texts) { return texts.first; });
    if (known != m_texts.end()) {
        std::rotate(m_texts.begin(), known, known + 1);
    } else {
        m_texts.emplace_front(bits, std::make_shared<AppTexts>(embeds));
        if (m_texts.size() > mostTexts)
            m_texts.pop_back();
    }
    return m_texts.front().second;
}

} // namespace pacer::rest
