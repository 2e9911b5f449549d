// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pacer::net {

/// `pieces` behind each other as one gzip member, packed quickly rather than tightly.
std::string gzipped(const std::vector<std::string_view>& pieces);

/// True if the Accept-Encoding header takes gzip: "gzip, deflate", "*;q=0.5", but not "gzip;q=0".
bool takesGzip(std::string_view acceptEncoding);

} // namespace pacer::net
