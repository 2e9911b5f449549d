// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/app_spec.h"
#include "ui/dialogs/amount_dialog.h"

class QSpinBox;

namespace pacer::ui {

/// Asks for a number of instances and says what it means in resources. Also used to resume a suspended app,
/// then with the number it had before.
class ScaleDialog : public AmountDialog {
    Q_OBJECT

public:
    enum class Purpose { Scale, Resume };

    ScaleDialog(Purpose purpose, const AppSpec& app, int proposal, QWidget* parent = nullptr);

signals:
    void chosen(int instances);

private:
    void relabel();
    void describe();

    Purpose m_purpose;
    PathId m_id;
    int m_before;
    Resources m_each;
    QSpinBox* m_count;
};

} // namespace pacer::ui
