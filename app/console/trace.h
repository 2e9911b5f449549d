// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QObject>

namespace pacer::app {

/// Writes when something was reached, one JSON object a line: {"event": "window shown", "ms": 412}.
/// Also every turn of the GUI thread's event loop that was busy for longer than a frame ("took", of it
/// "worked" on a processor; the rest is waiting for one), with the class of the object and the number of the
/// event (QEvent::Type) that took most of it. Does nothing without a file.
class Trace : public QObject {
    Q_OBJECT

public:
    /// `file` empty: off. Time counts from here.
    explicit Trace(const QString& file, QObject* parent = nullptr);

    bool isOn() const { return m_file.isOpen(); }
    void milestone(const char* event);
    void milestone(const char* event, const char* key, int count, const char* otherKey, int otherCount);
    void watchStalls(); ///< once the application object exists

    /// Counts the turns of the event loop, also of one inside an event, such as a menu's.
    int turn() const { return m_turn; }
    /// An event took `nanoseconds` of the GUI thread.
    void worked(qint64 nanoseconds, const char* receiver, int event);

private:
    void endTurn();
    void write(const QByteArray& event, const QByteArray& more);

    QElapsedTimer m_start;
    QFile m_file;
    qint64 m_busy = 0;        ///< ns of this turn
    qint64 m_workedUntil = 0; ///< ns of processor time of the GUI thread when this turn began
    qint64 m_longest = 0;
    int m_turn = 0;
    const char* m_longestReceiver = "";
    int m_longestEvent = 0;
};

/// An application whose trace knows what its events cost. The event loop itself cannot tell: depending on the
/// dispatcher it reports waiting and working alike.
class TracedApplication : public QApplication {
    Q_OBJECT

public:
    TracedApplication(int& argc, char** argv, Trace& trace);

    bool notify(QObject* receiver, QEvent* event) override;

private:
    Trace& m_trace;
    int m_measuredTurn = -1; ///< while an event of that turn is handled; GUI thread only
};

} // namespace pacer::app
