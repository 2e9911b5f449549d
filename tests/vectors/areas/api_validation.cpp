// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/vectors/areas/api_request.h"

#include <nlohmann/json.hpp>

namespace pacer::vectors {

Differences checkApiValidation(const Json& vector)
{
    const std::optional<Answer> answer = answerWithoutServer(vector);
    if (!answer)
        return {"needs a server that remembers"};
    Differences differences;
    compareAnswer(vector, *answer, differences);
    return differences;
}

} // namespace pacer::vectors
