// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pacer::ui {

/// What the palette alone cannot say: borders, paddings, the look of buttons by their `role` property
/// ("primary", "danger", "flat").
QString styleSheet();

} // namespace pacer::ui
