// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/app_spec.h"
#include "core/model/pod_spec.h"
#include "core/wire/object.h"

/// Reading and writing of health checks, readiness checks and checks. Inside `wire` only.
namespace pacer::wire {

/// Combinations that no check can have go to `broken`.
void readHealthCheck(const Reader& in, HealthCheck& check, Errors& broken);
void readObject(const Reader& in, ReadinessCheck& check);
void readGeneralCheck(const Reader& in, std::optional<GeneralCheck>& check, Errors& broken);
void readPodHealthCheck(const Reader& in, std::optional<PodHealthCheck>& check, Errors& broken);
/// {"shell"} or {"argv"}
void readCommand(const Reader& in, std::variant<ShellCommand, ArgvCommand>& command);

Json writeHealthCheck(const HealthCheck& check);
Json writeReadinessCheck(const ReadinessCheck& check);
Json writeGeneralCheck(const GeneralCheck& check);
Json writePodHealthCheck(const PodHealthCheck& check);
Json writeCommand(const std::variant<ShellCommand, ArgvCommand>& command);

} // namespace pacer::wire
