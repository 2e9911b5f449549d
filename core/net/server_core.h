// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http_server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <mutex>
#include <set>

namespace pacer::net {

class HttpSession;

/// What a server shares with its sessions. (Inside net only: it shows Asio.) Only the posts may be
/// called on other threads than the network's.
struct ServerCore {
    boost::asio::io_context context{1};
    boost::asio::thread_pool workers{2};
    ServerOptions options;
    HttpServer::Handler handler;
    std::set<HttpSession*> sessions;
    std::function<void()> sessionEnded;
    bool stopping = false;

    /// Runs `work` on the network thread; drops it once the server has stopped.
    template <class F>
    void post(F&& work)
    {
        const std::lock_guard lock(m_mutex);
        if (m_open)
            boost::asio::post(context, std::forward<F>(work));
    }
    /// As post(), but at once if this is the network thread already.
    template <class F>
    void postOrRun(F&& work)
    {
        if (context.get_executor().running_in_this_thread())
            work();
        else
            post(std::forward<F>(work));
    }
    /// Runs `work` on the pool; drops it once the server has stopped.
    void postSlow(std::function<void()> work)
    {
        const std::lock_guard lock(m_mutex);
        if (m_open)
            boost::asio::post(workers, std::move(work));
    }
    void closeQueue()
    {
        const std::lock_guard lock(m_mutex);
        m_open = false;
    }

private:
    std::mutex m_mutex;
    bool m_open = true;
};

} // namespace pacer::net
