// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/app_json.h"
#include "core/wire/normalize.h"
#include "core/wire/object.h"

/// Reading the fields of an app, shared by complete definitions, updates and answers. Inside `wire` only.
namespace pacer::wire {

/// Everything that stands in the object in its current form, into `app`. Nothing is completed. Returns which
/// of the fields with legacy twins are given.
CurrentFields readAppFields(const Reader& in, const PathId& base, AppSpec& app, Errors& broken);

/// Names that "a path without a rule" means: relative ones against `base`.
PathId readDependency(const std::string& text, const PathId& base, const std::string& at, Errors& broken);

/// Gives unnamed container networks the default name.
void nameNetworks(std::vector<Network>& networks, const ReadSettings& settings);

} // namespace pacer::wire
