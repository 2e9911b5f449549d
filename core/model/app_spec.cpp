// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/app_spec.h"

#include <algorithm>

namespace pacer {

namespace {

template <class Kind>
bool hasVolume(const AppSpec& app)
{
    return app.container && std::ranges::any_of(app.container->volumes, [](const Volume& volume) {
               return std::holds_alternative<Kind>(volume.kind);
           });
}

} // namespace

bool isResident(const AppSpec& app)
{
    return hasVolume<PersistentVolume>(app);
}

bool hasLocalOrExternalVolumes(const AppSpec& app)
{
    return isResident(app) || hasVolume<ExternalVolume>(app);
}

bool isSingleInstance(const AppSpec& app)
{
    const auto label = app.labels.find("MARATHON_SINGLE_INSTANCE_APP");
    return label != app.labels.end() && label->second == "true";
}

bool usesHostNetwork(const AppSpec& app)
{
    return std::ranges::any_of(app.networks,
                               [](const Network& network) { return network.mode == NetworkMode::Host; });
}

} // namespace pacer
