// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/palette.h"

#include <QPalette>

namespace pacer::ui::palette {

QPalette applicationPalette()
{
    QPalette colours;
    colours.setColor(QPalette::Window, background);
    colours.setColor(QPalette::WindowText, text);
    colours.setColor(QPalette::Base, panel);
    colours.setColor(QPalette::AlternateBase, background);
    colours.setColor(QPalette::Text, text);
    colours.setColor(QPalette::Button, panel);
    colours.setColor(QPalette::ButtonText, text);
    colours.setColor(QPalette::ToolTipBase, text);
    colours.setColor(QPalette::ToolTipText, panel);
    colours.setColor(QPalette::Highlight, accent);
    colours.setColor(QPalette::HighlightedText, panel);
    colours.setColor(QPalette::PlaceholderText, muted);
    colours.setColor(QPalette::Link, accent);
    colours.setColor(QPalette::Disabled, QPalette::Text, oldVersion);
    colours.setColor(QPalette::Disabled, QPalette::ButtonText, oldVersion);
    colours.setColor(QPalette::Disabled, QPalette::WindowText, oldVersion);
    return colours;
}

} // namespace pacer::ui::palette
