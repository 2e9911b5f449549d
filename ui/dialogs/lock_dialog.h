// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_objects.h"

#include <QDialog>

#include <vector>

class QLabel;
class QPushButton;

namespace pacer::ui {

/// A change met a running deployment: wait for it, look at it, or force the change. What force does is said
/// before it can be chosen; it is never the default.
class LockDialog : public QDialog {
    Q_OBJECT

public:
    LockDialog(const QString& change, std::vector<DeploymentInfo> blocking, QWidget* parent = nullptr);

signals:
    void waitChosen();
    void showChosen();
    void forceChosen();

private:
    void relabel();
    QString blockingText() const;

    QString m_change;
    std::vector<DeploymentInfo> m_blocking;
    QLabel* m_title;
    QLabel* m_what;
    QLabel* m_list;
    QLabel* m_force;
    QPushButton* m_cancelButton;
    QPushButton* m_showButton;
    QPushButton* m_forceButton;
    QPushButton* m_waitButton;
};

} // namespace pacer::ui
