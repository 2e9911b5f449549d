// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/session_state.h"

#include "ui/text/strings.h"

namespace pacer::ui {

namespace {

/// Keys of QSettings are paths themselves, so an id or an address becomes one segment of it.
QString segment(const QString& text)
{
    return QString::fromLatin1(text.toUtf8().toPercentEncoding());
}

QString keyFor(const char* what, const QString& connection, const PathId& app)
{
    return QStringLiteral("%1/%2/%3").arg(QLatin1String(what), segment(connection), segment(toText(app)));
}

} // namespace

SessionState::SessionState(const QString& file)
    : m_settings(file, QSettings::IniFormat)
{
    if (m_settings.value("schema", schema).toInt() != schema)
        m_settings.remove("window"); // a layout of another time does not fit
    m_settings.setValue("schema", schema);
}

QString SessionState::language() const
{
    return m_settings.value("language").toString();
}

void SessionState::setLanguage(const QString& language)
{
    m_settings.setValue("language", language);
}

QByteArray SessionState::geometry() const
{
    return m_settings.value("window/geometry").toByteArray();
}

QByteArray SessionState::layout(const QString& part) const
{
    return m_settings.value("window/" + part).toByteArray();
}

void SessionState::setGeometry(const QByteArray& geometry)
{
    m_settings.setValue("window/geometry", geometry);
}

void SessionState::setLayout(const QString& part, const QByteArray& state)
{
    m_settings.setValue("window/" + part, state);
}

std::optional<PathId> SessionState::selection(const QString& connection) const
{
    const QString id = m_settings.value("selection/" + segment(connection)).toString();
    if (id.isEmpty())
        return std::nullopt;
    return PathId::absolute(id.toStdString());
}

void SessionState::setSelection(const QString& connection, const std::optional<PathId>& app)
{
    m_settings.setValue("selection/" + segment(connection), app ? toText(*app) : QString());
}

int SessionState::instancesBeforeSuspend(const QString& connection, const PathId& app) const
{
    return m_settings.value(keyFor("suspended", connection, app), 1).toInt();
}

void SessionState::rememberInstances(const QString& connection, const PathId& app, int instances)
{
    m_settings.setValue(keyFor("suspended", connection, app), instances);
}

} // namespace pacer::ui
