// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// moc of Qt 6.4 cannot read <compare>, <concepts> or <ranges> of GCC 12 unless it knows this macro.
// Fixed in Qt 6.5.3; delete this file and its CMake line then.
#define _GLIBCXX_VISIBILITY(V)
