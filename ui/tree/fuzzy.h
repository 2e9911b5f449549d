// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace pacer::ui {

/// How well the letters of `pattern`, in their order, are found in `text`; higher is better, nullopt if they
/// are not. "pwb" finds "/prod/web". An empty pattern fits everything.
std::optional<int> fuzzyScore(const QString& pattern, const QString& text);

} // namespace pacer::ui
