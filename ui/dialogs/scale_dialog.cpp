// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/scale_dialog.h"

#include "ui/style/fonts.h"
#include "ui/text/format.h"
#include "ui/text/strings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace pacer::ui {

namespace {

constexpr int mostInstances = 1'000'000;

} // namespace

ScaleDialog::ScaleDialog(Purpose purpose, const AppSpec& app, int proposal, QWidget* parent)
    : QDialog(parent)
    , m_purpose(purpose)
    , m_id(app.id)
    , m_before(app.instances)
    , m_each(app.resources)
    , m_title(plainLabel(this))
    , m_label(plainLabel(this))
    , m_count(new QSpinBox(this))
    , m_effect(mutedLabel(this))
    , m_cancel(new QPushButton(this))
    , m_confirm(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(380);
    m_count->setRange(0, mostInstances);
    m_count->setValue(proposal);
    m_count->setObjectName(QStringLiteral("count"));
    m_count->selectAll();
    m_label->setBuddy(m_count);
    m_effect->setWordWrap(true);
    m_confirm->setProperty("role", "primary");
    m_confirm->setDefault(true);
    m_confirm->setObjectName(QStringLiteral("confirm"));

    auto* line = new QHBoxLayout;
    line->addWidget(m_label);
    line->addWidget(m_count, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_confirm);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addLayout(line);
    column->addWidget(m_effect);
    column->addStretch();
    column->addLayout(buttons);
    m_count->setFocus();

    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        emit chosen(m_count->value());
        accept();
    });
    connect(m_count, &QSpinBox::valueChanged, this, &ScaleDialog::describe);
    keepTranslated(this, [this] { relabel(); });
}

void ScaleDialog::relabel()
{
    const QString id = toText(m_id);
    const bool resume = m_purpose == Purpose::Resume;
    setWindowTitle(resume ? tr("Resume %1").arg(id) : tr("Scale %1").arg(id));
    m_title->setText(windowTitle());
    m_title->setFont(fonts::scaled(font(), 1.25, true));
    m_label->setText(tr("&Instances"));
    m_count->setAccessibleName(tr("Target instances"));
    m_cancel->setText(tr("Cancel"));
    m_confirm->setText(resume ? tr("Resume") : tr("Scale"));
    describe();
}

void ScaleDialog::describe()
{
    const int after = m_count->value();
    const int more = after - m_before;
    m_confirm->setEnabled(more != 0);
    if (more == 0) {
        m_effect->setText(tr("No change: the target is %1 now.").arg(m_before));
        return;
    }
    const QString sign = more > 0 ? QStringLiteral("+") : QStringLiteral("−");
    const int count = qAbs(more);
    m_effect->setText(
        tr("Instances %1 → %2: %3%4 CPU, %3%5")
            .arg(m_before)
            .arg(after)
            .arg(sign, format::number(m_each.cpus * count), format::mebibytes(m_each.mem * count)));
}

} // namespace pacer::ui
