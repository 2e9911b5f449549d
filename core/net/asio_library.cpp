// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
/// The one place where Asio and Beast are compiled; everybody else only declares them.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
