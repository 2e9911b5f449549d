// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/factor_dialog.h"

#include "ui/style/fonts.h"
#include "ui/text/strings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/translated.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace pacer::ui {

namespace {

constexpr int mostApps = 10;

} // namespace

FactorDialog::FactorDialog(const PathId& group, const api::Mirror& mirror, QWidget* parent)
    : QDialog(parent)
    , m_group(group)
    , m_mirror(mirror)
    , m_title(plainLabel(this))
    , m_label(plainLabel(this))
    , m_factor(new QDoubleSpinBox(this))
    , m_effect(mutedLabel(this))
    , m_cancel(new QPushButton(this))
    , m_confirm(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(380);
    m_factor->setRange(0, 1000);
    m_factor->setSingleStep(0.5);
    m_factor->setValue(2);
    m_label->setBuddy(m_factor);
    m_confirm->setProperty("role", "primary");
    m_confirm->setDefault(true);

    auto* line = new QHBoxLayout;
    line->addWidget(m_label);
    line->addWidget(m_factor, 1);
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

    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        emit chosen(m_factor->value());
        accept();
    });
    connect(m_factor, &QDoubleSpinBox::valueChanged, this, &FactorDialog::describe);
    keepTranslated(this, [this] { relabel(); });
}

void FactorDialog::relabel()
{
    setWindowTitle(tr("Scale group %1").arg(toText(m_group)));
    m_title->setText(windowTitle());
    m_title->setFont(fonts::scaled(font(), 1.25, true));
    m_label->setText(tr("&Factor"));
    m_factor->setAccessibleName(tr("Factor"));
    m_cancel->setText(tr("Cancel"));
    m_confirm->setText(tr("Scale group"));
    describe();
}

void FactorDialog::describe()
{
    QStringList lines;
    int more = 0;
    for (const auto& [id, row] : m_mirror.apps()) {
        if (!row.app || !id.isBelow(m_group))
            continue;
        if (lines.size() >= mostApps) {
            ++more;
            continue;
        }
        const int after = static_cast<int>(std::ceil(row.app->instances * m_factor->value()));
        lines << QStringLiteral("%1: %2 → %3").arg(toText(id)).arg(row.app->instances).arg(after);
    }
    if (more > 0)
        lines << tr("and %n more", nullptr, more);
    m_effect->setText(lines.join('\n'));
    m_confirm->setEnabled(!lines.isEmpty());
}

} // namespace pacer::ui
