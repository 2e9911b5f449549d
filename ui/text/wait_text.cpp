// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/wait_text.h"

#include "ui/text/format.h"
#include "ui/text/strings.h"

#include <QCoreApplication>
#include <QStringList>

namespace pacer::ui {

namespace {

QString hostsOf(const WaitReason& wait)
{
    QStringList hosts;
    for (const std::string& host : wait.hosts)
        hosts << toText(host);
    return hosts.join(QStringLiteral(", "));
}

QString withDetail(const QString& text, const std::string& detail)
{
    return detail.empty() ? text : text + QStringLiteral(": ") + toText(detail);
}

} // namespace

QString waitText(const WaitReason& wait, const ActionProgress& progress)
{
    const QString count = format::number(wait.instances);
    const QString wanted = format::number(progress.wanted);
    const QString age = wait.since ? format::since(*wait.since) : QString();
    const QString until = format::clock(wait.until);
    switch (wait.kind) {
    case WaitKind::Offers:
        return QCoreApplication::translate("WaitText", "%1 of %2 waiting for offers").arg(count, wanted);
    case WaitKind::Delay:
        return withDetail(
            QCoreApplication::translate("WaitText", "%1 of %2 delayed after failures").arg(count, wanted),
            wait.detail);
    case WaitKind::Start:
        return QCoreApplication::translate("WaitText", "%1 of %2 starting on %3 for %4")
            .arg(count, wanted, hostsOf(wait), age);
    case WaitKind::Health:
        return withDetail(
            QCoreApplication::translate("WaitText", "%1 of %2 not healthy for %3").arg(count, wanted, age),
            wait.detail);
    case WaitKind::Readiness:
        return withDetail(
            QCoreApplication::translate("WaitText", "%1 of %2 not ready for %3, readiness check")
                .arg(count, wanted, age),
            wait.detail);
    case WaitKind::Stop:
        return QCoreApplication::translate("WaitText", "%1 ending on %2").arg(count, hostsOf(wait));
    case WaitKind::NextSlot: return QCoreApplication::translate("WaitText", "Next slot at %1").arg(until);
    case WaitKind::Watch:
        return QCoreApplication::translate("WaitText", "All replaced, watched until %1").arg(until);
    case WaitKind::Minimum:
        return QCoreApplication::translate("WaitText", "Too few instances serve to let another one go");
    case WaitKind::Artifacts: return toText(wait.detail);
    }
    return {};
}

QString updateTitle(UpdateState state)
{
    switch (state) {
    case UpdateState::Updating: return QCoreApplication::translate("WaitText", "Update in progress");
    case UpdateState::Paused: return QCoreApplication::translate("WaitText", "Update paused");
    case UpdateState::RollbackStarted: return QCoreApplication::translate("WaitText", "Rolling back");
    case UpdateState::RollbackPaused: return QCoreApplication::translate("WaitText", "Rollback paused");
    }
    return {};
}

QString updateReason(const UpdateStatus& status)
{
    if (!status.pause)
        return status.state == UpdateState::RollbackStarted ? toText(status.message) : QString();
    const UpdatePause& pause = *status.pause;
    switch (pause.trouble) {
    case UpdateTrouble::Failed:
        return withDetail(QCoreApplication::translate("WaitText", "Instance %1 failed or ended too early")
                              .arg(toText(pause.instance)),
                          pause.detail);
    case UpdateTrouble::Stuck:
        return withDetail(QCoreApplication::translate("WaitText", "Instance %1 was not ready in time")
                              .arg(toText(pause.instance)),
                          pause.detail);
    case UpdateTrouble::Operator: return QCoreApplication::translate("WaitText", "Paused on request");
    }
    return {};
}

} // namespace pacer::ui
