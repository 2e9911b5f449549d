// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirm_dialog.h"

#include "ui/style/fonts.h"
#include "ui/text/error_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/translated.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pacer::ui {

ConfirmDialog::ConfirmDialog(Question question, QWidget* parent)
    : QDialog(parent)
    , m_question(std::move(question))
    , m_production(plainLabel(this))
    , m_title(plainLabel(this))
    , m_consequence(plainLabel(this))
    , m_refusal(plainLabel(this, true))
    , m_facts(new QGridLayout)
    , m_typeHint(plainLabel(this))
    , m_typed(new QLineEdit(this))
    , m_showRequest(new QPushButton(this))
    , m_request(new QPlainTextEdit(this))
    , m_cancel(new QPushButton(this))
    , m_confirm(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(460);
    build();
    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_typed, &QLineEdit::textChanged, this, &ConfirmDialog::updateButton);
    connect(m_showRequest, &QPushButton::toggled, m_request, &QWidget::setVisible);
    keepTranslated(this, [this] { refresh(); });
}

void ConfirmDialog::build()
{
    m_consequence->setWordWrap(true);
    m_refusal->setWordWrap(true);
    m_refusal->setProperty("tone", "bad");
    m_refusal->hide();
    m_production->setProperty("tone", "bad");
    m_production->setVisible(m_question.production);
    m_facts->setHorizontalSpacing(18);
    m_facts->setVerticalSpacing(5);
    m_facts->setColumnStretch(1, 1);
    m_typeHint->setWordWrap(true);
    m_typeHint->setBuddy(m_typed);
    m_typeHint->setVisible(!m_question.typeToConfirm.isEmpty());
    m_typed->setVisible(!m_question.typeToConfirm.isEmpty());
    m_request->setReadOnly(true);
    m_request->setPlainText(requestText());
    m_request->setMaximumHeight(140);
    m_request->hide();
    m_showRequest->setCheckable(true);
    m_showRequest->setAutoDefault(false);
    m_showRequest->setVisible(!m_question.request.method.isEmpty());

    m_confirm->setProperty("role", m_question.destructive ? "danger" : "primary");
    QPushButton* usual = m_question.destructive ? m_cancel : m_confirm;
    m_confirm->setAutoDefault(!m_question.destructive);
    usual->setDefault(true);
    usual->setFocus();
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_cancel->setObjectName(QStringLiteral("cancel"));

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_showRequest);
    buttons->addStretch();
    if (m_question.destructive) { // apart from Cancel, on its own side
        buttons->addWidget(m_confirm);
        buttons->addSpacing(24);
        buttons->addWidget(m_cancel);
    } else {
        buttons->addWidget(m_cancel);
        buttons->addWidget(m_confirm);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    for (QWidget* widget : {static_cast<QWidget*>(m_production), static_cast<QWidget*>(m_title),
                            static_cast<QWidget*>(m_consequence), static_cast<QWidget*>(m_refusal)})
        column->addWidget(widget);
    column->addLayout(m_facts);
    column->addWidget(m_typeHint);
    column->addWidget(m_typed);
    column->addWidget(m_request);
    column->addSpacing(6);
    column->addLayout(buttons);
}

void ConfirmDialog::refresh()
{
    const ConfirmText text = m_question.text();
    setWindowTitle(text.title);
    m_title->setText(text.title);
    m_title->setFont(fonts::scaled(font(), 1.25, true));
    m_request->setFont(fonts::monospaceFont());
    m_consequence->setText(text.consequence);
    m_confirm->setText(text.verb);
    m_cancel->setText(tr("Cancel"));
    m_production->setText(tr("Production"));
    m_showRequest->setText(tr("Show request"));
    m_request->setAccessibleName(tr("Request"));
    m_typeHint->setText(tr("Type the id %1 to confirm.").arg(m_question.typeToConfirm));
    m_typed->setAccessibleName(tr("Id"));
    showFacts(text.facts);
    updateButton();
}

void ConfirmDialog::showFacts(const std::vector<std::pair<QString, QString>>& facts)
{
    while (QLayoutItem* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const auto& [label, value] : facts) {
        QLabel* name = mutedLabel(this);
        name->setText(label);
        QLabel* content = plainLabel(this);
        content->setText(value);
        content->setWordWrap(true);
        m_facts->addWidget(name, row, 0, Qt::AlignTop);
        m_facts->addWidget(content, row, 1);
        ++row;
    }
}

void ConfirmDialog::showRefusal(const Errors& errors)
{
    m_refusal->setText(errorText(errors));
    m_refusal->show();
}

void ConfirmDialog::updateButton()
{
    m_confirm->setEnabled(m_question.typeToConfirm.isEmpty() || m_typed->text() == m_question.typeToConfirm);
}

QString ConfirmDialog::requestText() const
{
    const RequestText& request = m_question.request;
    QString text = request.method + ' ' + request.path;
    if (!request.body.isEmpty())
        text += QStringLiteral("\n\n") + request.body;
    return text;
}

} // namespace pacer::ui
