// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/local/isolation.h"

#include <sys/resource.h>

namespace pacer::local {

std::vector<ResourceSoftLimit> processLimits()
{
    // No core files into sandboxes, and no more open files than servers usually ask for.
    return {{RLIMIT_CORE, 0}, {RLIMIT_NOFILE, 65536}};
}

} // namespace pacer::local
