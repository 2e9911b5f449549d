// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

/// `pacerctl validate`: what the server would say about definitions, without a server.
namespace pacer::ctl {

enum class Outcome { Good = 0, Refused = 1, Unusable = 2 }; ///< the exit codes

/// `arguments` stand behind the word `validate`. One line for each mistake goes to `out`
/// ("web.json:3:11: error: /cpus: error.min"), what keeps a file from being judged to `complaints`.
Outcome validate(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out,
                 std::ostream& complaints);

/// The options of the command, for the help text.
std::string validateHelp();

} // namespace pacer::ctl
