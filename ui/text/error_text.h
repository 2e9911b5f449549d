// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace pacer::ui {

/// What went wrong, as a sentence in the user's language; with its place in the definition in front, if it
/// has one. Arguments come from outside and are inserted as plain text.
QString errorText(const Error& error);

/// The same without the place, for where the place is shown anyway.
QString sentence(const Error& error);

/// All of them, one in each line.
QString errorText(const Errors& errors);

} // namespace pacer::ui
