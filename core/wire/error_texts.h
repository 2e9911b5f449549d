// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error_code.h"

#include <optional>
#include <string_view>

/// The English of the API, one row for each code. Inside `wire` only, and for the test that counts the rows.
namespace pacer::wire {

/// Which body carries an error, the most severe first.
enum class ErrorKind { Text, Reading, Rule, Plain };

struct ErrorText {
    ErrorCode code;
    ErrorKind kind;
    int status;
    std::string_view sentence; ///< {0}, {1} … stand for the arguments
};

const ErrorText& errorText(ErrorCode code);

/// The code whose sentence, without arguments, is exactly this.
std::optional<ErrorCode> codeOfSentence(std::string_view sentence);

} // namespace pacer::wire
