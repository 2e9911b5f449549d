// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/widgets/translated.h"

#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

namespace pacer::ui {

namespace {

/// The style sheet reads a property only once.
void dressAgain(QWidget* widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

Card::Card(QWidget* parent)
    : QFrame(parent)
    , m_title(plainLabel(this))
    , m_body(new QVBoxLayout)
{
    setProperty("card", "true");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addLayout(m_body, 1);
    m_title->hide();
    keepTranslated(this, [this] {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        m_title->setFont(bold);
    });
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::setTone(const char* tone)
{
    if (property("card").toByteArray() == tone)
        return;
    setProperty("card", tone);
    dressAgain(this);
}

QLabel* plainLabel(QWidget* parent, bool selectable)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    if (selectable)
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel* mutedLabel(QWidget* parent)
{
    QLabel* label = plainLabel(parent);
    label->setProperty("tone", "muted");
    return label;
}

void setTone(QLabel* label, const char* tone)
{
    if (label->property("tone").toByteArray() == tone)
        return;
    label->setProperty("tone", tone);
    dressAgain(label);
}

} // namespace pacer::ui
