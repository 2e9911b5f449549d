// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/failure_strip.h"

#include "ui/cluster/agents_model.h"
#include "ui/text/format.h"
#include "ui/text/status_text.h"
#include "ui/text/strings.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/translated.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QToolButton>

namespace pacer::ui {

namespace {

/// What agents say before they come to the point; it holds no more than the state does.
QString withoutPreamble(QString message)
{
    for (const QLatin1String preamble : {QLatin1String("Failed to launch container: "),
                                         QLatin1String("Failed to fetch all URIs for container ")}) {
        const qsizetype end = message.startsWith(preamble) ? message.indexOf(": ") + 2 : 0;
        if (end < message.size())
            message.remove(0, end);
    }
    return message;
}

} // namespace

QString failureText(const TaskFailure& failure)
{
    QString where = toText(failure.host);
    if (failure.agentId)
        where = agentName(*failure.agentId) + QStringLiteral(" · ") + where;
    const QString when = format::clock(failure.timestamp);
    const QString why = withoutPreamble(toText(failure.message));
    if (failure.state == TaskState::Failed) // the state says nothing that the failure does not
        return QCoreApplication::translate("FailureText", "Last failure on %1 at %2: %3")
            .arg(where, when, why);
    return QCoreApplication::translate("FailureText", "Last failure: %1 on %2 at %3: %4")
        .arg(taskStateText(failure.state), where, when, why);
}

FailureStrip::FailureStrip(const Session& session, bool hasSandbox, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_hasSandbox(hasSandbox)
    , m_mark(plainLabel(this))
    , m_text(new ElidedLabel(this))
    , m_sandbox(new QToolButton(this))
{
    setObjectName(QStringLiteral("lastFailure"));
    m_text->setObjectName(QStringLiteral("failureText"));
    m_mark->setText(QStringLiteral("⚠"));
    m_sandbox->setProperty("role", "flat");
    m_sandbox->setObjectName(QStringLiteral("failedSandbox"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_mark);
    row->addWidget(m_text, 1);
    row->addWidget(m_sandbox);
    connect(m_sandbox, &QToolButton::clicked, this, [this] {
        if (const auto failure = m_session.mirror.lastFailure(m_id))
            emit sandboxWanted(failure->taskId);
    });
    keepTranslated(this, [this] { relabel(); });
}

void FailureStrip::showApp(const PathId& id)
{
    m_id = id;
    update();
}

void FailureStrip::relabel()
{
    m_sandbox->setText(tr("Sandbox"));
    m_sandbox->setToolTip(tr("Files and logs of the task that failed"));
    m_text->setAccessibleName(tr("Last failure"));
    update();
}

void FailureStrip::update()
{
    const std::optional<TaskFailure> failure = m_session.mirror.lastFailure(m_id);
    setVisible(failure.has_value());
    if (!failure)
        return;
    m_text->setText(failureText(*failure));
    const api::AppRow* row = m_session.mirror.app(m_id);
    const char* tone = row && row->status == AppStatus::Running ? "muted" : "bad"; // got over it, or not yet
    setTone(m_mark, tone);
    setTone(m_text, tone);
    m_sandbox->setVisible(m_hasSandbox && !failure->taskId.value.empty());
}

} // namespace pacer::ui
