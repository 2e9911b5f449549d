// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/event_source.h"

#include <QByteArrayView>

#include <vector>

namespace pacer::api {

/// Cuts a byte stream into server-sent events. Accepts CR LF, LF and CR as line ends and any split of the
/// bytes; an event without data is no event. Comments, `id:` and `retry:` are skipped.
class SseParser {
public:
    static constexpr qsizetype defaultMaxEvent = 16 * 1024 * 1024;

    explicit SseParser(qsizetype maxEvent = defaultMaxEvent)
        : m_maxEvent(maxEvent)
    {}

    std::vector<StreamEvent> feed(QByteArrayView bytes);
    bool tooLarge() const { return m_tooLarge; } ///< an event was above the limit: give the stream up
    void reset();

private:
    void endLine(std::vector<StreamEvent>& events);

    qsizetype m_maxEvent;
    QByteArray m_line;
    QString m_type;
    QByteArray m_data;
    bool m_hasData = false;
    bool m_afterCr = false;
    bool m_tooLarge = false;
};

} // namespace pacer::api
