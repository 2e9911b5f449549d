// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mesos/server.h"

#include "tests/support/mesos/connection.h"
#include "tests/support/mesos/control.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace pacer::mesos_double {
namespace {

Timestamp clockNow()
{
    return std::chrono::system_clock::now();
}

int listenOn(std::uint16_t& port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int one = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(fd, plain, size) != 0 || ::listen(fd, 1024) != 0 || ::getsockname(fd, plain, &size) != 0) {
        ::close(fd);
        throw std::runtime_error("port " + std::to_string(port) + " is taken");
    }
    port = ntohs(address.sin_port);
    return fd;
}

} // namespace

class Server::Loop {
public:
    Loop(ClusterSetup setup, std::uint16_t controlPort);
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;
    ~Loop();

    void post(std::function<void(Master&)> work);

    ClusterSetup setup;
    std::uint16_t control = 0;

private:
    void run();
    int waitTime() const;
    void doWork();
    void acceptOn(int listener, std::uint16_t port);
    void readFrom(int fd);
    void serve(int fd);
    void writeTo(int fd);
    void route();
    void drop(int fd);
    void keepListeners();

    std::unique_ptr<Master> m_master;
    int m_wake = -1;
    std::map<std::uint16_t, int> m_listeners;
    std::map<int, Connection> m_connections;
    std::map<StreamId, int> m_streams;
    std::mutex m_mutex;
    std::vector<std::function<void(Master&)>> m_work;
    bool m_stop = false;
    std::thread m_thread;
};

Server::Loop::Loop(ClusterSetup clusterSetup, std::uint16_t controlPort)
    : setup(std::move(clusterSetup))
    , control(controlPort)
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    m_listeners[0] = listenOn(control);
    const auto open = [&](std::uint16_t& port) {
        if (port != 0 && m_listeners.contains(port))
            return;
        const int fd = listenOn(port);
        m_listeners[port] = fd;
    };
    for (std::uint16_t& port : setup.masters)
        open(port);
    for (AgentSetup& agent : setup.agents)
        open(agent.port);
    m_listeners[control] = m_listeners.extract(0).mapped();
    m_master = std::make_unique<Master>(setup, clockNow());
    m_thread = std::thread([this] { run(); });
}

Server::Loop::~Loop()
{
    post([this](Master&) { m_stop = true; });
    m_thread.join();
    for (const auto& [fd, connection] : m_connections)
        ::close(fd);
    for (const auto& [port, fd] : m_listeners)
        ::close(fd);
    ::close(m_wake);
}

void Server::Loop::post(std::function<void(Master&)> work)
{
    const std::lock_guard lock(m_mutex);
    m_work.push_back(std::move(work));
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_wake, &one, sizeof one);
}

int Server::Loop::waitTime() const
{
    const auto next = m_master->nextTimer();
    if (!next)
        return 1000;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*next - clockNow()).count();
    return static_cast<int>(std::clamp<std::int64_t>(wait, 0, 1000));
}

void Server::Loop::run()
{
    while (!m_stop) {
        std::vector<pollfd> polled{{m_wake, POLLIN, 0}};
        std::vector<std::uint16_t> ports;
        for (const auto& [port, fd] : m_listeners) {
            polled.push_back({fd, POLLIN, 0});
            ports.push_back(port);
        }
        for (auto& [fd, connection] : m_connections)
            polled.push_back(
                {fd, static_cast<short>(connection.out().empty() ? POLLIN : POLLIN | POLLOUT), 0});
        ::poll(polled.data(), polled.size(), waitTime());
        m_master->advance(clockNow());
        doWork();
        for (std::size_t i = 0; i < ports.size(); ++i)
            if (polled[i + 1].revents != 0)
                acceptOn(polled[i + 1].fd, ports[i]);
        for (std::size_t i = ports.size() + 1; i < polled.size(); ++i) {
            if ((polled[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0)
                readFrom(polled[i].fd);
            route();
            if ((polled[i].revents & POLLOUT) != 0)
                writeTo(polled[i].fd);
        }
        route();
        keepListeners();
    }
}

void Server::Loop::doWork()
{
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t size = ::read(m_wake, &count, sizeof count);
    std::vector<std::function<void(Master&)>> work;
    {
        const std::lock_guard lock(m_mutex);
        work.swap(m_work);
    }
    for (const auto& one : work) {
        one(*m_master);
        route();
    }
    if (!work.empty())
        keepListeners();
}

void Server::Loop::acceptOn(int listener, std::uint16_t port)
{
    for (;;) {
        const int fd = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (fd < 0)
            return;
        const int one = 1;
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        m_connections.emplace(fd, Connection(port));
    }
}

void Server::Loop::readFrom(int fd)
{
    const auto found = m_connections.find(fd);
    if (found == m_connections.end())
        return;
    std::array<char, 65536> bytes{};
    for (;;) {
        const ssize_t size = ::recv(fd, bytes.data(), bytes.size(), 0);
        if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
            break;
        if (size <= 0)
            return drop(fd);
        found->second.receive({bytes.data(), static_cast<std::size_t>(size)});
        if (static_cast<std::size_t>(size) < bytes.size())
            break;
    }
    serve(fd);
}

void Server::Loop::serve(int fd)
{
    Connection& connection = m_connections.at(fd);
    while (const auto request = connection.next()) {
        const Reply reply = connection.port() == control
                                ? controlRequest(*m_master, *request)
                                : m_master->handle(connection.port(), *request, clockNow());
        connection.answer(reply);
        if (reply.stream != 0)
            m_streams[reply.stream] = fd;
        route();
        if (!m_connections.contains(fd))
            return;
    }
    if (connection.isBroken())
        return drop(fd);
    writeTo(fd);
}

void Server::Loop::route()
{
    std::set<int> touched;
    for (const Output& output : m_master->takeOutputs()) {
        const auto found = m_streams.find(output.stream);
        if (found == m_streams.end())
            continue;
        const int fd = found->second;
        m_connections.at(fd).send(output);
        touched.insert(fd);
        if (output.kind == Output::Kind::End || output.kind == Output::Kind::Cut)
            m_streams.erase(found);
    }
    for (const int fd : touched)
        writeTo(fd);
}

void Server::Loop::writeTo(int fd)
{
    const auto found = m_connections.find(fd);
    if (found == m_connections.end())
        return;
    std::string& out = found->second.out();
    std::size_t sent = 0;
    while (sent < out.size()) {
        const ssize_t size = ::send(fd, out.data() + sent, out.size() - sent, MSG_NOSIGNAL);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            break;
        if (size <= 0)
            return drop(fd);
        sent += static_cast<std::size_t>(size);
    }
    out.erase(0, sent);
    if (out.empty() && found->second.isClosing())
        drop(fd);
}

void Server::Loop::drop(int fd)
{
    const auto found = m_connections.find(fd);
    if (found == m_connections.end())
        return;
    const StreamId stream = found->second.stream();
    m_connections.erase(found);
    ::close(fd);
    if (stream != 0) {
        m_streams.erase(stream);
        m_master->closed(stream, clockNow());
    }
}

/// Nobody listens where a process is dead, and its connections are gone with it.
void Server::Loop::keepListeners()
{
    std::set<std::uint16_t> wanted = m_master->ports();
    wanted.insert(control);
    for (auto listener = m_listeners.begin(); listener != m_listeners.end();) {
        const auto [port, fd] = *listener;
        if (wanted.contains(port)) {
            ++listener;
            continue;
        }
        ::close(fd);
        listener = m_listeners.erase(listener);
        std::vector<int> gone;
        for (const auto& [client, connection] : m_connections)
            if (connection.port() == port)
                gone.push_back(client);
        for (const int client : gone)
            drop(client);
    }
    for (std::uint16_t port : wanted)
        if (!m_listeners.contains(port))
            m_listeners[port] = listenOn(port);
}

Server::Server(ClusterSetup setup, std::uint16_t controlPort)
    : m_loop(std::make_unique<Loop>(std::move(setup), controlPort))
{}

Server::~Server() = default;

const ClusterSetup& Server::setup() const
{
    return m_loop->setup;
}

std::uint16_t Server::masterPort() const
{
    return m_loop->setup.masters.front();
}

std::uint16_t Server::controlPort() const
{
    return m_loop->control;
}

std::string Server::url() const
{
    return "http://127.0.0.1:" + std::to_string(masterPort());
}

void Server::post(std::function<void(Master&)> work)
{
    m_loop->post(std::move(work));
}

} // namespace pacer::mesos_double
