// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace pacer::test {

/// A blocking socket to loopback that sends what it is told, right or wrong.
class RawClient {
public:
    explicit RawClient(std::uint16_t port, int receiveBuffer = 0)
        : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        if (receiveBuffer > 0)
            ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval limit{60, 0}; // far more than needed, for machines that are busy with something else
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        m_connected = ::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    ~RawClient() { close(); }

    bool connected() const { return m_connected; }
    void send(std::string_view text) const
    {
        [[maybe_unused]] const auto sent = ::send(m_socket, text.data(), text.size(), MSG_NOSIGNAL);
    }

    /// Until `text` stands in what came, or the other side closed, or nothing came for a long time.
    std::string readUntil(std::string_view text)
    {
        std::size_t at = m_got.find(text);
        for (std::size_t seen = m_got.size(); at == std::string::npos && readSome(); seen = m_got.size())
            at = m_got.find(text, seen - std::min(seen, text.size()));
        const std::size_t end = at == std::string::npos ? m_got.size() : at + text.size();
        std::string part = m_got.substr(0, end);
        m_got.erase(0, end);
        return part;
    }
    std::string readAll()
    {
        while (readSome()) {
        }
        return std::exchange(m_got, {});
    }

    void close()
    {
        if (m_socket >= 0)
            ::close(m_socket);
        m_socket = -1;
    }

private:
    bool readSome()
    {
        char buffer[65536];
        const auto got = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (got <= 0)
            return false;
        m_got.append(buffer, static_cast<std::size_t>(got));
        return true;
    }

    int m_socket;
    bool m_connected = false;
    std::string m_got;
};

} // namespace pacer::test
