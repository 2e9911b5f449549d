// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace pacer::ui {

/// A white panel with a title.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setTone(const char* tone); ///< "true" (plain), "warning" or "error"
    QVBoxLayout* body() const { return m_body; }

private:
    QLabel* m_title;
    QVBoxLayout* m_body;
};

/// A label that shows text from outside exactly as it is, selectable if wanted.
QLabel* plainLabel(QWidget* parent, bool selectable = false);
/// The same, in the colour of side remarks.
QLabel* mutedLabel(QWidget* parent);
/// Changes what a label says to the eye: "plain", "muted", "warning" or "bad".
void setTone(QLabel* label, const char* tone);

} // namespace pacer::ui
