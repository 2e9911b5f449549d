// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QPalette;

/// Every colour of the console, by what it means. Light theme.
namespace pacer::ui::palette {

inline constexpr QColor background(0xf6, 0xf7, 0xf9);
inline constexpr QColor panel(0xff, 0xff, 0xff);
inline constexpr QColor line(0xdf, 0xe3, 0xe8);
inline constexpr QColor text(0x1d, 0x24, 0x30);
inline constexpr QColor muted(0x66, 0x70, 0x85);
inline constexpr QColor accent(0x2f, 0x6f, 0xed);
inline constexpr QColor accentSoft(0xe7, 0xef, 0xfd);
inline constexpr QColor barTrack(0xe7, 0xea, 0xef);

inline constexpr QColor healthy(0x2e, 0x9e, 0x5b);
inline constexpr QColor running(0x7c, 0xc4, 0x9a);
inline constexpr QColor staging(0xf0, 0xb4, 0x29);
inline constexpr QColor unhealthy(0xd6, 0x45, 0x45);
inline constexpr QColor warning(0x8a, 0x62, 0x00); ///< of text: what may be wrong but stops nothing
inline constexpr QColor oldVersion(0xa7, 0xb0, 0xbe);
inline constexpr QColor newVersion(0x2f, 0x6f, 0xed);
inline constexpr QColor suspended(0x98, 0xa2, 0xb3);
inline constexpr QColor delayed(0xb5, 0x47, 0x08);
inline constexpr QColor waiting(0x7a, 0x5a, 0xf8);

/// The same for the widgets of Qt itself.
QPalette applicationPalette();

} // namespace pacer::ui::palette
