// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/trace.h"

#include <QAbstractEventDispatcher>
#include <QThread>

namespace pacer::app {

namespace {

constexpr qint64 nanosecondsPerMillisecond = 1'000'000;
constexpr qint64 frame = 16 * nanosecondsPerMillisecond;

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
    if (m_busy > frame)
        write("stall", ", \"took\": " + QByteArray::number(m_busy / nanosecondsPerMillisecond)
                           + ", \"receiver\": \"" + m_longestReceiver
                           + "\", \"type\": " + QByteArray::number(m_longestEvent));
    m_busy = 0;
    m_longest = 0;
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
    if (!m_trace.isOn() || QThread::currentThread() != thread() || m_inEvent)
        return QApplication::notify(receiver, event);
    const char* const name = receiver->metaObject()->className();
    const int type = event->type();
    QElapsedTimer clock;
    clock.start();
    m_inEvent = true;
    const bool handled = QApplication::notify(receiver, event);
    m_inEvent = false;
    m_trace.worked(clock.nsecsElapsed(), name, type);
    return handled;
}

} // namespace pacer::app
