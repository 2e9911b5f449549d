// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/path_id.h"

#include <QWidget>

namespace pacer::ui {

/// A tab of the app page. It is told which app to show and keeps itself up to date from then on.
class AppTab : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void showApp(const PathId& id) = 0;
};

} // namespace pacer::ui
