// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <boost/asio/ssl/context.hpp>

#include <memory>
#include <string>

namespace pacer::net {

/// Whom a client believes.
struct TlsTrust {
    bool verify = true; ///< certificate and host name
    std::string caFile; ///< certificates in PEM; "": those of the system
};

/// For clients. TlsFailed with the file if it cannot be read. (Shows Asio: for rims with a loop of their
/// own.)
Result<std::shared_ptr<boost::asio::ssl::context>> makeClientTls(const TlsTrust& trust);

} // namespace pacer::net
