// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace pacer::ui {

class AgentsModel;

/// The agents of the cluster with what they have and what of it is used.
class AgentsPage : public QWidget {
    Q_OBJECT

public:
    explicit AgentsPage(AgentsModel& model, QWidget* parent = nullptr);
};

} // namespace pacer::ui
