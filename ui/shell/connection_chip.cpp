// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connection_chip.h"

#include "ui/text/error_text.h"
#include "ui/text/status_text.h"
#include "ui/widgets/status_mark.h"
#include "ui/widgets/translated.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPixmap>

namespace pacer::ui {

ConnectionChip::ConnectionChip(const Session& session, QAction* connectTo, QWidget* parent)
    : QToolButton(parent)
    , m_session(session)
    , m_address(nullptr)
    , m_embedded(nullptr)
    , m_demo(nullptr)
{
    setProperty("role", "button");
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(InstantPopup);
    setIconSize({12, 12});
    setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    m_address = menu->addAction(QString());
    menu->addSeparator();
    m_embedded = menu->addAction(QString());
    m_demo = menu->addAction(QString());
    menu->addAction(connectTo);
    setMenu(menu);
    connect(m_embedded, &QAction::triggered, this, &ConnectionChip::embeddedWanted);
    connect(m_demo, &QAction::triggered, this, &ConnectionChip::demoWanted);
    connect(m_address, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_session.profile.url.toString()); });
    connect(&session.mirror, &api::Mirror::connectionChanged, this, &ConnectionChip::update);
    connect(&session.mirror, &api::Mirror::agentsChanged, this, &ConnectionChip::update);
    keepTranslated(this, [this] { update(); });
}

void ConnectionChip::update()
{
    const api::ConnectionState state = m_session.mirror.connectionState();
    const QString name = connectionName(m_session.profile);
    const QString agents = tr("%n agent(s)", nullptr, int(m_session.mirror.agents().size()));
    const bool live = state == api::ConnectionState::Live;
    setIcon(dotPixmap(connectionColour(state), 12));
    setText(QStringLiteral(" %1  %2 ▾").arg(name, live ? agents : connectionText(state)));
    QStringList tip{connectionText(state), m_session.profile.url.toString()};
    if (!m_session.mirror.connectionProblem().empty())
        tip << errorText(m_session.mirror.connectionProblem());
    setToolTip(tip.join('\n'));
    setAccessibleName(tr("Connection: %1").arg(name));
    setAccessibleDescription(connectionText(state) + QStringLiteral(", ") + agents);
    m_address->setText(tr("Copy address %1").arg(m_session.profile.url.toString()));
    m_embedded->setText(tr("Embedded cluster"));
    m_embedded->setEnabled(m_session.profile.kind != api::ConnectionKind::Embedded);
    m_demo->setText(tr("Demo cluster"));
    m_demo->setToolTip(tr("A simulated cluster inside the console: nothing is started on this machine"));
    m_demo->setEnabled(m_session.profile.kind != api::ConnectionKind::Demo);
}

} // namespace pacer::ui
