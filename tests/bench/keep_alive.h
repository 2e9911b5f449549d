// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace pacer::bench {

/// One connection that is used again and again, and does as little as it can with the answers.
class KeepAlive {
public:
    explicit KeepAlive(std::uint16_t port)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
        , m_buffer(512 * 1024)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            std::abort();
    }
    KeepAlive(const KeepAlive&) = delete;
    KeepAlive& operator=(const KeepAlive&) = delete;
    ~KeepAlive() { ::close(m_socket); }

    struct Answer {
        int status = 0;
        std::size_t bytes = 0; ///< of the body
    };
    Answer ask(const std::string& method, const std::string& target, const std::string& body = {})
    {
        const std::string request = method + ' ' + target
                                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                      "Content-Length: "
                                    + std::to_string(body.size()) + "\r\n\r\n" + body;
        if (::send(m_socket, request.data(), request.size(), MSG_NOSIGNAL) < 0)
            return {};
        return readAnswer();
    }

private:
    Answer readAnswer()
    {
        std::string head;
        std::size_t end = std::string::npos;
        while (end == std::string::npos) {
            const std::size_t got = receive();
            if (got == 0)
                return {};
            head.append(m_buffer.data(), got);
            end = head.find("\r\n\r\n");
        }
        const std::size_t length = head.find("Content-Length: ");
        const std::size_t bytes = std::strtoull(head.c_str() + length + 16, nullptr, 10);
        for (std::size_t had = head.size() - end - 4; had < bytes;) {
            const std::size_t got = receive();
            if (got == 0)
                return {};
            had += got;
        }
        return {std::atoi(head.c_str() + 9), bytes};
    }
    std::size_t receive()
    {
        const auto got = ::recv(m_socket, m_buffer.data(), m_buffer.size(), 0);
        return got > 0 ? static_cast<std::size_t>(got) : 0;
    }

    int m_socket;
    std::vector<char> m_buffer;
};

} // namespace pacer::bench
