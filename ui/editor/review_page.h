// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/simulation/rehearsal.h"
#include "ui/editor/app_document.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;

namespace pacer::ui {

class Card;
class RehearsalView;

/// What a change would do, before it is sent: the members that differ, the plan of the deployment, and what a
/// rehearsal says of it.
class ReviewPage : public QWidget {
    Q_OBJECT

public:
    explicit ReviewPage(QWidget* parent = nullptr);

    void setTitle(const QString& id);
    void setChanges(std::vector<DocumentChange> changes);
    void setPlanAwaited();
    void setRehearsal(const Result<simulation::Rehearsal>& rehearsal);
    void setDeployable(bool deployable);

signals:
    void backWanted();
    void deployWanted();

private:
    void relabel();
    void showChanges();
    void showPlan();

    QString m_id;
    std::vector<DocumentChange> m_changes;
    std::optional<Result<simulation::Rehearsal>> m_rehearsal; ///< absent: awaited
    QLabel* m_title;
    QPushButton* m_back;
    QPushButton* m_deploy;
    Card* m_changeCard;
    QListWidget* m_changeList;
    Card* m_planCard;
    QListWidget* m_planList;
    QLabel* m_planNote;
    Card* m_forecastCard;
    RehearsalView* m_forecast;
};

} // namespace pacer::ui
