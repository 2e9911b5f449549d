// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

class QString;

/// Fonts by language of the interface: a Chinese word must not be drawn with Korean glyphs, nor the other
/// way round, so each language names its family.
namespace pacer::ui::fonts {

QFont interfaceFont(const QString& language); ///< "en", "ko" or "zh_CN"
QFont monospaceFont(const QString& language);
QFont monospaceFont(); ///< of the language that is set now

/// A copy of `font`, larger by `factor` and bold if wanted.
QFont scaled(QFont font, double factor, bool bold = false);

} // namespace pacer::ui::fonts
