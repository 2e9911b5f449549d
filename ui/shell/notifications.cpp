// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notifications.h"

#include "ui/style/palette.h"
#include "ui/text/format.h"

namespace pacer::ui {

namespace {

QColor notificationColour(const Notification& row)
{
    return row.problem ? palette::unhealthy : palette::text;
}

std::vector<Column<Notification>> notificationColumns()
{
    return {
        {QT_TRANSLATE_NOOP("Notifications", "Time"),
         [](const Notification& row) { return format::clock(row.time); },
         [](const Notification& row) { return QVariant(row.number); }, notificationColour},
        {QT_TRANSLATE_NOOP("Notifications", "Message"), [](const Notification& row) { return row.text; },
         [](const Notification& row) { return QVariant(row.text); }, notificationColour, nullptr,
         [](const Notification& row) { return row.text; }},
    };
}

} // namespace

Notifications::Notifications(QObject* parent)
    : RowsModel(
        "Notifications", notificationColumns(), [](const Notification& row) { return row.number; }, parent)
{}

void Notifications::tell(const QString& text)
{
    add(text, false);
}

void Notifications::complain(const QString& text)
{
    add(text, true);
}

void Notifications::markRead()
{
    if (m_unread == 0)
        return;
    m_unread = 0;
    emit unreadChanged();
}

void Notifications::add(const QString& text, bool problem)
{
    if (rowCount() >= maxKept)
        remove(rows().front().number);
    const Notification notification{m_next++, format::now(), problem, text};
    upsert(notification);
    emit added(notification);
    if (problem) {
        ++m_unread;
        emit unreadChanged();
    }
}

} // namespace pacer::ui
