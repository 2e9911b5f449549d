// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/session.h"

#include <QCoreApplication>

namespace pacer::ui {

QString connectionName(const api::ConnectionProfile& profile)
{
    if (!profile.name.isEmpty())
        return profile.name;
    if (profile.kind == api::ConnectionKind::Embedded)
        return QCoreApplication::translate("Session", "Embedded cluster");
    if (profile.kind == api::ConnectionKind::Demo)
        return QCoreApplication::translate("Session", "Demo cluster");
    return profile.url.authority();
}

} // namespace pacer::ui
