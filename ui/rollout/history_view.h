// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/deployment_record.h"
#include "ui/shell/session.h"

#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <optional>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace pacer::ui {

class HistoryModel;
class Table;

/// Deployments that have ended: when, what, how, how long, by whom, and the steps of the chosen one. Read
/// when it is shown, and again when another deployment has ended meanwhile.
class HistoryView : public QWidget {
    Q_OBJECT

public:
    explicit HistoryView(const Session& session, QWidget* parent = nullptr);
    ~HistoryView() override;

signals:
    void appWanted(const QString& id); ///< the first affected app of an opened row

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void relabel();
    void readAgain();
    void read(std::optional<std::uint64_t> before);
    void take(const Result<DeploymentHistory>& page, bool more);
    void update();
    void showSteps();
    QString noteText() const;

    const Session& m_session;
    HistoryModel* m_model;
    QLineEdit* m_filter;
    Table* m_table;
    QPushButton* m_older;
    QLabel* m_note;
    QWidget* m_side;
    QLabel* m_facts;
    QListWidget* m_steps;
    QTimer m_pause; ///< in typing
    std::optional<std::uint64_t> m_next;
    std::optional<Errors> m_problem;
    bool m_wasRead = false;
    int m_question = 0; ///< answers to earlier ones are void
};

} // namespace pacer::ui
