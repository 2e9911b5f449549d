// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace pacer::test {

/// A body that POST /v2/apps gets, and how it is to be answered.
struct HostileBody {
    const char* name;
    QByteArray body;
    int status;
};
std::vector<HostileBody> hostileBodies();

} // namespace pacer::test
