// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include "ui/style/fonts.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace pacer::ui {

namespace {

const QString english = QStringLiteral("en");
const QString korean = QStringLiteral("ko");
const QString simplifiedChinese = QStringLiteral("zh_CN");

/// "ko_KR.UTF-8" → "ko"; "" for a language that we do not speak.
QString fromEnvironment(const QString& value)
{
    const QString name = value.section('.', 0, 0).section('@', 0, 0);
    const QString base = name.section('_', 0, 0);
    if (base == korean)
        return korean;
    if (name == simplifiedChinese || name == QLatin1String("zh_SG") || name == QLatin1String("zh_Hans"))
        return simplifiedChinese;
    return base.isEmpty() ? QString() : english;
}

} // namespace

Language::Language(QObject* parent)
    : QObject(parent)
{}

QStringList Language::known()
{
    return {english, korean, simplifiedChinese};
}

QString Language::nameOf(const QString& language)
{
    if (language == korean)
        return QStringLiteral("한국어");
    if (language == simplifiedChinese)
        return QStringLiteral("简体中文");
    return QStringLiteral("English");
}

QString Language::choose(const QString& wanted, const QString& saved, const QStringList& environment)
{
    for (const QString& choice : {wanted, saved}) {
        if (known().contains(choice))
            return choice;
    }
    for (const QString& value : environment) {
        QString language = fromEnvironment(value.section(':', 0, 0));
        if (!language.isEmpty())
            return language;
    }
    return english;
}

void Language::set(const QString& language)
{
    if (language == m_current || !known().contains(language))
        return;
    m_current = language;
    QLocale::setDefault(language == english ? QLocale(QLocale::English, QLocale::UnitedStates)
                                            : QLocale(language));
    for (QTranslator& translator : m_translators)
        QCoreApplication::removeTranslator(&translator);
    // QTranslator::load is not enough to know: an empty file loads, but cannot be installed.
    if (m_translators[0].load("qtbase_" + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_translators[0]);
    if (m_translators[1].load(QStringLiteral(":/i18n/pacer_%1.qm").arg(language)))
        QCoreApplication::installTranslator(&m_translators[1]);
    QApplication::setFont(fonts::interfaceFont(language));
    emit changed(language);
}

} // namespace pacer::ui
