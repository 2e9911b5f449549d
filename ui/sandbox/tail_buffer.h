// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringDecoder>

namespace pacer::ui {

/// From the raw bytes of a growing file to text that is safe to show. Keeps the bytes of a character that is
/// cut by a window until the rest comes; takes terminal escapes out; shows other control characters as
/// pictures; cuts a line for display after `maxLine` characters, however long it is in the file.
class TailBuffer {
public:
    static constexpr qsizetype defaultMaxLine = 16 * 1024;

    explicit TailBuffer(qsizetype maxLine = defaultMaxLine);

    /// What these bytes add to the view. Lines end with a line feed.
    QString append(QByteArrayView bytes);
    /// What comes next is from another place of the file, beginning at `offset`.
    void restart(qint64 offset);
    qint64 nextOffset() const { return m_nextOffset; } ///< what to ask for next, in bytes of the file

private:
    enum class Escape { None, Begun, Sequence, Command, CommandEnd };

    void take(QChar c, QString& text);
    bool takeEscape(QChar c);
    void put(QChar c, QString& text);

    qsizetype m_maxLine;
    qint64 m_nextOffset = 0;
    QStringDecoder m_decoder;
    Escape m_escape = Escape::None;
    qsizetype m_lineLength = 0;
    bool m_afterReturn = false;
};

} // namespace pacer::ui
