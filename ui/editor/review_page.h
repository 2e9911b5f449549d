// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/deployment_plan.h"
#include "ui/editor/app_document.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;

namespace pacer::ui {

class Card;

/// What a change would do, before it is sent: the members that differ and the plan of the deployment.
class ReviewPage : public QWidget {
    Q_OBJECT

public:
    explicit ReviewPage(QWidget* parent = nullptr);

    void setTitle(const QString& id);
    void setChanges(std::vector<DocumentChange> changes);
    void setPlanAwaited();
    void setPlan(const Result<std::vector<DeploymentStep>>& plan);
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
    std::optional<Result<std::vector<DeploymentStep>>> m_plan;
    QLabel* m_title;
    QPushButton* m_back;
    QPushButton* m_deploy;
    Card* m_changeCard;
    QListWidget* m_changeList;
    Card* m_planCard;
    QListWidget* m_planList;
    QLabel* m_planNote;
};

} // namespace pacer::ui
