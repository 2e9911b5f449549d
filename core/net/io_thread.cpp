// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/io_thread.h"

namespace pacer::net {

IoThread::IoThread()
    : m_work(m_context.get_executor())
    , m_thread([this] { m_context.run(); })
{}

IoThread::~IoThread()
{
    stop();
}

void IoThread::stop()
{
    m_work.reset();
    m_context.stop();
    if (m_thread.joinable())
        m_thread.join();
}

} // namespace pacer::net
