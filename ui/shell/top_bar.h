// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/session.h"

#include <QWidget>

class QAction;
class QPushButton;

namespace pacer::ui {

class CommandPalette;
class Commands;
class ConnectionChip;

/// The bar below the menu: connection, search, and the actions on what is selected. Destroy stands apart
/// from the others by its colour and its place at the end.
class TopBar : public QWidget {
    Q_OBJECT

public:
    TopBar(const Session& session, Commands& commands, QWidget* parent = nullptr);

    CommandPalette* palette() const { return m_palette; }
    ConnectionChip* chip() const { return m_chip; }

private:
    QPushButton* addButton(QAction* action, const char* role);

    ConnectionChip* m_chip;
    CommandPalette* m_palette;
};

} // namespace pacer::ui
