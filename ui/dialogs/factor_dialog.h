// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/mirror.h"
#include "ui/dialogs/amount_dialog.h"

class QDoubleSpinBox;

namespace pacer::ui {

/// Asks by which factor a group is scaled and lists what becomes of each app.
class FactorDialog : public AmountDialog {
    Q_OBJECT

public:
    FactorDialog(const PathId& group, const api::Mirror& mirror, QWidget* parent = nullptr);

signals:
    void chosen(double factor);

private:
    void relabel();
    void describe();

    PathId m_group;
    const api::Mirror& m_mirror;
    QDoubleSpinBox* m_factor;
};

} // namespace pacer::ui
