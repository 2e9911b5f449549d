// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/task_checks.h"

#include "core/local/download.h"
#include "core/local/file_descriptor.h"
#include "core/local/run_command.h"

#include <boost/asio/post.hpp>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>

#include <atomic>
#include <cerrno>

namespace pacer::local {

namespace {

namespace asio = boost::asio;

bool connectWithin(const addrinfo& address, Duration timeout)
{
    const FileDescriptor socket{
        ::socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, address.ai_protocol)};
    if (!socket)
        return false;
    if (::connect(socket.get(), address.ai_addr, address.ai_addrlen) == 0)
        return true;
    if (errno != EINPROGRESS)
        return false;
    pollfd writable{socket.get(), POLLOUT, 0};
    const auto ms = std::chrono::ceil<std::chrono::milliseconds>(timeout).count();
    int error = 0;
    socklen_t size = sizeof error;
    return ::poll(&writable, 1, static_cast<int>(ms)) == 1
           && ::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
}

bool canConnect(const std::string& host, int port, Duration timeout)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0)
        return false;
    bool connected = false;
    for (const addrinfo* address = found; address && !connected; address = address->ai_next)
        connected = connectWithin(*address, timeout);
    ::freeaddrinfo(found);
    return connected;
}

struct CheckOutcome {
    bool success = false;
    CheckResult result; ///< empty after a time-out
};

CheckOutcome perform(const CheckPlan& plan, const std::atomic<bool>& cancelled)
{
    CheckOutcome outcome;
    switch (plan.kind) {
    case CheckPlan::Kind::Command: {
        // A check's own environment comes with its argv; the engine's client needs ours for that.
        const CommandOutcome ran = runCommand(plan.argv, commandEnvironment(), plan.timeout, &cancelled);
        if (ran.started && !ran.timedOut)
            outcome.result.commandExitCode = ran.exitCode;
        outcome.success = ran.started && !ran.timedOut && ran.exitCode == 0;
        break;
    }
    case CheckPlan::Kind::Http: {
        std::string error;
        const int status = httpStatus(plan.url, plan.timeout, error);
        if (status != 0)
            outcome.result.httpStatusCode = status;
        outcome.success = status >= 200 && status < 400;
        break;
    }
    case CheckPlan::Kind::Tcp:
        outcome.success = canConnect(plan.host, plan.port, plan.timeout);
        outcome.result.tcpSucceeded = outcome.success;
        break;
    }
    return outcome;
}

} // namespace

/// One check; shared with the probe under way, so that it can end after its task.
struct TaskChecks::Check : std::enable_shared_from_this<Check> {
    Check(asio::io_context& eventLoop, asio::thread_pool& probes, CheckPlan checkPlan, Listener told)
        : loop(eventLoop)
        , pool(probes)
        , timer(eventLoop)
        , plan(std::move(checkPlan))
        , listener(std::move(told))
        , counter(plan.grace, plan.maxFailures, HealthCounter::Clock::now())
    {}

    void scheduleIn(Duration time)
    {
        timer.expires_after(std::chrono::duration_cast<asio::steady_timer::duration>(time));
        timer.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
            if (!error && !self->cancelled)
                self->probe();
        });
    }

    void probe()
    {
        asio::post(pool, [self = shared_from_this()] {
            const CheckOutcome outcome = perform(self->plan, self->cancelled);
            asio::post(self->loop, [self, outcome] {
                if (!self->cancelled)
                    self->take(outcome);
            });
        });
    }

    void take(const CheckOutcome& outcome)
    {
        // First the next round: what the listener does may end this check.
        scheduleIn(plan.interval);
        if (!plan.health) {
            if (last != outcome.result) {
                last = outcome.result;
                listener.onCheck(outcome.result);
            }
            return;
        }
        const HealthCounter::Verdict verdict = counter.add(outcome.success, HealthCounter::Clock::now());
        if (verdict.healthy)
            listener.onHealth(*verdict.healthy);
        if (verdict.kill)
            listener.onUnhealthy();
    }

    asio::io_context& loop;
    asio::thread_pool& pool;
    asio::steady_timer timer;
    CheckPlan plan;
    Listener listener;
    HealthCounter counter;
    std::optional<CheckResult> last;
    std::atomic<bool> cancelled{false};
};

TaskChecks::TaskChecks(asio::io_context& loop, asio::thread_pool& pool, const std::vector<CheckPlan>& plans,
                       const Listener& listener)
{
    for (const CheckPlan& plan : plans) {
        m_checks.push_back(std::make_shared<Check>(loop, pool, plan, listener));
        m_checks.back()->scheduleIn(plan.delay);
    }
}

TaskChecks::~TaskChecks()
{
    for (const std::shared_ptr<Check>& check : m_checks) {
        check->cancelled = true;
        check->timer.cancel();
    }
}

} // namespace pacer::local
