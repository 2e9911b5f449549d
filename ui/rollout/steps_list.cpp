// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rollout/steps_list.h"

#include "ui/style/palette.h"
#include "ui/text/status_text.h"
#include "ui/text/strings.h"
#include "ui/text/wait_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace pacer::ui {

/// A round mark with a tick or the number of the step.
class StepsList::Badge : public QWidget {
public:
    explicit Badge(QWidget* parent)
        : QWidget(parent)
    {
        setFixedSize(20, 20);
    }

    void show(int number, bool done, const QColor& colour)
    {
        m_text = done ? QStringLiteral("✓") : QString::number(number);
        m_colour = colour;
        update();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colour);
        painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.85);
        small.setBold(true);
        painter.setFont(small);
        painter.setPen(palette::panel);
        painter.drawText(rect(), Qt::AlignCenter, m_text);
    }

private:
    QString m_text;
    QColor m_colour;
};

StepsList::StepsList(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_note(mutedLabel(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    m_note->setWordWrap(true);
    m_column->addWidget(m_note);
    m_column->addStretch();
    keepTranslated(this, [this] { relabel(); });
}

void StepsList::show(const std::optional<DeploymentInfo>& deployment)
{
    if (deployment == m_deployment)
        return;
    m_deployment = deployment;
    relabel();
}

void StepsList::resizeTo(std::size_t count)
{
    while (m_rows.size() > count) {
        delete m_rows.back().widget;
        m_rows.pop_back();
    }
    while (m_rows.size() < count) {
        Row row;
        row.widget = new QWidget(this);
        row.badge = new Badge(row.widget);
        row.text = plainLabel(row.widget);
        row.text->setWordWrap(true);
        auto* line = new QHBoxLayout(row.widget);
        line->setContentsMargins(0, 0, 0, 0);
        line->addWidget(row.badge, 0, Qt::AlignTop);
        line->addWidget(row.text, 1);
        m_column->insertWidget(static_cast<int>(m_rows.size()), row.widget);
        m_rows.push_back(row);
    }
}

QStringList StepsList::waitingTexts() const
{
    QStringList texts;
    if (!m_deployment)
        return texts;
    for (const UpdateStatus& status : m_deployment->updates) {
        if (status.state != UpdateState::Updating)
            texts << updateTitle(status.state) + QStringLiteral(" · ") + updateReason(status);
    }
    for (const ActionProgress& progress : m_deployment->progress) {
        for (const WaitReason& wait : progress.waits)
            texts << toText(progress.app) + QStringLiteral(" · ") + waitText(wait, progress);
    }
    if (m_deployment->progress.empty()) {
        for (const std::string& reason : m_deployment->waitReasons)
            texts << toText(reason);
    }
    return texts;
}

void StepsList::relabel()
{
    resizeTo(m_deployment ? m_deployment->steps.size() : 0);
    const QStringList reasons = waitingTexts();
    m_note->setVisible(!m_deployment || !reasons.isEmpty());
    if (!m_deployment) {
        m_note->setText(tr("No deployment is running."));
        return;
    }
    m_note->setText(reasons.join('\n'));
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        const int number = static_cast<int>(at) + 1;
        const bool done = number < m_deployment->currentStep;
        const bool current = number == m_deployment->currentStep;
        Row& row = m_rows[at];
        row.badge->show(number, done,
                        done      ? palette::healthy
                        : current ? palette::accent
                                  : palette::suspended);
        QFont weight = font();
        weight.setWeight(current ? QFont::DemiBold : QFont::Normal);
        row.text->setFont(weight);
        row.text->setText(stepText(m_deployment->steps[at]));
        row.text->setAccessibleDescription(done ? tr("done") : current ? tr("running") : tr("to come"));
    }
}

} // namespace pacer::ui
