// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace pacer::wire {

/// JSON as this program handles it: keys keep their order.
using Json = nlohmann::ordered_json;

} // namespace pacer::wire
