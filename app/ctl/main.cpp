// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/rehearse_command.h"
#include "app/ctl/validate_command.h"

#include <iostream>

#ifndef PACER_VERSION
#error "the build gives the version"
#endif

namespace {

void printHelp(std::ostream& out)
{
    out << "Usage: pacerctl validate [options] FILE...\n"
           "Says what a server would refuse in definitions of apps, groups and pods.\n"
           "One line for each mistake: FILE:LINE:COLUMN: error: POINTER: SENTENCE\n\n"
        << pacer::ctl::validateHelp()
        << "\n       pacerctl rehearse [options] FILE\n"
           "Says what the change would do on a running cluster: how long it takes, how many instances there\n"
           "are at most and how few are healthy, and where it waits. Nothing is changed.\n\n"
        << pacer::ctl::rehearseHelp()
        << "\nExit codes: 0 all can be deployed, 1 something is refused or would never end, 2 wrong usage, "
           "an unreadable file or a server that does not answer.\n";
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const std::string word = arguments.empty() ? "" : arguments.front();
    if (word == "--version") {
        std::cout << "pacerctl " PACER_VERSION "\n";
        return 0;
    }
    if (word == "--help" || word == "help") {
        printHelp(std::cout);
        return 0;
    }
    if (word == "validate")
        return static_cast<int>(
            pacer::ctl::validate({arguments.begin() + 1, arguments.end()}, std::cin, std::cout, std::cerr));
    if (word == "rehearse")
        return static_cast<int>(
            pacer::ctl::rehearse({arguments.begin() + 1, arguments.end()}, std::cin, std::cout, std::cerr));
    printHelp(std::cerr);
    return static_cast<int>(pacer::ctl::Outcome::Unusable);
}
