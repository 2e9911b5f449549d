// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/trace.h"

#include <QAbstractEventDispatcher>

namespace pacer::app {

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
    if (!isOn())
        return;
    auto* dispatcher = QAbstractEventDispatcher::instance();
    m_turn.start();
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { m_turn.start(); });
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] {
        const qint64 took = m_turn.elapsed();
        if (took > frameMs)
            write("stall", ", \"took\": " + QByteArray::number(took));
    });
}

void Trace::write(const QByteArray& event, const QByteArray& more)
{
    if (!isOn())
        return;
    m_file.write("{\"event\": \"" + event + "\", \"ms\": " + QByteArray::number(m_start.elapsed()) + more
                 + "}\n");
    m_file.flush();
}

} // namespace pacer::app
