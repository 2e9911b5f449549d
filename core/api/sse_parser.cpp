// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/sse_parser.h"

namespace pacer::api {

std::vector<StreamEvent> SseParser::feed(QByteArrayView bytes)
{
    std::vector<StreamEvent> events;
    qsizetype at = 0;
    while (at < bytes.size()) {
        if (m_afterCr && bytes[at] == '\n') {
            m_afterCr = false;
            ++at;
            continue;
        }
        m_afterCr = false;
        qsizetype end = at;
        while (end < bytes.size() && bytes[end] != '\n' && bytes[end] != '\r')
            ++end;
        m_line.append(bytes.sliced(at, end - at));
        if (m_line.size() + m_data.size() > m_maxEvent) {
            m_tooLarge = true;
            return events;
        }
        if (end == bytes.size())
            break;
        m_afterCr = bytes[end] == '\r';
        endLine(events);
        at = end + 1;
    }
    return events;
}

void SseParser::endLine(std::vector<StreamEvent>& events)
{
    const QByteArray line = std::exchange(m_line, {});
    if (line.isEmpty()) {
        if (m_hasData)
            events.push_back({m_type, m_data});
        m_type.clear();
        m_data.clear();
        m_hasData = false;
        return;
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArray field = line.left(colon < 0 ? line.size() : colon);
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "event") {
        m_type = QString::fromUtf8(value);
    } else if (field == "data") {
        if (m_hasData)
            m_data += '\n';
        m_data += value;
        m_hasData = true;
    }
}

void SseParser::reset()
{
    *this = SseParser(m_maxEvent);
}

} // namespace pacer::api
