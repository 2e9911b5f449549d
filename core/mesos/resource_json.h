// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/offer.h"
#include "core/wire/json.h"

#include <optional>
#include <string>
#include <vector>

/// Resources, attributes and fault domains of the v1 API (spec/mesos.md 5.1 to 5.3).
namespace pacer::mesos {

/// Both formats: with a stack of `reservations` (the last one counts) and with `role` + `reservation`.
/// nullopt for what can never be used: revocable, shared or of no known type.
std::optional<OfferedResource> readResource(const wire::Json& json);

/// `amount` in the form of the resource that it is taken of: everything else is copied from `source`.
wire::Json withAmount(const wire::Json& source,
                      const std::variant<Milli, Ranges, std::set<std::string>>& amount);

std::optional<Attribute> readAttribute(const wire::Json& json);

struct Domain {
    std::optional<std::string> region;
    std::optional<std::string> zone;
};
Domain readDomain(const wire::Json& holder); ///< of its member "domain"

/// {"start": {…}, "duration": {…}}
std::optional<Unavailability> readUnavailability(const wire::Json& holder);

/// A resource of the framework's own: `role` is what it is allocated to.
wire::Json scalarJson(const std::string& name, Milli amount, const std::string& role);

/// What a RESERVE puts on top of an unreserved resource, and a CREATE into a reserved disk.
wire::Json reserved(wire::Json resource, const Reservation& reservation);
wire::Json withVolume(wire::Json disk, const std::string& id, const std::string& principal,
                      const std::string& containerPath, bool readOnly);

} // namespace pacer::mesos
