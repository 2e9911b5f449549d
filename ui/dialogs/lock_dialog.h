// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/mirror.h"

#include <QDialog>

#include <set>

class QLabel;
class QPushButton;

namespace pacer::ui {

/// A change met a running deployment: wait for it, look at it, or force the change. What force does is said
/// before it can be chosen; it is never the default. Says of each deployment what the mirror knows of it, and
/// of one that it does not know its id.
class LockDialog : public QDialog {
    Q_OBJECT

public:
    LockDialog(const QString& change, std::set<DeploymentId> locks, const api::Mirror& mirror,
               QWidget* parent = nullptr);

signals:
    void waitChosen();
    void showChosen();
    void forceChosen();

private:
    void relabel();
    QString blockingText() const;
    QString textOf(const DeploymentId& id) const;

    QString m_change;
    std::set<DeploymentId> m_locks;
    const api::Mirror& m_mirror;
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
