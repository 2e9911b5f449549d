// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/rest/http.h"

#include <set>
#include <string>

namespace pacer::rest {

struct AccessRules {
    std::string token;      ///< never empty unless `anonymous`
    bool anonymous = false; ///< everybody who reaches the port may do everything
    /// Names besides localhost by which the server may be called; addresses in digits are always fine, since
    /// DNS rebinding needs a name.
    std::set<std::string> hostNames;
    /// Whose pages may read ("*": all); they may change nothing, and their preflights need no token.
    std::set<std::string> allowedOrigins;
};

/// Decides who may ask at all (architecture.md "Security", decision 18). ForbiddenHost, ForbiddenOrigin or
/// Unauthorized; `/ping` needs no token.
Result<void> checkAccess(const Request& request, const AccessRules& rules);

/// The token of an Authorization header in any of its three spellings: `Bearer <token>`, `token=<token>`, or
/// Basic with the token as password. "" if there is none.
std::string tokenOf(const std::string& authorization);
/// The user name of an Authorization header of the kind Basic; "" if there is none. Nothing vouches for it.
std::string userOf(const std::string& authorization);

} // namespace pacer::rest
