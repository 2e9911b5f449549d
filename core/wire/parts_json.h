// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/app_spec.h"
#include "core/wire/object.h"

/// Reading and writing of what apps and pods have in common. Inside `wire` only.
namespace pacer::wire {

void readObject(const Reader& in, Network& network);
void readObject(const Reader& in, PortDefinition& port);
void readObject(const Reader& in, Artifact& artifact);
void readObject(const Reader& in, Secret& secret);
void readObject(const Reader& in, SlotUpdateSettings& settings);
void readObject(const Reader& in, UpgradeStrategy& strategy);
void readObject(const Reader& in, ExecutorResources& resources);
void readObject(const Reader& in, LinuxInfo& info);
void readObject(const Reader& in, UnreachableEnabled& strategy);

void readEnvironment(const Reader& in, Environment& environment, bool strictNames);
/// "disabled" (or any other text), or an object.
void readUnreachable(const Reader& in, UnreachableStrategy& strategy);
/// Words other than "unlimited" go to `broken`.
void readLimits(const Reader& in, ResourceLimits& limits, Errors& broken);
/// A constraint of the array form; nothing if it breaks a rule, which then stands in `broken` at `ruleAt`.
std::optional<Constraint> readConstraint(const Reader& in, std::string_view ruleAt, Errors& broken);
/// A list of them; duplicates collapse.
void readConstraints(const Reader& in, std::set<Constraint>& constraints, Errors& broken);

Json textMap(const std::map<std::string, std::string>& map);
Json writeEnvironment(const Environment& environment);
Json writeSecrets(const Secrets& secrets);
Json writeArtifact(const Artifact& artifact);
Json writeNetwork(const Network& network);
Json writePortDefinition(const PortDefinition& port);
Json writeConstraint(const Constraint& constraint);
Json writeLimits(const ResourceLimits& limits);
Json writeExecutorResources(const ExecutorResources& resources);
Json writeResources(const Resources& resources); ///< of a pod or its containers
Json writeLinuxInfo(const LinuxInfo& info);
/// A whole number without a fraction.
Json writeAmount(double amount);
Json writeUpgradeStrategy(const UpgradeStrategy& strategy);
Json writeUnreachable(const UnreachableStrategy& strategy);

/// Names of ports and endpoints: a-z, 0-9 and inner '-'.
bool isPortName(std::string_view text);
/// As a port name, with inner '_' too.
bool isNetworkName(std::string_view text);
/// The ids of definitions, relative or absolute (spec/marathon-api.md 3).
bool isPathText(std::string_view text);

inline constexpr TextRule portNameRule{.matches = isPortName};
inline constexpr TextRule notEmpty{.minLength = 1};

} // namespace pacer::wire
