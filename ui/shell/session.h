// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connections.h"
#include "core/api/marathon_client.h"
#include "core/api/mirror.h"

namespace pacer::ui {

/// One connection as the windows see it: whom it talks to, what is known, and how to ask for changes.
/// Outlives every view that holds it.
struct Session {
    api::ConnectionProfile profile;
    api::Mirror& mirror;
    api::MarathonClient& client;
};

/// The name of the connection for the eye; those inside the console are named in the user's language.
QString connectionName(const api::ConnectionProfile& profile);

} // namespace pacer::ui
