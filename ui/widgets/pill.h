// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QLabel>

namespace pacer::ui {

/// A short state with a rounded background of its colour. The word carries the meaning, the colour helps.
class Pill : public QLabel {
    Q_OBJECT

public:
    explicit Pill(QWidget* parent = nullptr);

    void show(const QString& text, const QColor& colour);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QColor m_colour;
};

} // namespace pacer::ui
