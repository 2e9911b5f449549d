// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/validate_command.h"

#include <iosfwd>
#include <string>
#include <vector>

/// `pacerctl rehearse`: what a server of ours would do with a change, without doing it.
namespace pacer::ctl {

/// `arguments` stand behind the word `rehearse`. The forecast goes to `out`; Refused if the server refuses
/// the change, or if its deployment would never end.
Outcome rehearse(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out,
                 std::ostream& complaints);

/// The options of the command, for the help text.
std::string rehearseHelp();

} // namespace pacer::ctl
