// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/app/app_tab.h"
#include "ui/shell/session.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;

namespace pacer::ui {

class Actions;
class Card;
class Funnel;
class RefusedOffersModel;
struct RefusedOffer;
class Table;

/// Why an app is not launched: the delay after failures, or where its offers are lost, agent by agent.
class WaitingPage : public AppTab {
    Q_OBJECT

public:
    WaitingPage(const Session& session, Actions& actions, QWidget* parent = nullptr);

    void showApp(const PathId& id) override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void relabel();
    void poll();
    void update();
    QString headline() const;
    QString delayText() const;
    QString nearestMiss(const std::vector<RefusedOffer>& rows) const;

    const Session& m_session;
    PathId m_id;
    bool m_asking = false;
    std::optional<QueueItem> m_item; ///< with the last offers of each agent
    Timestamp m_readAt{};
    QTimer m_poll;
    QTimer m_second;
    QLabel* m_headline;
    Card* m_delayCard;
    QLabel* m_delay;
    QPushButton* m_reset;
    Card* m_funnelCard;
    QComboBox* m_scope;
    Funnel* m_funnel;
    Card* m_agentsCard;
    QLabel* m_nearest;
    RefusedOffersModel* m_offers;
    Table* m_table;
};

} // namespace pacer::ui
