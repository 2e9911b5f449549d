// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/tls.h"

namespace pacer::net {

namespace ssl = boost::asio::ssl;

Result<std::shared_ptr<ssl::context>> makeClientTls(const TlsTrust& trust)
{
    auto context = std::make_shared<ssl::context>(ssl::context::tls_client);
    boost::system::error_code error;
    if (!trust.verify) {
        context->set_verify_mode(ssl::verify_none, error);
    } else {
        context->set_verify_mode(ssl::verify_peer, error);
        if (trust.caFile.empty())
            context->set_default_verify_paths(error);
        else
            context->load_verify_file(trust.caFile, error);
    }
    if (error)
        return fail(ErrorCode::TlsFailed, {trust.caFile, error.message()});
    return context;
}

} // namespace pacer::net
