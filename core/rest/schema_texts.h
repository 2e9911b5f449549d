// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace pacer::rest {

/// The text of resources/schemas/<name>.json as it was at build time; "" for other names.
std::string_view schemaText(std::string_view name);

} // namespace pacer::rest
