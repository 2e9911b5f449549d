// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace pacer::test {

/// Makes room for `count` open files; false if the system does not let us.
inline bool allowFiles(rlim_t count)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return false;
    if (limit.rlim_cur >= count)
        return true;
    limit.rlim_cur = count;
    limit.rlim_max = std::max(limit.rlim_max, count);
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

/// Many sockets to one server, read side by side on one thread.
class ManyReaders {
public:
    ManyReaders(std::uint16_t port, std::size_t count, const std::string& request)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        for (std::size_t i = 0; i < count; ++i) {
            const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
                ++refused;
            [[maybe_unused]] const auto sent = ::send(socket, request.data(), request.size(), MSG_NOSIGNAL);
            m_polled.push_back({socket, POLLIN, 0});
        }
        received.resize(count);
        closed.resize(count);
    }
    ManyReaders(const ManyReaders&) = delete;
    ManyReaders& operator=(const ManyReaders&) = delete;
    ~ManyReaders()
    {
        for (const pollfd& one : m_polled)
            ::close(one.fd);
    }

    /// Reads until `enough()`, or until half a minute has brought nothing.
    template <class Enough>
    bool readUntil(Enough enough)
    {
        while (!enough()) {
            if (::poll(m_polled.data(), m_polled.size(), 30'000) <= 0)
                return false;
            for (std::size_t i = 0; i < m_polled.size(); ++i) {
                if (m_polled[i].revents != 0)
                    readSome(i);
            }
        }
        return true;
    }

    std::vector<std::string> received; ///< one for each, nothing taken away
    std::vector<bool> closed;          ///< by the server
    int refused = 0;

private:
    void readSome(std::size_t index)
    {
        std::vector<char> buffer(64 * 1024);
        const auto got = ::recv(m_polled[index].fd, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (got > 0)
            received[index].append(buffer.data(), static_cast<std::size_t>(got));
        if (got > 0)
            return;
        closed[index] = true;
        m_polled[index].events = 0;
        ::close(m_polled[index].fd);
        m_polled[index].fd = -1; // poll() passes it over
    }

    std::vector<pollfd> m_polled;
};

} // namespace pacer::test
