// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/master.h"

#include <functional>
#include <future>
#include <memory>

namespace pacer::mesos_double {

/// The double in real time, on ports of 127.0.0.1. Its own small server, because it has to answer as Mesos
/// does where a good server would not: bodies for HEAD, no 100-continue, streams that end while the
/// connection stays, records cut in two.
class Server {
public:
    /// Binds at once. Ports that are 0 in the setup become free ones. Throws std::runtime_error if a port is
    /// taken.
    explicit Server(ClusterSetup setup, std::uint16_t controlPort = 0);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

    /// The setup with the ports that it got.
    const ClusterSetup& setup() const;
    std::uint16_t masterPort() const;
    std::uint16_t controlPort() const; ///< speaks control.h, lives on when masters die
    std::string url() const;           ///< of the first master

    /// Runs `work` on the cluster's thread and waits for it.
    template <class F>
    auto with(F work)
    {
        using Value = std::invoke_result_t<F, Master&>;
        auto promise = std::make_shared<std::promise<Value>>();
        auto future = promise->get_future();
        post([work = std::move(work), promise](Master& master) mutable {
            if constexpr (std::is_void_v<Value>) {
                work(master);
                promise->set_value();
            } else {
                promise->set_value(work(master));
            }
        });
        return future.get();
    }
    void post(std::function<void(Master&)> work);

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

} // namespace pacer::mesos_double
