// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/factor_dialog.h"

#include "ui/text/strings.h"
#include "ui/widgets/translated.h"

#include <QDoubleSpinBox>

#include <cmath>

namespace pacer::ui {

namespace {

constexpr int mostApps = 10;

} // namespace

FactorDialog::FactorDialog(const PathId& group, const api::Mirror& mirror, QWidget* parent)
    : AmountDialog(parent)
    , m_group(group)
    , m_mirror(mirror)
    , m_factor(new QDoubleSpinBox(this))
{
    m_factor->setRange(0, 1000);
    m_factor->setSingleStep(0.5);
    m_factor->setValue(2);
    setField(m_factor);
    connect(this, &QDialog::accepted, this, [this] { emit chosen(m_factor->value()); });
    connect(m_factor, &QDoubleSpinBox::valueChanged, this, &FactorDialog::describe);
    keepTranslated(this, [this] { relabel(); });
}

void FactorDialog::relabel()
{
    setTexts(tr("Scale group %1").arg(toText(m_group)), tr("&Factor"), tr("Scale group"));
    m_factor->setAccessibleName(tr("Factor"));
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
    const bool possible = !lines.isEmpty();
    if (more > 0)
        lines << tr("and %n more", nullptr, more);
    showEffect(lines.join('\n'), possible);
}

} // namespace pacer::ui
