// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace pacer::ui::format {

QString number(double value)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QString text = locale.toString(value, 'f', 3);
    const QString point = locale.decimalPoint();
    if (text.contains(point)) {
        while (text.endsWith('0'))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
    }
    return text;
}

QString percent(double share)
{
    return QCoreApplication::translate("Format", "%1 %").arg(std::lround(share * 100));
}

QString mebibytes(double mib)
{
    const auto rounded = [](double value) { return number(std::round(value * 10) / 10); };
    if (mib >= 1024 * 1024)
        return QCoreApplication::translate("Format", "%1 TiB").arg(rounded(mib / 1024 / 1024));
    if (mib >= 1024)
        return QCoreApplication::translate("Format", "%1 GiB").arg(rounded(mib / 1024));
    return QCoreApplication::translate("Format", "%1 MiB").arg(rounded(mib));
}

QString duration(std::chrono::seconds time)
{
    const std::int64_t all = std::max<std::int64_t>(0, time.count());
    const std::int64_t days = all / 86400;
    const std::int64_t hours = all / 3600 % 24;
    const std::int64_t minutes = all / 60 % 60;
    const std::int64_t seconds = all % 60;
    if (days > 0)
        return QCoreApplication::translate("Format", "%1 d %2 h").arg(days).arg(hours);
    if (hours > 0)
        return QCoreApplication::translate("Format", "%1 h %2 min").arg(hours).arg(minutes);
    if (minutes > 0 && seconds == 0)
        return QCoreApplication::translate("Format", "%1 min").arg(minutes);
    if (minutes > 0)
        return QCoreApplication::translate("Format", "%1 min %2 s").arg(minutes).arg(seconds);
    return QCoreApplication::translate("Format", "%1 s").arg(seconds);
}

QString elapsed(std::chrono::milliseconds time)
{
    using namespace std::chrono;
    if (time >= 10s)
        return duration(round<seconds>(time));
    const double tenths = std::ceil(std::max(0.0, static_cast<double>(time.count())) / 100);
    return QCoreApplication::translate("Format", "%1 s").arg(number(tenths / 10));
}

Timestamp now()
{
    return std::chrono::system_clock::now();
}

QString since(Timestamp then)
{
    return duration(std::chrono::duration_cast<std::chrono::seconds>(now() - then));
}

QDateTime toDateTime(Timestamp time)
{
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(ms);
}

QString clock(Timestamp time)
{
    const QDateTime local = toDateTime(time);
    if (local.date() == QDate::currentDate())
        return local.toString(QStringLiteral("HH:mm:ss"));
    return dateTime(time);
}

QString dateTime(Timestamp time)
{
    return QLocale().toString(toDateTime(time).date(), QLocale::ShortFormat) + ' '
           + toDateTime(time).toString(QStringLiteral("HH:mm:ss"));
}

QString clock(const std::optional<Timestamp>& time)
{
    return time ? clock(*time) : QStringLiteral("—");
}

} // namespace pacer::ui::format
