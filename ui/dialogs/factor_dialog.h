// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/mirror.h"

#include <QDialog>

class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace pacer::ui {

/// Asks by which factor a group is scaled and lists what becomes of each app.
class FactorDialog : public QDialog {
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
    QLabel* m_title;
    QLabel* m_label;
    QDoubleSpinBox* m_factor;
    QLabel* m_effect;
    QPushButton* m_cancel;
    QPushButton* m_confirm;
};

} // namespace pacer::ui
