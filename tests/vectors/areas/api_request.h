// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validation/accept.h"
#include "tests/vectors/area.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

/// What the API vectors have in common.
namespace pacer::vectors {

/// The settings of the reference, changed as `config` of a vector says.
validation::AcceptSettings acceptSettings(const Json& vector, const PathId& id);

struct Answer {
    int status = 0;
    Json body;
};

/// The answer to the request of a vector as far as stages 1 to 8 decide it; nullopt if it needs a server that
/// remembers.
std::optional<Answer> answerWithoutServer(const Json& vector);

/// The same request sent to somebody who remembers, after those of `given`.
std::optional<Answer> answerOf(const Json& vector, Responder& responder);

/// What of `expected` is not in `actual`: objects as subsets, lists entry by entry, "__ABSENT__" for missing
/// keys.
void compareSubset(const Json& actual, const Json& expected, const std::string& at, Differences& differences);

/// `expect` of a vector of api-validation against an answer.
void compareAnswer(const Json& vector, const Answer& answer, Differences& differences);

} // namespace pacer::vectors
