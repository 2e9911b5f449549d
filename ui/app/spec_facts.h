// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/app_spec.h"

#include <QString>

#include <vector>

namespace pacer::ui {

/// A field of a definition for the eye.
struct SpecFact {
    int order = 0;
    QString field; ///< its name on the wire; for maps with the key: "env.MODE"
    QString label; ///< in the user's language
    QString value;

    bool operator==(const SpecFact&) const = default;
};

/// Everything that a definition says besides defaults, in reading order. Values that look like secrets are
/// masked.
std::vector<SpecFact> specFacts(const AppSpec& app);

/// "registry/app:2 · 0.5 CPU · 256 MiB · 20 × instances"
QString specLine(const AppSpec& app);

/// A constraint in words: "at most one instance per host".
QString constraintText(const Constraint& constraint);

} // namespace pacer::ui
