// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
// chaos [--from SEED] [--count N]: plays the stories of N seeds and tells the shortest form of those that
// fail.
#include "tests/simulation/chaos_world.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>

using namespace pacer;

namespace {

constexpr int mostTold = 3; ///< failing seeds whose stories are told

struct Wish {
    std::uint64_t from = 1;
    std::uint64_t count = 1;
};

bool read(int argc, char** argv, Wish& wish)
{
    for (int i = 1; i < argc; i += 2) {
        const bool from = std::strcmp(argv[i], "--from") == 0;
        if ((!from && std::strcmp(argv[i], "--count") != 0) || i + 1 == argc)
            return false;
        (from ? wish.from : wish.count) = std::strtoull(argv[i + 1], nullptr, 10);
    }
    return true;
}

void tell(const chaos::Story& story)
{
    for (const simulation::FaultRule& rule : story.cluster.faults.rules())
        std::cout << "    befalls " << chaos::told(rule) << '\n';
    const simulation::MessageFaults& messages = story.cluster.messages;
    if (messages != simulation::MessageFaults{})
        std::cout << "    statuses: " << messages.lostPercent << " % lost, " << messages.duplicatedPercent
                  << " % doubled, " << messages.latePercent << " % late\n";
    if (story.lostCallsPercent > 0)
        std::cout << "    kills: " << story.lostCallsPercent << " % lost\n";
    int number = 0;
    for (const chaos::Deed& deed : story.deeds)
        std::cout << "    " << ++number << ". " << chaos::told(deed) << '\n';
    std::cout << "  " << chaos::play(story) << "\n";
}

} // namespace

int main(int argc, char** argv)
{
    Wish wish;
    if (!read(argc, argv, wish)) {
        std::cerr << "usage: " << argv[0] << " [--from SEED] [--count N]\n";
        return 2;
    }
    int failed = 0;
    for (std::uint64_t seed = wish.from; seed < wish.from + wish.count; ++seed) {
        const chaos::Story story = chaos::storyOf(seed);
        const std::string complaint = chaos::play(story);
        if (complaint.empty())
            continue;
        std::cout << "seed " << seed << ": " << complaint.substr(0, complaint.find('\n')) << std::endl;
        if (++failed > mostTold)
            continue;
        std::cout << "  its shortest story:" << std::endl;
        tell(chaos::shortened(story));
    }
    std::cout << wish.count << " stories from seed " << wish.from << ", " << failed << " failed\n";
    return failed == 0 ? 0 : 1;
}
