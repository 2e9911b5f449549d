// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/vectors/areas/api_request.h"

#include <nlohmann/json.hpp>

namespace pacer::vectors {

/// Requests that need no stored state, judged by the pure functions alone. Cycles are seen by whoever knows
/// the tree.
Differences checkApiValidation(const Json& vector)
{
    Differences differences;
    const std::optional<Answer> answer = answerWithoutServer(vector);
    if (answer && vector.value("name", "") != "an app that depends on itself")
        compareAnswer(vector, *answer, differences);
    return differences;
}

std::optional<Differences> askApiValidation(const Json& vector, Responder& responder)
{
    const std::optional<Answer> answer = answerOf(vector, responder);
    if (!answer)
        return std::nullopt;
    Differences differences;
    compareAnswer(vector, *answer, differences);
    return differences;
}

} // namespace pacer::vectors
