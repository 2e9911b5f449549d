// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAbstractSpinBox;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace pacer::ui {

/// Asks for one number and says below it what it means. The one who derives brings the field and the words.
class AmountDialog : public QDialog {
    Q_OBJECT

protected:
    explicit AmountDialog(QWidget* parent);

    void setField(QAbstractSpinBox* field); ///< once; it has the focus then
    void setTexts(const QString& title, const QString& label, const QString& verb);
    void showEffect(const QString& text,
                    bool possible); ///< what the number means; only then it can be chosen

private:
    QLabel* m_title;
    QLabel* m_label;
    QHBoxLayout* m_line;
    QLabel* m_effect;
    QPushButton* m_cancel;
    QPushButton* m_confirm;
};

} // namespace pacer::ui
