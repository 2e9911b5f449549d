// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/session.h"

#include <QString>

#include <utility>
#include <vector>

namespace pacer::ui {

using Facts = std::vector<std::pair<QString, QString>>;

/// What a confirmation lists, always in this order (spec/console-features.md 3.1): connection, objects,
/// instances now → after, volumes, dependants, running deployments touched, whether it can be undone.
class FactList {
public:
    FactList(const Session& session, PathId app);

    FactList& connection();
    FactList& objects(const QStringList& names); ///< ten at most, then "and n more"
    FactList& instances(int after);
    FactList& volumes();
    FactList& dependants();  ///< apps that depend on this one
    FactList& deployments(); ///< running ones that touch the app
    FactList& fact(const QString& label, const QString& value);
    FactList& cannotBeUndone();

    Facts take() { return std::move(m_facts); }

private:
    const Session& m_session;
    PathId m_id;
    const api::AppRow* m_row; ///< null if the app is gone
    Facts m_facts;
};

/// Ids of the apps at and below a group.
std::vector<PathId> appsBelow(const api::Mirror& mirror, const PathId& group);
int volumeCount(const AppSpec& app);

} // namespace pacer::ui
