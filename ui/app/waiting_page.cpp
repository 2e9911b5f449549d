// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/waiting_page.h"

#include "ui/app/failure_strip.h"
#include "ui/app/funnel.h"
#include "ui/app/refusal_details.h"
#include "ui/cluster/agents_model.h"
#include "ui/shell/actions.h"
#include "ui/style/fonts.h"
#include "ui/text/format.h"
#include "ui/text/status_text.h"
#include "ui/text/strings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/table.h"
#include "ui/widgets/translated.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pacer::ui {

WaitingPage::WaitingPage(const Session& session, Actions& actions, QWidget* parent)
    : AppTab(parent)
    , m_session(session)
    , m_headline(plainLabel(this))
    , m_delayCard(new Card(this))
    , m_delay(plainLabel(this, true))
    , m_reset(new QPushButton(this))
    , m_funnelCard(new Card(this))
    , m_scope(new QComboBox(this))
    , m_funnel(new Funnel(this))
    , m_agentsCard(new Card(this))
    , m_nearest(mutedLabel(this))
    , m_offers(new RefusedOffersModel(this))
    , m_table(new Table(m_offers, this))
{
    build();
    m_poll.setInterval(std::chrono::seconds(2));
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_poll, &QTimer::timeout, this, &WaitingPage::poll);
    connect(&m_second, &QTimer::timeout, this, &WaitingPage::update);
    connect(m_reset, &QPushButton::clicked, this, [this, &actions] { actions.resetDelay(m_id); });
    connect(m_scope, &QComboBox::currentIndexChanged, this, &WaitingPage::update);
    connect(&session.mirror, &api::Mirror::queueChanged, this, [this](const PathId& id) {
        if (id == m_id && isVisible())
            poll();
    });
    keepTranslated(this, [this] { relabel(); });
}

void WaitingPage::build()
{
    m_delay->setWordWrap(true);
    m_nearest->setWordWrap(true);
    m_headline->setWordWrap(true);
    m_delayCard->setTone("warning");
    auto* delayRow = new QHBoxLayout;
    delayRow->addWidget(m_delay, 1);
    delayRow->addWidget(m_reset, 0, Qt::AlignTop);
    m_delayCard->body()->addLayout(delayRow);
    m_scope->addItem({});
    m_scope->addItem({});
    m_funnelCard->body()->addWidget(m_scope);
    m_funnelCard->body()->addWidget(m_funnel);
    m_funnelCard->body()->addStretch();
    m_agentsCard->body()->addWidget(m_nearest);
    m_agentsCard->body()->addWidget(m_table, 1);
    m_table->setColumnWidths({150, 100, 300, 130});
    m_table->sortBy(3, Qt::AscendingOrder);

    auto* cards = new QHBoxLayout;
    cards->setSpacing(14);
    cards->addWidget(m_funnelCard, 1);
    cards->addWidget(m_agentsCard, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(12);
    column->addWidget(m_headline);
    column->addWidget(m_delayCard);
    column->addLayout(cards, 1);
}

void WaitingPage::showApp(const PathId& id)
{
    if (id != m_id) {
        m_id = id;
        m_item.reset();
        m_offers->assign({});
    }
    update();
    if (isVisible())
        poll();
}

void WaitingPage::showEvent(QShowEvent* event)
{
    AppTab::showEvent(event);
    m_poll.start();
    m_second.start();
    poll();
}

void WaitingPage::hideEvent(QHideEvent* event)
{
    m_poll.stop();
    m_second.stop();
    AppTab::hideEvent(event);
}

void WaitingPage::relabel()
{
    m_delayCard->setTitle(tr("Delayed after failures"));
    m_reset->setText(tr("Reset delay"));
    m_funnelCard->setTitle(tr("Where offers are lost"));
    m_scope->setItemText(0, tr("Newest offer of each agent"));
    m_scope->setItemText(1, tr("All offers of this launch"));
    m_scope->setAccessibleName(tr("Offers that are counted"));
    m_agentsCard->setTitle(tr("Agent by agent (last offer)"));
    m_table->setAccessibleName(tr("Agent by agent (last offer)"));
    m_headline->setFont(fonts::scaled(font(), 1.1, true));
    m_offers->retranslate();
    update();
}

void WaitingPage::poll()
{
    const bool waits = m_session.mirror.queue().contains(m_id);
    if (!waits && m_item) {
        m_item.reset();
        update();
    }
    if (!waits || m_asking)
        return;
    m_asking = true;
    m_session.client.queue(true, this, [this](const Result<std::vector<QueueItem>>& items) {
        m_asking = false;
        if (!items)
            return;
        const auto own =
            std::ranges::find_if(*items, [this](const QueueItem& item) { return item.spec.id() == m_id; });
        m_item = own == items->end() ? std::nullopt : std::optional(*own);
        m_readAt = format::now();
        update();
    });
}

QString WaitingPage::headline() const
{
    if (!m_item)
        return tr("This app is not waiting for anything.");
    if (!m_item->overdue)
        return tr("Its instances failed too often in a short time; the next launch is delayed.");
    if (m_item->offers.processed == 0)
        return tr("No offers received since %1. Is the scheduler connected to the cluster?")
            .arg(format::clock(m_item->since));
    return tr("%n instance(s) waiting for resources", nullptr, m_item->count) + QStringLiteral(" · ")
           + format::since(m_item->since);
}

QString WaitingPage::delayText() const
{
    using std::chrono::ceil;
    using std::chrono::seconds;
    QStringList lines;
    if (m_item && !m_item->overdue) {
        const auto left = ceil<seconds>(m_readAt + seconds(m_item->timeLeftSeconds) - format::now());
        const Backoff& backoff = m_item->spec.backoff();
        lines << tr("Next try in %1 (back-off %2, at most %3)")
                     .arg(format::duration(left), format::number(backoff.backoffFactor),
                          format::duration(seconds(backoff.maxLaunchDelaySeconds)));
    }
    std::optional<TaskFailure> failure = m_item ? m_item->failure : std::nullopt;
    if (!failure)
        failure = m_session.mirror.lastFailure(m_id);
    if (failure)
        lines << failureText(*failure);
    return lines.join('\n');
}

void WaitingPage::update()
{
    m_headline->setText(headline());
    const bool delayed = m_item && !m_item->overdue;
    m_delayCard->setVisible(delayed);
    m_delay->setText(delayText());
    m_funnelCard->setVisible(m_item.has_value());
    m_agentsCard->setVisible(m_item.has_value());
    if (!m_item)
        return;
    m_funnel->show(m_scope->currentIndex() == 0 ? m_item->offers.lastOffers : m_item->offers.launchAttempt);
    std::vector<RefusedOffer> rows;
    for (const UnusedOffer& offer : m_item->lastUnused)
        rows.push_back(refusedOffer(offer, m_item->spec));
    m_offers->assign(rows);
    const QString nearest = nearestMiss(rows);
    m_nearest->setVisible(!nearest.isEmpty());
    m_nearest->setText(nearest);
}

/// As the scheduler says; one that does not is asked for its offers only.
QString WaitingPage::nearestMiss(const std::vector<RefusedOffer>& rows) const
{
    if (m_item->nearest) {
        const NearestMiss& nearest = *m_item->nearest;
        const QString host = agentName(nearest.agent) + QStringLiteral(" · ") + toText(nearest.host);
        return tr("Nearest miss: %1, %2").arg(host, lacksText(nearest));
    }
    const auto nearest = std::ranges::min_element(rows, {}, &RefusedOffer::missing);
    if (nearest == rows.end() || nearest->help == QStringLiteral("—"))
        return {};
    return tr("Nearest miss: %1, %2").arg(nearest->host, nearest->help);
}

} // namespace pacer::ui
