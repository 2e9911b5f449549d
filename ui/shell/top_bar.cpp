// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/top_bar.h"

#include "ui/shell/command_palette.h"
#include "ui/shell/commands.h"
#include "ui/shell/connection_chip.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>

namespace pacer::ui {

TopBar::TopBar(const Session& session, Commands& commands, QWidget* parent)
    : QWidget(parent)
    , m_chip(new ConnectionChip(session, commands.connectTo, this))
    , m_palette(new CommandPalette(this))
{
    setObjectName(QStringLiteral("bar"));
    setAttribute(Qt::WA_StyledBackground);
    m_palette->setMinimumWidth(180);
    m_palette->setMaximumWidth(340);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(10);
    row->addWidget(m_chip);
    row->addWidget(m_palette, 1);
    row->addStretch(1);
    row->addWidget(addButton(commands.create, "primary"));
    row->addWidget(addButton(commands.scale, "plain"));
    row->addWidget(addButton(commands.restart, "plain"));
    row->addWidget(addButton(commands.suspend, "plain"));
    row->addWidget(addButton(commands.destroy, "danger"));
    connect(commands.find, &QAction::triggered, m_palette, [this] {
        m_palette->setFocus(Qt::ShortcutFocusReason);
        m_palette->selectAll();
    });
}

QPushButton* TopBar::addButton(QAction* action, const char* role)
{
    auto* button = new QPushButton(this);
    button->setProperty("role", role);
    button->setObjectName(action->objectName());
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setIcon(action->icon());
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    follow();
    connect(action, &QAction::changed, button, follow);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace pacer::ui
