// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/style_sheet.h"

#include "ui/style/palette.h"

#include <QHash>

namespace pacer::ui {

namespace {

// @name stands for a colour of the palette.
constexpr const char* rules = R"(
QMainWindow, QDialog, QStackedWidget#content, QWidget#page { background: @background; }
QMenuBar { background: @panel; border-bottom: 1px solid @line; padding: 2px 6px; }
QMenuBar::item { padding: 4px 9px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: @soft; }
QMenu { background: @panel; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: @soft; color: @text; }
QMenu::item:disabled { color: @old; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QWidget#bar { background: @panel; border-bottom: 1px solid @line; }
QWidget#side { background: @panel; border-right: 1px solid @line; }
QWidget#dock { background: @panel; border-top: 1px solid @line; }
QStatusBar { background: @panel; border-top: 1px solid @line; color: @muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @muted; }

QPushButton, QToolButton[role="button"] { background: @panel; border: 1px solid @line; border-radius: 6px;
    padding: 5px 12px; min-height: 18px; }
QPushButton:hover, QToolButton[role="button"]:hover { background: @background; border-color: @old; }
QPushButton:pressed { background: @soft; }
QPushButton:focus, QToolButton[role="button"]:focus { border-color: @accent; }
QPushButton:disabled { color: @old; background: @background; }
QPushButton[role="primary"] { background: @accent; border-color: @accent; color: @panel; }
QPushButton[role="primary"]:hover { background: #255fd3; }
QPushButton[role="primary"]:focus { border-color: @text; }
QPushButton[role="primary"]:disabled { background: @old; border-color: @old; }
QPushButton[role="danger"] { color: @unhealthy; }
QPushButton[role="danger"]:disabled { color: @old; }
QPushButton[role="danger"]:focus { border-color: @unhealthy; }
QToolButton[role="button"]::menu-indicator { image: none; width: 0px; }
QToolButton[role="flat"] { border: none; background: transparent; padding: 3px 8px; color: @muted; }
QToolButton[role="flat"]:hover { color: @text; }
QToolButton[role="flat"]:checked, QToolButton[role="button"]:checked { background: @soft; color: @accent;
    border-radius: 6px; }
QToolButton[role="flat"]:focus { color: @accent; }
QToolButton[role="flat"]::menu-indicator { image: none; width: 0px; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { background: @panel; border: 1px solid @line;
    border-radius: 6px; padding: 4px 8px; min-height: 19px; selection-background-color: @accent; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border-color: @accent; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/chevron-down.svg); width: 10px; height: 10px; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button {
    border: none; background: transparent; width: 20px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icons/chevron-up.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/icons/chevron-down.svg); width: 10px;
    height: 10px; }
QPlainTextEdit { background: @panel; border: 1px solid @line; border-radius: 6px; }

QTreeView, QListView { background: @panel; border: none; outline: none; }
QTreeView::item { padding: 4px 6px; border-bottom: 1px solid #eef0f3; }
QTreeView::item:selected, QTreeView::item:selected:hover { background: @soft; color: @text; }
QTreeView::item:hover:!selected { background: @background; }
QListView#palette { border: 1px solid @line; }
QHeaderView::section { background: @panel; color: @muted; border: none; border-bottom: 1px solid @line;
    padding: 5px 9px; }
QWidget#side QTreeView::item { border-bottom: none; padding: 0px; }
QFrame[card="true"] { background: @panel; border: 1px solid @line; border-radius: 8px; }
QFrame[card="warning"] { background: #fff8e6; border: 1px solid @staging; border-radius: 8px; }
QFrame[card="error"] { background: #fdecec; border: 1px solid @unhealthy; border-radius: 8px; }
QLabel[tone="muted"] { color: @muted; }
QLabel[tone="bad"] { color: @unhealthy; }
QLabel[tone="warning"] { color: @warning; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; padding: 8px 2px; margin-right: 20px;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @accent; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @accent; }
QTabBar::tab:hover:!selected { color: @text; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QWidget#dock QTabBar::tab { padding: 6px 2px; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget#page { background: @background; }
QTableWidget { background: @panel; border: 1px solid @line; border-radius: 6px; gridline-color: @line; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: #d5dae1; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @old; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QToolTip { background: @text; color: @panel; border: none; padding: 4px 6px; }
)";

} // namespace

QString styleSheet()
{
    const QHash<QString, QColor> names{
        {"background", palette::background},
        {"panel", palette::panel},
        {"line", palette::line},
        {"text", palette::text},
        {"muted", palette::muted},
        {"accent", palette::accent},
        {"soft", palette::accentSoft},
        {"unhealthy", palette::unhealthy},
        {"old", palette::oldVersion},
        {"staging", palette::staging},
        {"warning", palette::warning},
    };
    QString sheet = QString::fromLatin1(rules);
    for (auto name = names.begin(); name != names.end(); ++name)
        sheet.replace('@' + name.key(), name.value().name());
    return sheet;
}

} // namespace pacer::ui
