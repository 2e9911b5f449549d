// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/queue_model.h"

#include "ui/style/palette.h"
#include "ui/text/format.h"
#include "ui/text/status_text.h"
#include "ui/text/strings.h"

namespace pacer::ui {

namespace {

std::vector<Column<QueueRow>> queueColumns()
{
    using Row = QueueRow;
    return {
        {QT_TRANSLATE_NOOP("QueueModel", "App"), [](const Row& row) { return toText(row.id); },
         [](const Row& row) { return QVariant(toText(row.id)); }},
        {QT_TRANSLATE_NOOP("QueueModel", "Instances left"),
         [](const Row& row) { return QString::number(row.count); },
         [](const Row& row) { return QVariant(row.count); }},
        {QT_TRANSLATE_NOOP("QueueModel", "Status"), [](const Row& row) { return queueStateText(row); },
         [](const Row& row) { return QVariant(row.overdue); },
         [](const Row& row) { return row.overdue ? palette::waiting : palette::delayed; }},
        {QT_TRANSLATE_NOOP("QueueModel", "Since"), [](const Row& row) { return format::clock(row.since); },
         [](const Row& row) { return QVariant(qlonglong(row.since.time_since_epoch().count())); }},
        {QT_TRANSLATE_NOOP("QueueModel", "Offers seen"),
         [](const Row& row) { return format::number(row.processed); },
         [](const Row& row) { return QVariant(row.processed); }},
        {QT_TRANSLATE_NOOP("QueueModel", "Most common reason"),
         [](const Row& row) { return row.topReason ? refusalText(*row.topReason) : QStringLiteral("—"); },
         [](const Row& row) { return QVariant(row.topReason ? static_cast<int>(*row.topReason) : -1); }},
    };
}

} // namespace

QueueRow queueRow(const QueueItem& item, Timestamp now)
{
    QueueRow row{item.spec.id(), item.count, item.since, item.overdue, {}, item.offers.processed, {}};
    if (!item.overdue)
        row.mayLaunchAt = now + std::chrono::seconds(item.timeLeftSeconds);
    int most = 0;
    for (const RefusalCount& count : item.offers.lastOffers) {
        if (count.declined > most) {
            most = count.declined;
            row.topReason = count.reason;
        }
    }
    return row;
}

QString queueStateText(const QueueRow& row)
{
    using std::chrono::ceil;
    using std::chrono::seconds;
    if (row.overdue)
        return QCoreApplication::translate("QueueModel", "Waiting %1").arg(format::since(row.since));
    const auto left = ceil<seconds>(row.mayLaunchAt - format::now());
    return QCoreApplication::translate("QueueModel", "Delayed %1").arg(format::duration(left));
}

QueueModel::QueueModel(QObject* parent)
    : RowsModel(
        "QueueModel", queueColumns(), [](const QueueRow& row) { return row.id; }, parent)
{}

} // namespace pacer::ui
