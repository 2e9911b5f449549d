// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/group.h"

#include <string>
#include <vector>

/// Small trees for the tests of core/deployment.
namespace pacer::tests {

inline PathId path(const std::string& text)
{
    return PathId::absolute(text);
}

inline AppSpec app(const std::string& id, int instances = 1, const std::vector<std::string>& needs = {})
{
    AppSpec spec;
    spec.id = path(id);
    spec.cmd = "sleep 100";
    spec.instances = instances;
    for (const std::string& needed : needs)
        spec.dependencies.insert(path(needed));
    return spec;
}

inline void put(Group& root, const AppSpec& spec)
{
    putRunSpec(root, AppPtr(std::make_shared<AppSpec>(spec)));
}

inline Group tree(const std::vector<AppSpec>& apps)
{
    Group root;
    for (const AppSpec& spec : apps)
        put(root, spec);
    return root;
}

} // namespace pacer::tests
