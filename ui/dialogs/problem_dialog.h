// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDialog>

namespace pacer::ui {

/// Says what went wrong where there is no window yet that could keep it.
class ProblemDialog : public QDialog {
    Q_OBJECT

public:
    explicit ProblemDialog(const Errors& errors, QWidget* parent = nullptr);
};

} // namespace pacer::ui
