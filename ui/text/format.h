// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QString>

#include <chrono>
#include <optional>

class QDateTime;

/// Numbers, times and sizes in the manner of the language that is set. For display only.
namespace pacer::ui::format {

QString number(double value);                        ///< at most three decimals, no trailing zeros
QString percent(double share);                       ///< 0.62: "62 %"
QString mebibytes(double mib);                       ///< "256 MiB", "1.5 GiB"
QString duration(std::chrono::seconds time);         ///< "8 s", "2 min 10 s", "3 h 5 min", "2 d 4 h"
QString elapsed(std::chrono::milliseconds time);     ///< as a duration, with tenths below 10 s: "0.3 s"
QString since(Timestamp then);                       ///< duration from `then` to now, never negative
QString clock(Timestamp time);                       ///< local time of day; with the date if it is not today
QString dateTime(Timestamp time);                    ///< local date and time
QString clock(const std::optional<Timestamp>& time); ///< "—" if there is none

QDateTime toDateTime(Timestamp time);
Timestamp now();

} // namespace pacer::ui::format
