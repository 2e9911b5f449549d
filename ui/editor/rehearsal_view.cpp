// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/rehearsal_view.h"

#include "ui/app/refusal_details.h"
#include "ui/text/format.h"
#include "ui/text/strings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/table.h"
#include "ui/widgets/translated.h"

#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace pacer::ui {

namespace {

using simulation::AppForecast;
using simulation::Assumed;
using simulation::AssumedFrom;
using simulation::Rehearsal;
using simulation::Usage;
using simulation::WaitForecast;

QString durationText(Duration time)
{
    return format::elapsed(std::chrono::ceil<std::chrono::milliseconds>(time));
}

QString assumedText(const Assumed& assumed)
{
    if (assumed.from == AssumedFrom::History)
        return QCoreApplication::translate("RehearsalView", "%1 (as %n instance(s) took)", nullptr,
                                           assumed.samples)
            .arg(durationText(assumed.time));
    return QCoreApplication::translate("RehearsalView", "%1 (assumed)").arg(durationText(assumed.time));
}

QString assumptionsText(const AppForecast& app)
{
    QStringList parts{
        QCoreApplication::translate("RehearsalView", "start: %1").arg(assumedText(app.assumed.start))};
    if (app.assumed.healthy)
        parts << QCoreApplication::translate("RehearsalView", "healthy: %1")
                     .arg(assumedText(*app.assumed.healthy));
    if (app.assumed.ready)
        parts
            << QCoreApplication::translate("RehearsalView", "ready: %1").arg(assumedText(*app.assumed.ready));
    return parts.join(QStringLiteral(" · "));
}

std::vector<Column<AppForecast>> forecastColumns()
{
    using Row = AppForecast;
    return {
        {QT_TRANSLATE_NOOP("RehearsalView", "App"), [](const Row& row) { return toText(row.id); },
         [](const Row& row) { return QVariant(toText(row.id)); }},
        {QT_TRANSLATE_NOOP("RehearsalView", "Instances at most"),
         [](const Row& row) { return QString::number(row.peak); },
         [](const Row& row) { return QVariant(row.peak); }, nullptr, nullptr, nullptr, true},
        {QT_TRANSLATE_NOOP("RehearsalView", "Healthy at least"),
         [](const Row& row) { return QString::number(row.lowestHealthy); },
         [](const Row& row) { return QVariant(row.lowestHealthy); }, nullptr, nullptr, nullptr, true},
        {QT_TRANSLATE_NOOP("RehearsalView", "Instances in the end"),
         [](const Row& row) { return QString::number(row.wanted); },
         [](const Row& row) { return QVariant(row.wanted); }, nullptr, nullptr, nullptr, true},
        {QT_TRANSLATE_NOOP("RehearsalView", "Assumed times"),
         [](const Row& row) { return assumptionsText(row); },
         [](const Row& row) { return QVariant(assumptionsText(row)); }, nullptr, nullptr,
         [](const Row& row) { return assumptionsText(row); }},
    };
}

/// "CPU 0.3 of 96"; without the second number where nobody knows it.
QString shareText(const QString& name, const QString& peak, const QString& all, bool isKnown)
{
    return isKnown ? QCoreApplication::translate("RehearsalView", "%1 %2 of %3").arg(name, peak, all)
                   : QStringLiteral("%1 %2").arg(name, peak);
}

QString resourcesText(const Rehearsal& rehearsal)
{
    const Usage& peak = rehearsal.peak;
    const Usage& all = rehearsal.available;
    const bool known = all != Usage{};
    QStringList parts{shareText(QCoreApplication::translate("RehearsalView", "CPU"),
                                format::number(peak.cpus), format::number(all.cpus), known),
                      shareText(QCoreApplication::translate("RehearsalView", "memory"),
                                format::mebibytes(peak.mem), format::mebibytes(all.mem), known)};
    if (peak.disk > 0)
        parts << shareText(QCoreApplication::translate("RehearsalView", "disk"), format::mebibytes(peak.disk),
                           format::mebibytes(all.disk), known);
    if (peak.gpus > 0)
        parts << shareText(QCoreApplication::translate("RehearsalView", "GPU"), format::number(peak.gpus),
                           format::number(all.gpus), known);
    if (peak.ports > 0)
        parts << shareText(QCoreApplication::translate("RehearsalView", "ports"), QString::number(peak.ports),
                           QString::number(all.ports), known);
    const QString list = parts.join(QStringLiteral(" · "));
    return known ? QCoreApplication::translate("RehearsalView",
                                               "At most in use, of what is available to it: %1")
                       .arg(list)
                 : QCoreApplication::translate("RehearsalView",
                                               "At most in use: %1. What the agents have is not known.")
                       .arg(list);
}

QString summaryText(const Rehearsal& rehearsal)
{
    if (!rehearsal.ends)
        return QCoreApplication::translate("RehearsalView",
                                           "The deployment would not end: after %1 nothing moves any more.")
            .arg(durationText(rehearsal.length));
    return QCoreApplication::translate("RehearsalView", "The deployment would take about %1.")
        .arg(durationText(rehearsal.length));
}

QString waitText(const WaitForecast& wait)
{
    const QString app = toText(wait.app);
    QString text =
        wait.until
            ? QCoreApplication::translate("RehearsalView", "%1: after %2, %n instance(s) wait %3", nullptr,
                                          wait.instances)
                  .arg(app, durationText(wait.from), durationText(*wait.until - wait.from))
            : QCoreApplication::translate("RehearsalView", "%1: after %2, %n instance(s) wait for ever",
                                          nullptr, wait.instances)
                  .arg(app, durationText(wait.from));
    if (wait.delay)
        text += QStringLiteral(" · ")
                + QCoreApplication::translate("RehearsalView", "for the end of the launch delay");
    else if (wait.nearest)
        text += QStringLiteral(" · ")
                + QCoreApplication::translate("RehearsalView", "nearest miss: %1, %2")
                      .arg(toText(wait.nearest->host), lacksText(*wait.nearest));
    return text;
}

} // namespace

QString stepTimesText(const simulation::StepForecast& step)
{
    if (!step.begun)
        return QCoreApplication::translate("RehearsalView", "not reached");
    if (!step.ended)
        return QCoreApplication::translate("RehearsalView", "does not end");
    return QCoreApplication::translate("RehearsalView", "done after %1").arg(durationText(*step.ended));
}

ForecastModel::ForecastModel(QObject* parent)
    : RowsModel(
        "RehearsalView", forecastColumns(), [](const AppForecast& row) { return row.id; }, parent)
{}

RehearsalView::RehearsalView(QWidget* parent)
    : QWidget(parent)
    , m_model(new ForecastModel(this))
    , m_summary(plainLabel(this, true))
    , m_resources(plainLabel(this, true))
    , m_table(new Table(m_model, this))
    , m_waitsTitle(plainLabel(this))
    , m_waits(new QListWidget(this))
{
    m_summary->setWordWrap(true);
    m_resources->setWordWrap(true);
    m_table->setColumnWidths({240, 130, 130, 140, 320});
    m_waits->setFrameShape(QFrame::NoFrame);
    m_waits->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_summary);
    column->addWidget(m_resources);
    column->addWidget(m_table, 2);
    column->addWidget(m_waitsTitle);
    column->addWidget(m_waits, 1);
    keepTranslated(this, [this] { relabel(); });
}

void RehearsalView::show(const std::optional<Rehearsal>& rehearsal)
{
    m_rehearsal = rehearsal;
    m_model->assign(rehearsal ? rehearsal->apps : std::vector<AppForecast>{});
    relabel();
}

void RehearsalView::relabel()
{
    m_table->setAccessibleName(tr("What the change does to each app"));
    m_waits->setAccessibleName(tr("Where it waits"));
    m_waitsTitle->setText(tr("Where it waits"));
    m_model->retranslate();
    m_waits->clear();
    const bool any = m_rehearsal && !m_rehearsal->waits.empty();
    m_waitsTitle->setVisible(any);
    m_waits->setVisible(any);
    if (!m_rehearsal)
        return;
    m_summary->setText(summaryText(*m_rehearsal));
    setTone(m_summary, m_rehearsal->ends ? "plain" : "bad");
    m_resources->setText(resourcesText(*m_rehearsal));
    for (const WaitForecast& wait : m_rehearsal->waits)
        m_waits->addItem(waitText(wait));
}

} // namespace pacer::ui
