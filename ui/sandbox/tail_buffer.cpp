// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sandbox/tail_buffer.h"

namespace pacer::ui {

namespace {

constexpr QChar escape(0x1b);
constexpr QChar bell(0x07);
constexpr QChar ellipsis(0x2026);
constexpr QChar replacement(0xfffd);

/// Characters that reorder what stands around them: a log must not be able to.
bool reorders(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code == 0x200e
           || code == 0x200f;
}

} // namespace

TailBuffer::TailBuffer(qsizetype maxLine)
    : m_maxLine(maxLine)
    , m_decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)
{}

void TailBuffer::restart(qint64 offset)
{
    m_nextOffset = offset;
    m_decoder.resetState();
    m_escape = Escape::None;
    m_lineLength = 0;
    m_afterReturn = false;
}

QString TailBuffer::append(QByteArrayView bytes)
{
    m_nextOffset += bytes.size();
    const QString decoded = m_decoder.decode(bytes);
    QString text;
    text.reserve(decoded.size());
    for (const QChar c : decoded)
        take(c, text);
    return text;
}

void TailBuffer::take(QChar c, QString& text)
{
    if (m_escape != Escape::None && takeEscape(c))
        return;
    const bool afterReturn = std::exchange(m_afterReturn, c == u'\r');
    if (c == u'\n') {
        if (!afterReturn) // else the return has ended the line already
            put(c, text);
    } else if (c == u'\r') {
        put(u'\n', text);
    } else if (c == escape || c == QChar(0x9b)) {
        m_escape = c == escape ? Escape::Begun : Escape::Sequence;
    } else if (c.unicode() < 0x20 && c != u'\t') {
        put(QChar(char16_t(0x2400 + c.unicode())), text);
    } else if (c.unicode() == 0x7f) {
        put(QChar(0x2421), text);
    } else if ((c.unicode() >= 0x80 && c.unicode() < 0xa0) || c.unicode() == 0x2028 || c.unicode() == 0x2029
               || reorders(c)) {
        put(replacement, text);
    } else {
        put(c, text);
    }
}

/// True if the character belongs to an escape and is not shown (ECMA-48).
bool TailBuffer::takeEscape(QChar c)
{
    const char16_t code = c.unicode();
    switch (m_escape) {
    case Escape::None: return false;
    case Escape::Begun:
        if (c == u'[')
            m_escape = Escape::Sequence;
        else if (c == u']' || c == u'P' || c == u'^' || c == u'_' || c == u'X')
            m_escape = Escape::Command;
        else if (code < 0x20 || code > 0x2f)
            m_escape = Escape::None;
        return c != u'\n';
    case Escape::Sequence:
        if (code < 0x20 || code > 0x7e) { // broken off
            m_escape = Escape::None;
            return false;
        }
        if (code >= 0x40)
            m_escape = Escape::None;
        return true;
    case Escape::Command:
        if (c == escape)
            m_escape = Escape::CommandEnd;
        else if (c == bell)
            m_escape = Escape::None;
        else if (c == u'\n') { // never swallow a file because an end is missing
            m_escape = Escape::None;
            return false;
        }
        return true;
    case Escape::CommandEnd: m_escape = Escape::None; return c == u'\\';
    }
    return false;
}

void TailBuffer::put(QChar c, QString& text)
{
    if (c == u'\n') {
        m_lineLength = 0;
        text += c;
        return;
    }
    if (m_lineLength == m_maxLine)
        text += ellipsis;
    if (m_lineLength++ < m_maxLine)
        text += c;
}

} // namespace pacer::ui
