// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_events.h"

#include <QString>

namespace pacer::ui {

/// An event as a line: its name on the wire, the app or group it is about, and what happened.
struct EventLine {
    QString kind;
    QString subject; ///< "" if it is about none
    QString text;
};

EventLine eventLine(const ApiEvent& event);

} // namespace pacer::ui
