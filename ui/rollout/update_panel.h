// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_objects.h"
#include "ui/widgets/card.h"

#include <optional>

class QPushButton;

namespace pacer::ui {

/// How the slot update of an app stands: why it is paused or undone, and what can be done about it.
class UpdatePanel : public Card {
    Q_OBJECT

public:
    explicit UpdatePanel(QWidget* parent = nullptr);

    /// nullopt: there is none, nothing is shown.
    void show(const std::optional<UpdateStatus>& status);

signals:
    void pauseWanted();
    void resumeWanted();
    void rollBackWanted();

private:
    void relabel();

    std::optional<UpdateStatus> m_status;
    QLabel* m_reason;
    QPushButton* m_pause;
    QPushButton* m_resume;
    QPushButton* m_rollBack;
};

} // namespace pacer::ui
