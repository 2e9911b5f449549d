// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connect_dialog.h"

#include "ui/style/fonts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/translated.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pacer::ui {

ConnectDialog::ConnectDialog(const QUrl& proposal, QWidget* parent)
    : QDialog(parent)
    , m_title(plainLabel(this))
    , m_urlLabel(plainLabel(this))
    , m_url(new QLineEdit(proposal.toString(), this))
    , m_tokenLabel(plainLabel(this))
    , m_token(new QLineEdit(this))
    , m_userLabel(plainLabel(this))
    , m_user(new QLineEdit(this))
    , m_passwordLabel(plainLabel(this))
    , m_password(new QLineEdit(this))
    , m_production(new QCheckBox(this))
    , m_problem(plainLabel(this))
    , m_cancel(new QPushButton(this))
    , m_connect(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(460);
    m_token->setEchoMode(QLineEdit::Password);
    m_password->setEchoMode(QLineEdit::Password);
    m_problem->setProperty("tone", "bad");
    m_connect->setProperty("role", "primary");
    m_connect->setDefault(true);
    m_url->setPlaceholderText(QStringLiteral("http://marathon.example.com:8080"));
    m_urlLabel->setBuddy(m_url);
    m_tokenLabel->setBuddy(m_token);
    m_userLabel->setBuddy(m_user);
    m_passwordLabel->setBuddy(m_password);

    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(m_urlLabel, m_url);
    form->addRow(m_tokenLabel, m_token);
    form->addRow(m_userLabel, m_user);
    form->addRow(m_passwordLabel, m_password);
    form->addRow(QString(), m_production);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_connect);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addStretch();
    column->addLayout(buttons);

    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_connect, &QPushButton::clicked, this, &ConnectDialog::choose);
    connect(m_url, &QLineEdit::textChanged, this, &ConnectDialog::check);
    keepTranslated(this, [this] { relabel(); });
}

void ConnectDialog::relabel()
{
    setWindowTitle(tr("Connect to a Marathon"));
    m_title->setText(windowTitle());
    m_title->setFont(fonts::scaled(font(), 1.25, true));
    m_urlLabel->setText(tr("&Address"));
    m_tokenLabel->setText(tr("&Token"));
    m_userLabel->setText(tr("&User"));
    m_passwordLabel->setText(tr("&Password"));
    m_production->setText(tr("This is a &production environment"));
    m_cancel->setText(tr("Cancel"));
    m_connect->setText(tr("Connect"));
    check();
}

QUrl ConnectDialog::url() const
{
    QString text = m_url->text().trimmed();
    while (text.endsWith('/'))
        text.chop(1);
    if (!text.isEmpty() && !text.contains(QStringLiteral("://")))
        text.prepend(QStringLiteral("http://"));
    return QUrl(text, QUrl::StrictMode);
}

void ConnectDialog::check()
{
    const QUrl address = url();
    const bool known =
        address.scheme() == QLatin1String("http") || address.scheme() == QLatin1String("https");
    const bool good = address.isValid() && known && !address.host().isEmpty();
    m_connect->setEnabled(good);
    const bool complain = !good && !m_url->text().trimmed().isEmpty();
    m_problem->setText(complain ? tr("This is not an http or https address.") : QString());
}

void ConnectDialog::choose()
{
    api::ConnectionProfile profile;
    profile.kind = api::ConnectionKind::Marathon;
    profile.url = url();
    profile.token = m_token->text().trimmed();
    profile.user = m_user->text();
    profile.password = m_password->text();
    profile.production = m_production->isChecked();
    emit chosen(profile);
    accept();
}

} // namespace pacer::ui
