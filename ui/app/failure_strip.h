// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/session.h"
#include "ui/widgets/card.h"

class QToolButton;

namespace pacer::ui {

class ElidedLabel;

/// How, where, when and why a task failed, in a sentence.
QString failureText(const TaskFailure& failure);

/// The task of an app that failed last: how, when, where and why, in one line. Hidden while none is known.
class FailureStrip : public QFrame {
    Q_OBJECT

public:
    FailureStrip(const Session& session, bool hasSandbox, QWidget* parent = nullptr);

    void showApp(const PathId& id);
    void update(); ///< from the mirror; also when the app's status changed

signals:
    void sandboxWanted(const pacer::TaskId& task);

private:
    void relabel();

    const Session& m_session;
    PathId m_id;
    bool m_hasSandbox;
    QLabel* m_mark;
    ElidedLabel* m_text;
    QToolButton* m_sandbox;
};

} // namespace pacer::ui
