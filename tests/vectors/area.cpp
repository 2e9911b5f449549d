// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/vectors/area.h"

#include <array>

namespace pacer::vectors {

std::span<const Area> areas()
{
    static constexpr std::array all{
        Area{"constraints", checkConstraints},
        Area{"placement", checkPlacement},
        Area{"ports", checkPorts},
        Area{"kill-selection", checkKillSelection},
        Area{"rolling-restart", checkRollingRestart},
        Area{"deployment-plan", checkDeploymentPlan},
        Area{"api-validation", checkApiValidation, askApiValidation},
        Area{"api-normalization", checkApiNormalization, askApiNormalization},
        Area{"constraint-validation", checkConstraintValidation, askConstraintValidation},
        Area{"backoff", checkBackoff},
        Area{"health", checkHealth},
        Area{"swarm-update", checkSwarmUpdate},
    };
    return all;
}

} // namespace pacer::vectors
