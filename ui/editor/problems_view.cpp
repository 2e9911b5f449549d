// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/problems_view.h"

#include "ui/style/palette.h"
#include "ui/text/error_text.h"

#include <QEvent>

namespace pacer::ui {

ProblemsView::ProblemsView(QWidget* parent)
    : QListWidget(parent)
{
    setWordWrap(true);
    setFrameShape(QFrame::NoFrame);
    const auto choose = [this](const QListWidgetItem* item) {
        const int at = row(item);
        if (at >= 0 && at < int(m_problems.size()))
            emit chosen(m_problems[std::size_t(at)]);
    };
    connect(this, &QListWidget::itemActivated, this, choose);
    connect(this, &QListWidget::itemClicked, this, choose);
    refill();
}

void ProblemsView::setProblems(std::vector<validation::Problem> problems)
{
    if (problems == m_problems)
        return;
    m_problems = std::move(problems);
    refill();
}

void ProblemsView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refill();
    QListWidget::changeEvent(event);
}

void ProblemsView::refill()
{
    setAccessibleName(tr("Problems"));
    clear();
    for (const validation::Problem& problem : m_problems) {
        const QString mark = problem.isWarning ? QStringLiteral("\u26a0") : QStringLiteral("\u2715");
        auto* item = new QListWidgetItem(QStringLiteral("%1 %2:%3  %4")
                                             .arg(mark)
                                             .arg(problem.line)
                                             .arg(problem.column)
                                             .arg(errorText(problem.error)),
                                         this);
        item->setForeground(problem.isWarning ? palette::warning : palette::unhealthy);
    }
}

} // namespace pacer::ui
