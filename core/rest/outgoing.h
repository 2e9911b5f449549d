// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http_message.h"
#include "core/rest/http.h"

#include <string>
#include <vector>

/// How a reply goes out: the headers of every answer, and the form that the client asked for.
namespace pacer::rest {

/// What of a request the form of its answer depends on.
struct AnswerForm {
    bool get = false;             ///< GET itself, not HEAD
    bool gzip = false;            ///< the client takes it
    std::string requestedHeaders; ///< what a page of another origin would like to send
};
AnswerForm answerForm(const net::Request& request);

/// On every answer (spec/marathon-api.md 1). `origins`: who may read from other pages; empty: CORS is off.
net::Headers commonHeaders(const std::string& authority, const std::vector<std::string>& origins,
                           const AnswerForm& form);

/// `headers` and what the reply says. Good answers to GET tell that they vary.
net::Response responseOf(Reply&& reply, net::Headers headers, const AnswerForm& form);

/// True if packing `response` is asked for and saves something.
bool isWorthPacking(const net::Response& response, const AnswerForm& form);
void pack(net::Response& response);

} // namespace pacer::rest
