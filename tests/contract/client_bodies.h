// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace pacer::test {

/// An answer that some server gave.
struct RecordedAnswer {
    QString name; ///< file and request
    int status = 200;
    QByteArray body;
};

/// Every answer of the recorded exchanges, of the stories, and of the files that hold one body each.
const std::vector<RecordedAnswer>& recordedAnswers();

/// The bytes of one event stream of a story.
struct RecordedStream {
    QString name;
    QByteArray bytes;
};
const std::vector<RecordedStream>& recordedStreams();

/// What the client's readers lose of an answer; "" if nothing.
QString lossOf(const RecordedAnswer& answer);

} // namespace pacer::test
