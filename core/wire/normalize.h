// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/app_json.h"
#include "core/wire/object.h"

#include <optional>
#include <vector>

/// Legacy forms of an app, translated to the current one (spec/marathon-api.md 4.1). Inside `wire` only.
namespace pacer::wire {

enum class DockerNetwork { None, Host, Bridge, User };

struct LegacyIpAddress {
    std::optional<std::string> networkName;
    Labels labels;
    std::optional<std::vector<PortMapping>> discoveryPorts;
};

/// What was sent in legacy fields.
struct LegacyFields {
    std::optional<std::vector<std::string>> uris;
    std::optional<std::vector<int>> ports;
    std::optional<LegacyIpAddress> ipAddress;
    std::optional<DockerNetwork> dockerNetwork;
    std::optional<std::vector<PortMapping>> dockerPortMappings;
    bool dockerCredential = false;
};

/// Which of the fields concerned were sent in their current form.
struct CurrentFields {
    bool networks = false;
    bool portDefinitions = false;
    bool container = false;
    bool containerPortMappings = false;
    bool dockerParameters = false;
};

LegacyFields readLegacy(const Reader& app);

/// Rules about legacy fields (stage 3).
Errors checkLegacy(const LegacyFields& legacy, const CurrentFields& current, const AppSpec& app,
                   const std::string& at);

/// Puts the translation into `app`. `current` afterwards tells what is given, in either form.
void translateLegacy(const LegacyFields& legacy, CurrentFields& current, AppSpec& app,
                     const ReadSettings& settings);

/// Whether the path of a URI ends like an archive.
bool isArchive(std::string_view uri);

} // namespace pacer::wire
