// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connections.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace pacer::ui {

/// Asks which cluster to operate and how to prove who one is: somebody's Marathon, or a Mesos cluster that
/// the console schedules on itself. The secrets go with the signals and nowhere else.
class ConnectDialog : public QDialog {
    Q_OBJECT

public:
    /// Proposes what was connected to last; begins with Mesos if only that is known.
    ConnectDialog(const QUrl& marathon, const api::MesosTarget& mesos, QWidget* parent = nullptr);

signals:
    void chosen(const pacer::api::ConnectionProfile& profile);
    void masterChosen(const pacer::api::MesosTarget& target);

private:
    enum Kind { Marathon, Mesos };

    void build();
    void relabel();
    void showKind();
    void check();
    void choose();
    bool isMesos() const;
    QUrl url() const;
    api::MesosTarget target() const;
    /// A labelled field of the form, there for one kind of cluster or for both.
    QLineEdit* addField(QLabel*& label, const char* name, bool isSecret = false);

    QLabel* m_title;
    QFormLayout* m_form;
    QLabel* m_kindLabel;
    QComboBox* m_kind;
    QLabel* m_urlLabel = nullptr;
    QLineEdit* m_url = nullptr;
    QLabel* m_tokenLabel = nullptr;
    QLineEdit* m_token = nullptr;
    QLabel* m_userLabel = nullptr;
    QLineEdit* m_user = nullptr;
    QLabel* m_passwordLabel = nullptr;
    QLineEdit* m_password = nullptr;
    QLabel* m_masterLabel = nullptr;
    QLineEdit* m_master = nullptr;
    QLabel* m_roleLabel = nullptr;
    QLineEdit* m_role = nullptr;
    QLabel* m_principalLabel = nullptr;
    QLineEdit* m_principal = nullptr;
    QLabel* m_secretLabel = nullptr;
    QLineEdit* m_secret = nullptr;
    QCheckBox* m_anew;
    QCheckBox* m_production;
    QLabel* m_problem;
    QPushButton* m_cancel;
    QPushButton* m_connect;
};

} // namespace pacer::ui
