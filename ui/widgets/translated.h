// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace pacer::ui {

/// Runs `relabel` now, and again whenever the language changes, as long as `widget` lives: a hidden one when
/// it is shown next, so that a change of the language costs what is seen.
void keepTranslated(QWidget* widget, std::function<void()> relabel);

} // namespace pacer::ui
