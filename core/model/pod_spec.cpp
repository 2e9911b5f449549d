// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/pod_spec.h"

#include <algorithm>

namespace pacer {

bool isResident(const PodSpec& pod)
{
    return std::ranges::any_of(pod.volumes, [](const PodVolume& volume) {
        return std::holds_alternative<PersistentVolume>(volume.kind);
    });
}

} // namespace pacer
