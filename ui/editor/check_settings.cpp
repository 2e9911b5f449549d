// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/check_settings.h"

namespace pacer::ui {

validation::AcceptSettings checkSettings()
{
    validation::AcceptSettings settings;
    settings.reading.defaultRole.clear();
    settings.rules.roles.reset();
    settings.rules.enabledFeatures = {"external_volumes", "gpu_resources", "maintenance_mode",
                                      "secrets",          "task_killing",  "vips"};
    return settings;
}

} // namespace pacer::ui
