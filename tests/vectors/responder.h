// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/vectors/areas/api_request.h"

#include <memory>
#include <optional>
#include <string>

namespace pacer::vectors {

/// Somebody who answers the requests of a vector and remembers what was sent before.
class Responder {
public:
    Responder() = default;
    Responder(const Responder&) = delete;
    Responder& operator=(const Responder&) = delete;
    virtual ~Responder() = default;

    /// As empty as on the first day, with the settings of a vector (`config`). False: it has other settings.
    virtual bool begin(const Json& config) = 0;

    /// `target` with its query; without a body: nullopt.
    virtual Answer ask(const std::string& method, const std::string& target,
                       const std::optional<std::string>& body) = 0;

    /// Waits until no deployment runs.
    virtual void settle() = 0;
};

/// The engine and the routes as values: no socket, no clock, a cluster in virtual time.
std::unique_ptr<Responder> makeEngineResponder();

/// The server at `url`, which was started with the settings `config`. Throws std::runtime_error if it does
/// not answer.
std::unique_ptr<Responder> makeHttpResponder(const std::string& url, const Json& config);

} // namespace pacer::vectors
