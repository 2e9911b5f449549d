// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/funnel.h"

#include "ui/style/palette.h"
#include "ui/text/status_text.h"
#include "ui/widgets/translated.h"

#include <QPainter>

#include <algorithm>

namespace pacer::ui {

namespace {

constexpr int funnelBarHeight = 14;

bool isCommon(Refusal reason)
{
    switch (reason) {
    case Refusal::UnfulfilledRole:
    case Refusal::UnfulfilledConstraint:
    case Refusal::InsufficientCpus:
    case Refusal::InsufficientMemory:
    case Refusal::InsufficientPorts: return true;
    case Refusal::NoCorrespondingReservationFound:
    case Refusal::AgentMaintenance:
    case Refusal::InsufficientDisk:
    case Refusal::InsufficientGpus:
    case Refusal::DeclinedScarceResources: return false;
    }
    return false;
}

} // namespace

Funnel::Funnel(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    keepTranslated(this, [this] { describe(); });
}

void Funnel::show(const std::array<RefusalCount, refusalCount>& counts)
{
    if (counts == m_counts)
        return;
    m_counts = counts;
    describe();
}

std::vector<Funnel::Line> Funnel::lines() const
{
    std::vector<Line> lines{{tr("Offers seen"), m_counts.front().processed, 0}};
    for (const RefusalCount& count : m_counts) {
        if (count.declined > 0 || isCommon(count.reason))
            lines.push_back({funnelText(count.reason), count.processed - count.declined, count.declined});
    }
    return lines;
}

void Funnel::describe()
{
    QStringList parts;
    for (const Line& line : lines())
        parts << QStringLiteral("%1: %2").arg(line.label).arg(line.left);
    setAccessibleName(tr("Where offers are lost"));
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize Funnel::sizeHint() const
{
    return {320, int(lines().size()) * (fontMetrics().height() + 8)};
}

void Funnel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const std::vector<Line> all = lines();
    const int height = fontMetrics().height() + 8;
    int labelWidth = 0;
    for (const Line& line : all)
        labelWidth = std::max(labelWidth, fontMetrics().horizontalAdvance(line.label));
    const int numberWidth = fontMetrics().horizontalAdvance(tr("%1 pass").arg(QStringLiteral("99999")));
    const int barLeft = labelWidth + 20;
    const int barWidth = std::max(20, width() - barLeft - numberWidth - 10);
    const int most = std::max(1, all.front().left);
    for (std::size_t at = 0; at < all.size(); ++at) {
        const Line& line = all[at];
        const QRect row(0, int(at) * height, width(), height);
        painter.setPen(palette::text);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, line.label);
        const QRect bar(barLeft, row.center().y() - funnelBarHeight / 2, barWidth, funnelBarHeight);
        painter.fillRect(bar, QColor(0xf2, 0xf4, 0xf7));
        QRect part = bar;
        part.setWidth(bar.width() * line.left / most);
        painter.fillRect(part, line.declined > 0 ? palette::staging : palette::accent);
        painter.setPen(palette::muted);
        const QString number = at == 0 ? QString::number(line.left) : tr("%1 pass").arg(line.left);
        painter.drawText(row.adjusted(bar.right() + 10, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, number);
    }
}

} // namespace pacer::ui
