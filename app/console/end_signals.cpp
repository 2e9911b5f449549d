// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/end_signals.h"

#include <QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace pacer::app {

namespace {

constexpr std::array endSignals{SIGTERM, SIGINT, SIGHUP};

volatile std::sig_atomic_t pipeEnd = -1;

/// Nothing but a write is allowed here; the event loop does the rest.
void tell(int /*signal*/)
{
    const int before = errno;
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(pipeEnd, &byte, 1);
    errno = before;
}

/// Whoever started us may have had one of them ignored (nohup); that stays so.
void handle(int signal, void (*handler)(int))
{
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN)
        return;
    action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
}

} // namespace

EndSignals::EndSignals(QObject* parent)
    : QObject(parent)
{
    if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // then they end the program at once
    auto* notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        std::array<char, 16> bytes{};
        while (::read(m_pipe[0], bytes.data(), bytes.size()) > 0) {
        }
        emit received();
    });
    pipeEnd = m_pipe[1];
    for (const int signal : endSignals)
        handle(signal, tell);
}

EndSignals::~EndSignals()
{
    if (m_pipe[0] < 0)
        return;
    for (const int signal : endSignals)
        handle(signal, SIG_DFL);
    for (const int end : m_pipe)
        ::close(end);
}

} // namespace pacer::app
