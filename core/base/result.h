// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error_code.h"

#include <tl/expected.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace pacer {

/// One thing wrong with an input. `where` is a JSON pointer (RFC 6901), empty for the whole input.
/// There is no sentence in here: the UI builds one in the user's language from `code` and `args`,
/// the REST layer builds the English one that the API promises.
struct Error {
    ErrorCode code{};
    std::string where;
    std::vector<std::string> args;

    bool operator==(const Error&) const = default;
};

using Errors = std::vector<Error>;

/// A value, or every reason why there is none.
template <class T>
using Result = tl::expected<T, Errors>;

inline void append(Errors& to, Errors from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// As `append`, without what `to` says already.
inline void appendNew(Errors& to, Errors from)
{
    for (Error& error : from) {
        if (std::ranges::find(to, error) == to.end())
            to.push_back(std::move(error));
    }
}

inline tl::unexpected<Errors> fail(Error error)
{
    return tl::unexpected<Errors>(Errors{std::move(error)});
}

inline tl::unexpected<Errors> fail(ErrorCode code, std::vector<std::string> args = {}, std::string where = {})
{
    return fail(Error{code, std::move(where), std::move(args)});
}

inline tl::unexpected<Errors> fail(Errors errors)
{
    return tl::unexpected<Errors>(std::move(errors));
}

} // namespace pacer
