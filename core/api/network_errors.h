// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

class QNetworkReply;

namespace pacer::api {

/// Why no HTTP answer came: TlsFailed, TimedOut or NetworkUnreachable, with the server's address. A reply
/// that was aborted by us is the caller's to explain.
Errors networkErrors(const QNetworkReply& reply);

/// The status of an answer, 0 if there was none.
int statusOf(const QNetworkReply& reply);

/// "host:port", as an operator would look for it.
std::string addressOf(const QNetworkReply& reply);

} // namespace pacer::api
