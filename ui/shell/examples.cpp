// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/examples.h"

#include <QCoreApplication>
#include <QFile>

namespace pacer::ui {

std::vector<Example> examples()
{
    return {
        {"basic-0", QCoreApplication::translate("Examples", "A command that prints a line every 5 seconds")},
        {"basic-1", QCoreApplication::translate("Examples", "A script that is fetched from a URI")},
        {"basic-2", QCoreApplication::translate("Examples", "An archive that is fetched and unpacked")},
        {"basic-3", QCoreApplication::translate("Examples", "A container with a mapped port")},
        {"http-server", QCoreApplication::translate("Examples", "A web server with a health check")},
        {"shop", QCoreApplication::translate("Examples", "A group of two apps, one needs the other")},
    };
}

QString exampleText(const QString& name)
{
    QFile file(QStringLiteral(":/examples/%1.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace pacer::ui
