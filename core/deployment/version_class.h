// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/app_update.h"
#include "core/model/behaviour.h"
#include "core/model/run_spec.h"

namespace pacer::deployment {

/// What a wanted definition is to the stored one (spec/deployments.md 2).
enum class VersionClass { New, Config, Scale, Restart, Unchanged };

/// Whether a changed field replaces all instances.
enum class Relevance { Upgrade, Ignored };

Relevance relevanceOf(AppField field);

/// True if the difference between both needs new instances.
bool needsUpgrade(const AppSpec& stored, const AppSpec& wanted);
bool needsUpgrade(const PodSpec& stored, const PodSpec& wanted);
bool needsUpgrade(const RunSpec& stored, const RunSpec& wanted);

/// `stored` is nullptr if there is none yet.
VersionClass classify(const RunSpec* stored, const RunSpec& wanted, bool markedForRestart);

/// The version info that a definition of this class gets at `now`.
VersionInfo versionInfoFor(VersionClass versionClass, const VersionInfo& stored, Timestamp now,
                           const Behaviour& behaviour);

/// `spec` with another version info.
RunSpec withVersionInfo(const RunSpec& spec, const VersionInfo& info);

} // namespace pacer::deployment
