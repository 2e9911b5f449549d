// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/zookeeper_finder.h"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <zookeeper/zookeeper.h>

#include <optional>

namespace pacer::mesos {

namespace {

namespace asio = boost::asio;

constexpr int sessionTimeout = 10'000; ///< ms
constexpr auto pauseAfterTrouble = std::chrono::seconds{1};

} // namespace

/// The library calls back on threads of its own; everything is carried over to the loop, where all state
/// lives. A session's callbacks bring its number along, so that those of an earlier one are known.
class ZooKeeperFinder::Impl : public std::enable_shared_from_this<ZooKeeperFinder::Impl> {
public:
    Impl(asio::io_context& loop, ZooKeeperGroup group, bool tls, Outlets outlets)
        : m_loop(loop)
        , m_pause(loop)
        , m_group(std::move(group))
        , m_tls(tls)
        , m_outlets(std::move(outlets))
    {}

    ~Impl() { end(); }

    void begin()
    {
        end();
        m_session = std::make_unique<Session>(Session{weak_from_this(), ++m_sessionNumber});
        m_handle = zookeeper_init2(m_group.hosts.c_str(), onWatch, sessionTimeout, nullptr, m_session.get(),
                                   0, [](const char*) {});
        if (!m_handle) {
            m_outlets.problem(
                {ErrorCode::NetworkUnreachable, "", {m_group.hosts, "not an address of ZooKeeper"}});
            return pause();
        }
        if (!m_group.auth.empty())
            zoo_add_auth(m_handle, "digest", m_group.auth.data(), static_cast<int>(m_group.auth.size()),
                         nullptr, nullptr);
    }

    /// Joins the threads of the library: nothing comes of this session any more.
    void end()
    {
        m_pause.cancel();
        if (m_handle)
            zookeeper_close(std::exchange(m_handle, nullptr));
        m_session.reset();
    }

    void silence()
    {
        m_outlets = {[](auto) {}, [](const Error&) {}};
    }

private:
    struct Session {
        std::weak_ptr<Impl> owner;
        std::uint64_t number = 0;
    };

    /// On a thread of the library.
    template <class F>
    static void carryOver(const void* context, F use)
    {
        const auto* const session = static_cast<const Session*>(context);
        const std::shared_ptr<Impl> owner = session->owner.lock();
        if (!owner)
            return;
        asio::post(owner->m_loop, [weak = session->owner, number = session->number, use = std::move(use)] {
            const std::shared_ptr<Impl> self = weak.lock();
            if (self && self->m_handle && self->m_sessionNumber == number)
                use(*self);
        });
    }

    static void onWatch(zhandle_t*, int type, int state, const char*, void* context)
    {
        carryOver(context, [type, state](Impl& self) { self.onEvent(type, state); });
    }

    static void onNames(int code, const String_vector* strings, const void* context)
    {
        std::vector<std::string> names;
        for (int i = 0; code == ZOK && strings && i < strings->count; ++i)
            names.emplace_back(strings->data[i]);
        carryOver(context, [code, names = std::move(names)](Impl& self) { self.onMembers(code, names); });
    }

    static void onExists(int code, const Stat*, const void* context)
    {
        carryOver(context, [code](Impl& self) {
            if (code == ZOK)
                self.ask();
            else if (code != ZNONODE)
                self.onTrouble(code);
        });
    }

    static void onNode(int code, const char* value, int size, const Stat*, const void* context)
    {
        std::string data = code == ZOK && value && size > 0
                               ? std::string(value, static_cast<std::size_t>(size))
                               : std::string();
        carryOver(context, [code, data = std::move(data)](Impl& self) { self.onLeader(code, data); });
    }

    void onEvent(int type, int state)
    {
        if (type != ZOO_SESSION_EVENT)
            return ask(); // members came or went
        if (state == ZOO_CONNECTED_STATE)
            return ask();
        if (state == ZOO_EXPIRED_SESSION_STATE) {
            tell({});
            return begin();
        }
        if (state == ZOO_AUTH_FAILED_STATE) {
            m_outlets.problem({ErrorCode::Unauthorized, "", {}});
            tell({});
            pause();
        }
    }

    void ask()
    {
        zoo_awget_children(m_handle, m_group.path.c_str(), onWatch, m_session.get(), onNames,
                           m_session.get());
    }

    void onMembers(int code, const std::vector<std::string>& names)
    {
        if (code == ZNONODE) { // no master has ever come: the node itself is waited for
            tell({});
            zoo_awexists(m_handle, m_group.path.c_str(), onWatch, m_session.get(), onExists, m_session.get());
            return;
        }
        if (code != ZOK)
            return onTrouble(code);
        const std::string leader = leaderNode(names);
        if (leader.empty())
            return tell({});
        zoo_aget(m_handle, (m_group.path + '/' + leader).c_str(), 0, onNode, m_session.get());
    }

    void onLeader(int code, const std::string& data)
    {
        if (code == ZNONODE)
            return ask(); // gone again
        if (code != ZOK)
            return onTrouble(code);
        tell(mastersOf(data, m_tls));
    }

    void onTrouble(int code)
    {
        m_outlets.problem({ErrorCode::NetworkUnreachable, "", {m_group.hosts, zerror(code)}});
        pause();
    }

    /// A session of its own again, later.
    void pause()
    {
        m_pause.expires_after(pauseAfterTrouble);
        m_pause.async_wait([weak = weak_from_this()](const boost::system::error_code& cancelled) {
            const auto self = weak.lock();
            if (!cancelled && self)
                self->begin();
        });
    }

    void tell(std::vector<std::string> masters)
    {
        if (m_told == masters)
            return;
        m_told = masters;
        m_outlets.found(std::move(masters));
    }

    asio::io_context& m_loop;
    asio::steady_timer m_pause;
    ZooKeeperGroup m_group;
    bool m_tls;
    Outlets m_outlets;
    std::unique_ptr<Session> m_session;
    std::uint64_t m_sessionNumber = 0;
    zhandle_t* m_handle = nullptr;
    std::optional<std::vector<std::string>> m_told;
};

ZooKeeperFinder::ZooKeeperFinder(asio::io_context& loop, ZooKeeperGroup group, bool tls, Outlets outlets)
    : m_impl(std::make_shared<Impl>(loop, std::move(group), tls, std::move(outlets)))
{
    asio::post(loop, [weak = std::weak_ptr(m_impl)] {
        if (const auto impl = weak.lock())
            impl->begin();
    });
}

ZooKeeperFinder::~ZooKeeperFinder()
{
    m_impl->silence();
    m_impl->end();
}

} // namespace pacer::mesos
