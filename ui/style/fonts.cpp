// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/fonts.h"

#include <QLocale>
#include <QString>
#include <QStringList>

namespace pacer::ui::fonts {

namespace {

QString cjkFamily(const QString& language, const QString& kind)
{
    return QStringLiteral("Noto Sans %1CJK %2").arg(kind, language == QLatin1String("zh_CN") ? "SC" : "KR");
}

} // namespace

QFont interfaceFont(const QString& language)
{
    QFont font;
    const QStringList latin{QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")};
    const QString cjk = cjkFamily(language, QString());
    // The Latin letters of the CJK family fit its own glyphs better than a mixture does.
    font.setFamilies(language == QLatin1String("en") ? latin + QStringList{cjk} : QStringList{cjk} + latin);
    font.setPointSizeF(10);
    return font;
}

QFont monospaceFont(const QString& language)
{
    QFont font;
    font.setFamilies({QStringLiteral("DejaVu Sans Mono"), cjkFamily(language, QStringLiteral("Mono "))});
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(9);
    return font;
}

QFont monospaceFont()
{
    return monospaceFont(QLocale().language() == QLocale::Chinese ? QStringLiteral("zh_CN")
                                                                  : QStringLiteral("ko"));
}

QFont scaled(QFont font, double factor, bool bold)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    if (bold)
        font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace pacer::ui::fonts
