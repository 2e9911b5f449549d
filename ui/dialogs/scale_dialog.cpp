// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/scale_dialog.h"

#include "ui/text/format.h"
#include "ui/text/strings.h"
#include "ui/widgets/translated.h"

#include <QSpinBox>

namespace pacer::ui {

namespace {

constexpr int mostInstances = 1'000'000;

} // namespace

ScaleDialog::ScaleDialog(Purpose purpose, const AppSpec& app, int proposal, QWidget* parent)
    : AmountDialog(parent)
    , m_purpose(purpose)
    , m_id(app.id)
    , m_before(app.instances)
    , m_each(app.resources)
    , m_count(new QSpinBox(this))
{
    m_count->setRange(0, mostInstances);
    m_count->setValue(proposal);
    setField(m_count);
    connect(this, &QDialog::accepted, this, [this] { emit chosen(m_count->value()); });
    connect(m_count, &QSpinBox::valueChanged, this, &ScaleDialog::describe);
    keepTranslated(this, [this] { relabel(); });
}

void ScaleDialog::relabel()
{
    const QString id = toText(m_id);
    const bool resume = m_purpose == Purpose::Resume;
    setTexts(resume ? tr("Resume %1").arg(id) : tr("Scale %1").arg(id), tr("&Instances"),
             resume ? tr("Resume") : tr("Scale"));
    m_count->setAccessibleName(tr("Target instances"));
    describe();
}

void ScaleDialog::describe()
{
    const int after = m_count->value();
    const int more = after - m_before;
    if (more == 0) {
        showEffect(tr("No change: the target is %1 now.").arg(m_before), false);
        return;
    }
    const QString sign = more > 0 ? QStringLiteral("+") : QStringLiteral("−");
    const int count = qAbs(more);
    showEffect(tr("Instances %1 → %2: %3%4 CPU, %3%5")
                   .arg(m_before)
                   .arg(after)
                   .arg(sign, format::number(m_each.cpus * count), format::mebibytes(m_each.mem * count)),
               true);
}

} // namespace pacer::ui
