// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"

#include <QString>

namespace pacer::ui::icons {

namespace {

const char* fileOf(Name name)
{
    switch (name) {
    case Name::Pacer: return "pacer";
    case Name::Add: return "add";
    case Name::Search: return "search";
    case Name::App: return "app";
    case Name::Group: return "group";
    case Name::Pod: return "pod";
    case Name::Warning: return "warning";
    case Name::Cluster: return "cluster";
    case Name::Empty: return "empty";
    }
    return "";
}

} // namespace

QIcon icon(Name name)
{
    return QIcon(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(fileOf(name))));
}

} // namespace pacer::ui::icons
