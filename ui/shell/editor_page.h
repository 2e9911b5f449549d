// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/path_id.h"

#include <QWidget>

namespace pacer::ui {

/// The page that writes definitions; whoever composes the window brings it. It says what it wants sent, and
/// is told when that was refused.
class EditorPage : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void openNew(const QString& text) = 0; ///< "" for an empty definition
    virtual void openExisting(const PathId& id, const QString& text) = 0;
    virtual void showRefusal(const Errors& errors) = 0;
    virtual bool isChanged() const = 0; ///< holds text that was not sent

signals:
    void createWanted(const QString& text);
    void replaceWanted(const pacer::PathId& id, const QString& text);
    void closed();
};

} // namespace pacer::ui
