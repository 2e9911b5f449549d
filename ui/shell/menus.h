// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;
class QMenu;

namespace pacer::ui {

class Commands;
class Language;
class SessionState;

/// Fills the menu bar of a window with the commands, and puts the choice of the language into its corner.
void buildMenus(QMainWindow* window, Commands& commands, Language& language, SessionState& state);

/// Entries for the languages; the chosen one is remembered.
void fillLanguageMenu(QMenu* menu, Language& language, SessionState& state);

} // namespace pacer::ui
