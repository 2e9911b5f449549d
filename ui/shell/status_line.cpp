// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "ui/shell/notifications.h"
#include "ui/text/error_text.h"
#include "ui/text/format.h"
#include "ui/text/status_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status_mark.h"
#include "ui/widgets/translated.h"

#include <QLabel>

namespace pacer::ui {

StatusLine::StatusLine(const Session& session, Notifications& notifications, QWidget* parent)
    : QStatusBar(parent)
    , m_session(session)
    , m_notifications(notifications)
    , m_dot(new QLabel(this))
    , m_connection(plainLabel(this))
    , m_usage(plainLabel(this))
    , m_message(plainLabel(this))
    , m_selection(plainLabel(this))
{
    setSizeGripEnabled(false);
    m_dot->setContentsMargins(10, 0, 0, 0);
    m_connection->setContentsMargins(0, 0, 10, 0);
    m_usage->setContentsMargins(0, 0, 10, 0);
    m_selection->setContentsMargins(10, 0, 10, 0);
    m_message->setMinimumWidth(0);
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addWidget(m_dot);
    addWidget(m_connection);
    addWidget(m_usage);
    addWidget(m_message, 1);
    addPermanentWidget(m_selection);
    connect(&session.mirror, &api::Mirror::connectionChanged, this, &StatusLine::update);
    connect(&session.mirror, &api::Mirror::agentsChanged, this, &StatusLine::update);
    connect(&notifications, &Notifications::added, this, [this](const Notification& notification) {
        const QString line = notification.text.section('\n', 0, 0);
        m_message->setText(line);
        m_message->setToolTip(notification.text);
        setTone(m_message, notification.problem ? "bad" : "plain");
    });
    m_second.setInterval(std::chrono::seconds(2));
    connect(&m_second, &QTimer::timeout, this, &StatusLine::update);
    m_second.start();
    keepTranslated(this, [this] {
        m_message->clear(); // it was said in another language; the list of notifications keeps it
        update();
    });
}

void StatusLine::setSelection(const QString& id)
{
    m_selection->setText(id);
}

QString StatusLine::usage() const
{
    double cpus = 0;
    double usedCpus = 0;
    double mem = 0;
    double usedMem = 0;
    for (const auto& [id, agent] : m_session.mirror.agents()) {
        cpus += agent.cpus;
        usedCpus += agent.usedCpus;
        mem += agent.mem;
        usedMem += agent.usedMem;
    }
    if (m_session.mirror.agents().empty())
        return {};
    return tr("CPU %1 / %2  Memory %3 / %4")
        .arg(format::number(usedCpus), format::number(cpus), format::mebibytes(usedMem),
             format::mebibytes(mem));
}

void StatusLine::update()
{
    const api::ConnectionState state = m_session.mirror.connectionState();
    QString text = connectionText(state);
    if (state == api::ConnectionState::Live)
        text = tr("%1 · %2 ms").arg(text).arg(m_session.mirror.latency().count());
    m_connection->setText(text);
    m_dot->setPixmap(dotPixmap(connectionColour(state), 10));
    m_connection->setToolTip(errorText(m_session.mirror.connectionProblem()));
    m_usage->setText(usage());
    m_connection->setAccessibleName(tr("Connection"));
    m_usage->setAccessibleName(tr("Resources in use"));
    m_message->setAccessibleName(tr("Newest message"));
    m_selection->setAccessibleName(tr("Selected"));
}

} // namespace pacer::ui
