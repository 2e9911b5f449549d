// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/style/fonts.h"
#include "ui/widgets/translated.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pacer::ui {

EmptyState::EmptyState(icons::Name picture, QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_body(new QVBoxLayout)
{
    setObjectName(QStringLiteral("page"));
    auto* image = new QLabel(this);
    image->setPixmap(icons::icon(picture).pixmap(64, 64));
    image->setAlignment(Qt::AlignCenter);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setTextFormat(Qt::PlainText);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setProperty("tone", "muted");
    m_body->setSpacing(8);

    auto* column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addWidget(image);
    column->addSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    column->addSpacing(8);
    column->addLayout(m_body);
    column->addStretch(3);
    keepTranslated(this, [this] { m_title->setFont(fonts::scaled(font(), 1.4, true)); });
}

void EmptyState::setTexts(const QString& title, const QString& hint)
{
    m_title->setText(title);
    m_hint->setText(hint);
    setAccessibleName(title);
}

QPushButton* EmptyState::addButton(bool primary)
{
    auto* button = new QPushButton(this);
    button->setProperty("role", primary ? "primary" : "plain");
    button->setMinimumWidth(220);
    m_body->addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

} // namespace pacer::ui
