// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/path_id.h"

#include <QByteArray>
#include <QSettings>
#include <QString>

#include <optional>

namespace pacer::ui {

/// What the console remembers from one start to the next. Never secrets.
class SessionState {
public:
    explicit SessionState(const QString& file);

    QString language() const; ///< "" if none was chosen
    void setLanguage(const QString& language);

    QByteArray geometry() const;
    QByteArray layout(const QString& part) const; ///< state of a splitter or header by its name
    void setGeometry(const QByteArray& geometry);
    void setLayout(const QString& part, const QByteArray& state);

    /// Selected app, by connection.
    std::optional<PathId> selection(const QString& connection) const;
    void setSelection(const QString& connection, const std::optional<PathId>& app);

    /// Instances of a suspended app before it was suspended: what Resume restores.
    int instancesBeforeSuspend(const QString& connection, const PathId& app) const; ///< 1 if unknown
    void rememberInstances(const QString& connection, const PathId& app, int instances);

private:
    static constexpr int schema = 1;
    QSettings m_settings;
};

} // namespace pacer::ui
