// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace pacer::ui {

/// A definition that new users start from (`resources/examples`).
struct Example {
    QString name;  ///< its file name without the ending: "basic-0"
    QString title; ///< what it shows, in the user's language
};

std::vector<Example> examples();

/// The definition as text; empty if there is none of that name.
QString exampleText(const QString& name);

} // namespace pacer::ui
