// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/session.h"

#include <QToolButton>

class QAction;

namespace pacer::ui {

/// Which cluster the window shows, whether it is connected, and how many agents it has. Its menu changes the
/// connection.
class ConnectionChip : public QToolButton {
    Q_OBJECT

public:
    ConnectionChip(const Session& session, QAction* connectTo, QWidget* parent = nullptr);

signals:
    void embeddedWanted();
    void demoWanted();

private:
    void update();

    const Session& m_session;
    QAction* m_address;
    QAction* m_embedded;
    QAction* m_demo;
};

} // namespace pacer::ui
