// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connect_dialog.h"

#include "ui/style/fonts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/translated.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace pacer::ui {

namespace {

bool namesServer(const QUrl& address)
{
    const bool known =
        address.scheme() == QLatin1String("http") || address.scheme() == QLatin1String("https");
    return address.isValid() && known && !address.host().isEmpty();
}

bool namesMaster(const QString& address)
{
    static const QRegularExpression one(QStringLiteral(R"(^(https?://)?[^\s,/:]+(:\d{1,5})?/?$)"));
    static const QRegularExpression group(QStringLiteral(R"(^zk://[^\s/]+/\S+$)"));
    const QStringList list = address.split(',');
    return group.match(address).hasMatch()
           || std::ranges::all_of(list, [](const QString& master) { return one.match(master).hasMatch(); });
}

} // namespace

ConnectDialog::ConnectDialog(const QUrl& marathon, const api::MesosTarget& mesos, QWidget* parent)
    : QDialog(parent)
    , m_title(plainLabel(this))
    , m_form(new QFormLayout)
    , m_kindLabel(plainLabel(this))
    , m_kind(new QComboBox(this))
    , m_anew(new QCheckBox(this))
    , m_production(new QCheckBox(this))
    , m_problem(plainLabel(this))
    , m_cancel(new QPushButton(this))
    , m_connect(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(480);
    build();
    m_url->setText(marathon.toString());
    m_master->setText(mesos.master);
    m_role->setText(mesos.role);
    m_principal->setText(mesos.principal);
    m_kind->setCurrentIndex(marathon.isEmpty() && !mesos.master.isEmpty() ? Mesos : Marathon);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ConnectDialog::showKind);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_connect, &QPushButton::clicked, this, &ConnectDialog::choose);
    connect(m_url, &QLineEdit::textChanged, this, &ConnectDialog::check);
    connect(m_master, &QLineEdit::textChanged, this, &ConnectDialog::check);
    keepTranslated(this, [this] { relabel(); });
    (isMesos() ? m_master : m_url)->setFocus();
}

void ConnectDialog::build()
{
    m_kind->setObjectName(QStringLiteral("kind"));
    m_kind->addItem(QStringLiteral("Marathon"));
    m_kind->addItem(QString());
    m_kindLabel->setBuddy(m_kind);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->addRow(m_kindLabel, m_kind);
    m_url = addField(m_urlLabel, "url");
    m_token = addField(m_tokenLabel, "token", true);
    m_user = addField(m_userLabel, "user");
    m_password = addField(m_passwordLabel, "password", true);
    m_master = addField(m_masterLabel, "master");
    m_role = addField(m_roleLabel, "role");
    m_principal = addField(m_principalLabel, "principal");
    m_secret = addField(m_secretLabel, "secret", true);
    m_form->addRow(QString(), m_anew);
    m_form->addRow(QString(), m_production);
    m_url->setPlaceholderText(QStringLiteral("http://marathon.example.com:8080"));
    m_master->setPlaceholderText(QStringLiteral("mesos.example.com:5050, zk://z1:2181,z2:2181/mesos"));
    m_role->setPlaceholderText(QStringLiteral("*"));
    m_problem->setProperty("tone", "bad");
    m_connect->setProperty("role", "primary");
    m_connect->setObjectName(QStringLiteral("connect"));
    m_connect->setDefault(true);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_connect);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addLayout(m_form);
    column->addWidget(m_problem);
    column->addStretch();
    column->addLayout(buttons);
}

QLineEdit* ConnectDialog::addField(QLabel*& label, const char* name, bool isSecret)
{
    label = plainLabel(this);
    auto* field = new QLineEdit(this);
    field->setObjectName(QLatin1String(name));
    if (isSecret)
        field->setEchoMode(QLineEdit::Password);
    label->setBuddy(field);
    m_form->addRow(label, field);
    return field;
}

void ConnectDialog::relabel()
{
    setWindowTitle(tr("Connect to a cluster"));
    m_title->setText(windowTitle());
    m_title->setFont(fonts::scaled(font(), 1.25, true));
    m_kindLabel->setText(tr("&Kind"));
    m_kind->setItemText(Mesos, tr("Mesos, with a scheduler of its own"));
    m_urlLabel->setText(tr("&Address"));
    m_tokenLabel->setText(tr("&Token"));
    m_userLabel->setText(tr("&User"));
    m_passwordLabel->setText(tr("&Password"));
    m_masterLabel->setText(tr("&Master"));
    m_roleLabel->setText(tr("&Role"));
    m_principalLabel->setText(tr("&Principal"));
    m_secretLabel->setText(tr("&Secret"));
    m_anew->setText(tr("&Begin as a new framework"));
    m_anew->setToolTip(
        tr("Needed once the master has removed the framework: its tasks are gone, and all apps "
           "are launched again."));
    m_production->setText(tr("This is a pr&oduction environment"));
    m_cancel->setText(tr("Cancel"));
    m_connect->setText(tr("Connect"));
    showKind();
}

void ConnectDialog::showKind()
{
    const bool mesos = isMesos();
    for (QWidget* field : {m_url, m_token, m_user, m_password})
        m_form->setRowVisible(field, !mesos);
    for (QWidget* field : std::initializer_list<QWidget*>{m_master, m_role, m_principal, m_secret, m_anew})
        m_form->setRowVisible(field, mesos);
    check();
}

bool ConnectDialog::isMesos() const
{
    return m_kind->currentIndex() == Mesos;
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
    const bool mesos = isMesos();
    const bool good = mesos ? namesMaster(m_master->text().trimmed()) : namesServer(url());
    m_connect->setEnabled(good);
    const bool empty = (mesos ? m_master : m_url)->text().trimmed().isEmpty();
    const QString why = mesos ? tr("This is neither host:port, nor a list of them, nor zk://host:port/path.")
                              : tr("This is not an http or https address.");
    m_problem->setText(good || empty ? QString() : why);
}

api::MesosTarget ConnectDialog::target() const
{
    api::MesosTarget target;
    target.master = m_master->text().trimmed();
    target.role = m_role->text().trimmed();
    target.principal = m_principal->text().trimmed();
    target.secret = m_secret->text();
    target.startAnew = m_anew->isChecked();
    target.production = m_production->isChecked();
    return target;
}

void ConnectDialog::choose()
{
    if (isMesos()) {
        emit masterChosen(target());
        accept();
        return;
    }
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
