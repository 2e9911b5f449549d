// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <thread>

namespace pacer::net {

/// One event loop on a thread of its own. (Inside net only: it shows Asio.)
class IoThread {
public:
    IoThread();
    IoThread(const IoThread&) = delete;
    IoThread& operator=(const IoThread&) = delete;
    ~IoThread(); ///< as stop()

    boost::asio::io_context& context() { return m_context; }

    /// Drops what is still queued and joins. Must not be called on the thread itself.
    void stop();

private:
    boost::asio::io_context m_context{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_work;
    std::thread m_thread;
};

} // namespace pacer::net
