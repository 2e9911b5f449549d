// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/trace.h"

#include <QAbstractEventDispatcher>
#include <QThread>

#include <ctime>
#include <utility>

namespace pacer::app {

namespace {

constexpr qint64 nanosecondsPerMillisecond = 1'000'000;
constexpr qint64 frame = 16 * nanosecondsPerMillisecond;

/// Processor time of this thread so far, in ns.
qint64 workedSoFar()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

Trace::Trace(const QString& file, QObject* parent)
    : QObject(parent)
    , m_file(file)
{
    m_start.start();
    if (!file.isEmpty() && !m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qWarning("The trace cannot be written to %s", qUtf8Printable(file));
}

void Trace::milestone(const char* event)
{
    write(event, {});
}

void Trace::milestone(const char* event, const char* key, int count, const char* otherKey, int otherCount)
{
    write(event, QByteArray(", \"") + key + "\": " + QByteArray::number(count) + ", \"" + otherKey
                     + "\": " + QByteArray::number(otherCount));
}

void Trace::watchStalls()
{
    if (isOn())
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this,
                &Trace::endTurn);
}

void Trace::worked(qint64 nanoseconds, const char* receiver, int event)
{
    m_busy += nanoseconds;
    if (nanoseconds <= m_longest)
        return;
    m_longest = nanoseconds;
    m_longestReceiver = receiver;
    m_longestEvent = event;
}

void Trace::endTurn()
{
    const qint64 worked = workedSoFar();
    if (m_busy > frame)
        write("stall", ", \"took\": " + QByteArray::number(m_busy / nanosecondsPerMillisecond)
                           + ", \"worked\": "
                           + QByteArray::number((worked - m_workedUntil) / nanosecondsPerMillisecond)
                           + ", \"receiver\": \"" + m_longestReceiver
                           + "\", \"type\": " + QByteArray::number(m_longestEvent));
    m_busy = 0;
    m_longest = 0;
    m_workedUntil = worked;
    ++m_turn;
}

void Trace::write(const QByteArray& event, const QByteArray& more)
{
    if (!isOn())
        return;
    m_file.write("{\"event\": \"" + event + "\", \"ms\": " + QByteArray::number(m_start.elapsed()) + more
                 + "}\n");
    m_file.flush();
}

TracedApplication::TracedApplication(int& argc, char** argv, Trace& trace)
    : QApplication(argc, argv)
    , m_trace(trace)
{}

bool TracedApplication::notify(QObject* receiver, QEvent* event)
{
    // Also called on other threads, for their own objects.
    if (!m_trace.isOn() || QThread::currentThread() != thread() || m_measuredTurn == m_trace.turn())
        return QApplication::notify(receiver, event);
    const char* const name = receiver->metaObject()->className();
    const int type = event->type();
    QElapsedTimer clock;
    clock.start();
    const int turn = m_trace.turn();
    const int outer = std::exchange(m_measuredTurn, turn);
    const bool handled = QApplication::notify(receiver, event);
    m_measuredTurn = outer;
    // Otherwise it waited in a loop of its own, whose events were counted one by one.
    if (turn == m_trace.turn())
        m_trace.worked(clock.nsecsElapsed(), name, type);
    return handled;
}

} // namespace pacer::app
