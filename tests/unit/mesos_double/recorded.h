// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/mesos/http.h"
#include "tests/support/mesos/json.h"

#include <string>
#include <vector>

/// Reads tests/fixtures/mesos (its README.md says how the files are made).
namespace pacer::mesos_double {

struct Frame {
    enum class Kind { Comment, Sent, Received, Closed };
    Kind kind = Kind::Comment;
    std::string connection;
    double at = 0;    ///< seconds
    std::string text; ///< the bytes, or the comment
};

std::vector<Frame> framesOf(const std::string& recording);

/// One answer as it came over the wire.
struct WireAnswer {
    int status = 0;
    HeaderList headers;
    std::string body;                 ///< unchunked
    std::vector<std::string> records; ///< of a chunked answer
    bool chunked = false;
    bool ended = false; ///< with the last chunk
};

/// The answers that stand one behind the other in `bytes`; the last one may be incomplete.
std::vector<WireAnswer> answersOf(const std::string& bytes);

} // namespace pacer::mesos_double
