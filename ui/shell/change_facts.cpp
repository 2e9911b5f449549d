// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/change_facts.h"

#include "ui/text/strings.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace pacer::ui {

namespace {

constexpr qsizetype mostNames = 10;

QString listed(QStringList names)
{
    const qsizetype more = names.size() - mostNames;
    if (more <= 0)
        return names.join('\n');
    names = names.mid(0, mostNames);
    names << QCoreApplication::translate("ChangeFacts", "and %n more", nullptr, int(more));
    return names.join('\n');
}

} // namespace

FactList::FactList(const Session& session, PathId app)
    : m_session(session)
    , m_id(std::move(app))
    , m_row(session.mirror.app(m_id))
{}

FactList& FactList::fact(const QString& label, const QString& value)
{
    if (!value.isEmpty())
        m_facts.emplace_back(label, value);
    return *this;
}

FactList& FactList::connection()
{
    return fact(QCoreApplication::translate("ChangeFacts", "Connection"), connectionName(m_session.profile));
}

FactList& FactList::objects(const QStringList& names)
{
    return fact(QCoreApplication::translate("ChangeFacts", "Affected"), listed(names));
}

FactList& FactList::instances(int after)
{
    if (!m_row || !m_row->app)
        return *this;
    QString text = QStringLiteral("%1 → %2").arg(m_row->app->instances).arg(after);
    const QString running = QString::number(m_row->counts.running);
    text += QStringLiteral("  ");
    if (m_row->app->healthChecks.empty()) // who is not asked is neither healthy nor not
        text += QCoreApplication::translate("ChangeFacts", "(%1 running)").arg(running);
    else
        text += QCoreApplication::translate("ChangeFacts", "(%1 running, %2 healthy)")
                    .arg(running)
                    .arg(m_row->counts.healthy);
    return fact(QCoreApplication::translate("ChangeFacts", "Instances"), text);
}

FactList& FactList::volumes()
{
    const int count = m_row && m_row->app ? volumeCount(*m_row->app) : 0;
    if (count == 0)
        return *this;
    return fact(
        QCoreApplication::translate("ChangeFacts", "Volumes"),
        QCoreApplication::translate("ChangeFacts", "%n volume(s) will no longer be used", nullptr, count));
}

FactList& FactList::dependants()
{
    QStringList names;
    for (const auto& [id, row] : m_session.mirror.apps()) {
        if (row.app && row.app->dependencies.contains(m_id))
            names << toText(id);
    }
    return fact(QCoreApplication::translate("ChangeFacts", "Required by"), listed(names));
}

FactList& FactList::deployments()
{
    QStringList names;
    for (const auto& [id, deployment] : m_session.mirror.deployments()) {
        if (std::ranges::find(deployment.affectedApps, m_id) != deployment.affectedApps.end())
            names << shortId(id);
    }
    return fact(QCoreApplication::translate("ChangeFacts", "Running deployments"),
                names.join(QStringLiteral(", ")));
}

FactList& FactList::cannotBeUndone()
{
    return fact(QCoreApplication::translate("ChangeFacts", "Undo"),
                QCoreApplication::translate("ChangeFacts", "Undo is not possible"));
}

std::vector<PathId> appsBelow(const api::Mirror& mirror, const PathId& group)
{
    std::vector<PathId> ids;
    for (const auto& [id, row] : mirror.apps()) {
        if (id.isBelow(group))
            ids.push_back(id);
    }
    return ids;
}

int volumeCount(const AppSpec& app)
{
    if (!app.container)
        return 0;
    return int(std::ranges::count_if(app.container->volumes, [](const Volume& volume) {
        return std::holds_alternative<PersistentVolume>(volume.kind)
               || std::holds_alternative<ExternalVolume>(volume.kind);
    }));
}

} // namespace pacer::ui
