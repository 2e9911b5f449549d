// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/icons.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace pacer::ui {

/// What stands where nothing is: why, and what can be done about it.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(icons::Name picture, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& hint);
    QPushButton* addButton(bool primary); ///< whoever adds it gives its text
    QVBoxLayout* body() const { return m_body; }

private:
    QLabel* m_title;
    QLabel* m_hint;
    QVBoxLayout* m_body;
};

} // namespace pacer::ui
