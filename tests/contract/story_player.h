// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http_client.h"
#include "tests/contract/json_match.h"

#include <functional>
#include <string>
#include <vector>

namespace pacer::test {

/// What became of one recorded request.
struct PlayedPair {
    std::size_t number = 0; ///< from 0, as in the file
    std::string request;    ///< "GET /v2/apps"
    Differences differences;
};

/// Plays recorded requests against a server, in their order and with the recorded waits, and compares the
/// answers. Knows by which names both sides call the same things.
class StoryPlayer {
public:
    using IsExpected = std::function<bool(const PlayedPair&, const Difference&)>;

    /// `server` as in "127.0.0.1:8080". Waits for conditions end after `patienceMs`, and are short once one
    /// was in vain. Differences that `isExpected` are left out.
    StoryPlayer(std::string server, IsExpected isExpected, int patienceMs = 30'000);

    /// `story` is a list of `{"request", "response", "then"?}` (fixtures/marathon/README.md). A request
    /// without a response is sent, and is none of the pairs. Where only time was awaited before something was
    /// looked at, it is looked at until it is as recorded, be that earlier or later.
    std::vector<PlayedPair> play(const Json& story);

private:
    net::Response ask(const std::string& method, const std::string& path, const std::string& body = {},
                      const net::Headers& headers = {});
    Json askJson(const std::string& path);
    PlayedPair playOne(const Json& pair, std::size_t number);
    PlayedPair lookUntilEqual(const Json& pair, std::size_t number);
    template <class IsMet>
    bool awaits(IsMet isMet);
    Differences wait(const Json& condition);

    std::string m_server;
    IsExpected m_isExpected;
    int m_patienceMs;
    Names m_names;
    net::HttpClient m_client;
};

} // namespace pacer::test
