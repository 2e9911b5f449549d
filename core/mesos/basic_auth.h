// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace pacer::mesos {

/// Standard base64 with padding.
std::string base64(std::string_view bytes);

/// The value of an Authorization header (spec/mesos.md 15).
std::string basicAuthorization(const std::string& principal, const std::string& secret);

} // namespace pacer::mesos
