// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QObject>

namespace pacer::app {

/// Writes when something was reached, one JSON object a line: {"event": "window shown", "ms": 412}.
/// Also every turn of the GUI thread's event loop that took longer than a frame. Does nothing without a file.
class Trace : public QObject {
    Q_OBJECT

public:
    /// `file` empty: off. Time counts from here.
    explicit Trace(const QString& file, QObject* parent = nullptr);

    bool isOn() const { return m_file.isOpen(); }
    void milestone(const char* event);
    void milestone(const char* event, const char* key, int count, const char* otherKey, int otherCount);
    void watchStalls(); ///< once the application object exists

private:
    static constexpr qint64 frameMs = 16;
    void write(const QByteArray& event, const QByteArray& more);

    QElapsedTimer m_start;
    QElapsedTimer m_turn;
    QFile m_file;
};

} // namespace pacer::app
