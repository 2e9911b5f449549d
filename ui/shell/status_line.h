// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/session.h"

#include <QStatusBar>
#include <QTimer>

class QLabel;

namespace pacer::ui {

class Notifications;

/// Connection, what of the cluster is used, the newest message, and what is selected.
class StatusLine : public QStatusBar {
    Q_OBJECT

public:
    StatusLine(const Session& session, Notifications& notifications, QWidget* parent = nullptr);

    void setSelection(const QString& id);

private:
    void update();
    QString usage() const;

    const Session& m_session;
    Notifications& m_notifications;
    QLabel* m_dot;
    QLabel* m_connection;
    QLabel* m_usage;
    QLabel* m_message;
    QLabel* m_selection;
    QTimer m_second;
};

} // namespace pacer::ui
