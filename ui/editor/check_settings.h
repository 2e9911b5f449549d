// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validation/accept.h"

namespace pacer::ui {

/// How the editor judges: everything that needs only the text. What hangs on a server's settings or on its
/// tree (roles, features that are switched on) is left to the server.
validation::AcceptSettings checkSettings();

} // namespace pacer::ui
