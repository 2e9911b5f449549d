// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/amount_dialog.h"

#include "ui/style/fonts.h"
#include "ui/widgets/card.h"

#include <QAbstractSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pacer::ui {

AmountDialog::AmountDialog(QWidget* parent)
    : QDialog(parent)
    , m_title(plainLabel(this))
    , m_label(plainLabel(this))
    , m_line(new QHBoxLayout)
    , m_effect(mutedLabel(this))
    , m_cancel(new QPushButton(this))
    , m_confirm(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(380);
    m_effect->setWordWrap(true);
    m_confirm->setProperty("role", "primary");
    m_confirm->setDefault(true);
    m_confirm->setObjectName(QStringLiteral("confirm"));

    m_line->addWidget(m_label);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_confirm);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addLayout(m_line);
    column->addWidget(m_effect);
    column->addStretch();
    column->addLayout(buttons);

    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
}

void AmountDialog::setField(QAbstractSpinBox* field)
{
    m_line->addWidget(field, 1);
    m_label->setBuddy(field);
    setTabOrder(field, m_cancel);
    field->setObjectName(QStringLiteral("amount"));
    field->selectAll();
    field->setFocus();
}

void AmountDialog::setTexts(const QString& title, const QString& label, const QString& verb)
{
    setWindowTitle(title);
    m_title->setText(title);
    m_title->setFont(fonts::scaled(font(), 1.25, true));
    m_label->setText(label);
    m_cancel->setText(tr("Cancel"));
    m_confirm->setText(verb);
}

void AmountDialog::showEffect(const QString& text, bool possible)
{
    m_effect->setText(text);
    m_confirm->setEnabled(possible);
}

} // namespace pacer::ui
