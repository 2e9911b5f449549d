// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connections.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace pacer::ui {

/// Asks where a Marathon API is and how to prove who one is. The secrets go with the signal and nowhere else.
class ConnectDialog : public QDialog {
    Q_OBJECT

public:
    explicit ConnectDialog(const QUrl& proposal, QWidget* parent = nullptr);

signals:
    void chosen(const pacer::api::ConnectionProfile& profile);

private:
    void relabel();
    void check();
    void choose();
    QUrl url() const;

    QLabel* m_title;
    QLabel* m_urlLabel;
    QLineEdit* m_url;
    QLabel* m_tokenLabel;
    QLineEdit* m_token;
    QLabel* m_userLabel;
    QLineEdit* m_user;
    QLabel* m_passwordLabel;
    QLineEdit* m_password;
    QCheckBox* m_production;
    QLabel* m_problem;
    QPushButton* m_cancel;
    QPushButton* m_connect;
};

} // namespace pacer::ui
