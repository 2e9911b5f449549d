// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// HTTP messages of the double, as values.
namespace pacer::mesos_double {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

/// The first value under `name`, whose case does not matter; nullopt if there is none.
std::optional<std::string> headerOf(const HeaderList& headers, std::string_view name);

struct Request {
    std::string method = "GET";
    std::string target = "/"; ///< path and query as sent
    HeaderList headers;
    std::string body;

    std::string path() const;                         ///< without the query, percent-decoded
    std::map<std::string, std::string> query() const; ///< decoded; a repeated name counts once
};

/// Names one open stream answer; 0 is none.
using StreamId = std::uint64_t;

/// An answer. Content-Length, Date and Connection are the business of whoever sends it.
struct Reply {
    int status = 200; ///< 0: nobody listens, or the connection is cut; -1: no answer, ever
    HeaderList headers;
    std::string body;
    StreamId stream = 0; ///< not 0: the body is chunked and goes on with the outputs of that stream

    static Reply text(int status, std::string body);
    static Reply json(std::string body);
    static Reply empty(int status);
};

/// What goes out on an open stream.
struct Output {
    enum class Kind {
        Record, ///< one RecordIO record, sent as one chunk
        Part,   ///< bytes as they are: a piece of a record
        End,    ///< the last chunk; the connection stays open
        Cut     ///< the connection is closed in the middle
    };
    StreamId stream = 0;
    Kind kind = Kind::Record;
    std::string text;
};

/// "5\nhello"
std::string recordOf(std::string_view payload);

/// `%41` and `+` are decoded; a broken escape stays as it is.
std::string percentDecoded(std::string_view text);

} // namespace pacer::mesos_double
