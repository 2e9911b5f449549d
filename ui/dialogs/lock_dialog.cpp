// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/lock_dialog.h"

#include "ui/style/fonts.h"
#include "ui/text/format.h"
#include "ui/text/status_text.h"
#include "ui/text/strings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pacer::ui {

LockDialog::LockDialog(const QString& change, std::set<DeploymentId> locks, const api::Mirror& mirror,
                       QWidget* parent)
    : QDialog(parent)
    , m_change(change)
    , m_locks(std::move(locks))
    , m_mirror(mirror)
    , m_title(plainLabel(this))
    , m_what(plainLabel(this))
    , m_list(plainLabel(this, true))
    , m_force(plainLabel(this))
    , m_cancelButton(new QPushButton(this))
    , m_showButton(new QPushButton(this))
    , m_forceButton(new QPushButton(this))
    , m_waitButton(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(520);
    m_what->setWordWrap(true);
    m_force->setWordWrap(true);
    m_force->setProperty("tone", "bad");
    m_forceButton->setProperty("role", "danger");
    m_forceButton->setAutoDefault(false);
    m_forceButton->setObjectName(QStringLiteral("force"));
    m_showButton->setObjectName(QStringLiteral("show"));
    m_waitButton->setObjectName(QStringLiteral("wait"));
    m_waitButton->setProperty("role", "primary");
    m_waitButton->setDefault(true);
    m_waitButton->setFocus();

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_forceButton);
    buttons->addStretch();
    buttons->addWidget(m_cancelButton);
    buttons->addWidget(m_showButton);
    buttons->addWidget(m_waitButton);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addWidget(m_list);
    column->addWidget(m_force);
    column->addSpacing(6);
    column->addLayout(buttons);

    const auto finish = [this](void (LockDialog::*chosen)()) {
        emit(this->*chosen)();
        accept();
    };
    connect(m_cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_waitButton, &QPushButton::clicked, this, [finish] { finish(&LockDialog::waitChosen); });
    connect(m_showButton, &QPushButton::clicked, this, [finish] { finish(&LockDialog::showChosen); });
    connect(m_forceButton, &QPushButton::clicked, this, [finish] { finish(&LockDialog::forceChosen); });
    const auto describe = [this] { m_list->setText(blockingText()); };
    for (auto changed : {&api::Mirror::deploymentAdded, &api::Mirror::deploymentChanged})
        connect(&mirror, changed, this, describe);
    keepTranslated(this, [this] { relabel(); });
}

void LockDialog::relabel()
{
    setWindowTitle(tr("Locked by a deployment"));
    m_title->setText(windowTitle());
    m_title->setFont(fonts::scaled(font(), 1.25, true));
    m_what->setText(tr("The change cannot start: %1. A running deployment holds the app.").arg(m_change));
    m_list->setText(blockingText());
    m_force->setText(tr("Force cancels that deployment where it stands, without a rollback: old and new "
                        "instances stay mixed until this change has replaced them. Other apps of that "
                        "deployment are left as they are."));
    m_cancelButton->setText(tr("Cancel"));
    m_showButton->setText(tr("Show deployment"));
    m_forceButton->setText(tr("Force change"));
    m_waitButton->setText(tr("Wait"));
    m_waitButton->setToolTip(tr("Sends the change when that deployment has ended"));
}

QString LockDialog::blockingText() const
{
    QStringList lines;
    for (const DeploymentId& id : m_locks)
        lines << textOf(id);
    return lines.join('\n');
}

QString LockDialog::textOf(const DeploymentId& id) const
{
    const auto known = m_mirror.deployments().find(id);
    if (known == m_mirror.deployments().end())
        return tr("Deployment %1").arg(toText(id));
    const DeploymentInfo& deployment = known->second;
    QStringList apps;
    for (const PathId& app : deployment.affectedApps)
        apps << toText(app);
    return tr("Deployment %1, step %2 of %3, running for %4: %5")
        .arg(shortId(id))
        .arg(deployment.currentStep)
        .arg(deployment.steps.size())
        .arg(format::since(deployment.version), apps.join(QStringLiteral(", ")));
}

} // namespace pacer::ui
