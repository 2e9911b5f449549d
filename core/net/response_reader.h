// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/http_message.h"

#include <functional>
#include <memory>
#include <string_view>

namespace pacer::net {

/// Reads the answers on one connection out of bytes that come cut anywhere, each body as it comes. Knows no
/// sockets.
class ResponseReader {
public:
    struct Outlets {
        std::function<void(const Response& head)> head; ///< status, reason and headers
        std::function<void(std::string_view)> data;     ///< a part of the body, chunking removed
        std::function<void()> end;                      ///< the answer is complete
    };

    explicit ResponseReader(Outlets outlets);
    ResponseReader(const ResponseReader&) = delete;
    ResponseReader& operator=(const ResponseReader&) = delete;
    ~ResponseReader();

    /// Takes what came. ProtocolBroken for what is no HTTP answer; nothing more may follow then.
    Result<void> feed(std::string_view bytes);
    /// The server has closed: completes a body without a length; ProtocolBroken if an answer is cut.
    Result<void> finish();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pacer::net
