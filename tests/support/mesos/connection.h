// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/http.h"

#include <string>

namespace pacer::mesos_double {

/// One TCP connection: bytes in, requests out; answers in, bytes out. Without the socket.
class Connection {
public:
    explicit Connection(std::uint16_t port)
        : m_port(port)
    {}

    std::uint16_t port() const { return m_port; }
    void receive(std::string_view bytes) { m_in += bytes; }
    /// The next complete request; nullopt if there is none yet, or while an answer is under way.
    std::optional<Request> next();
    /// What next() returned is answered. Status -1 never is.
    void answer(const Reply& reply);
    void send(const Output& output);

    StreamId stream() const { return m_stream; }
    bool isBroken() const { return m_broken; }   ///< nonsense came: close
    bool isClosing() const { return m_closing; } ///< close when everything is written
    std::string& out() { return m_out; }

private:
    bool readBody(std::size_t from, const Request& head, std::string& body, std::size_t& end);

    std::uint16_t m_port;
    std::string m_in;
    std::string m_out;
    StreamId m_stream = 0;
    bool m_answering = false;
    bool m_broken = false;
    bool m_closing = false;
    bool m_keepAlive = true;
    bool m_gzip = false;
};

} // namespace pacer::mesos_double
