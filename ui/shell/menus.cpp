// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/menus.h"

#include "ui/shell/commands.h"
#include "ui/shell/language.h"
#include "ui/shell/session_state.h"
#include "ui/widgets/translated.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>

namespace pacer::ui {

void fillLanguageMenu(QMenu* menu, Language& language, SessionState& state)
{
    auto* group = new QActionGroup(menu);
    for (const QString& code : Language::known()) {
        QAction* action = menu->addAction(Language::nameOf(code));
        action->setCheckable(true);
        action->setChecked(code == language.current());
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &language, [&language, &state, code] {
            state.setLanguage(code);
            language.set(code);
        });
        QObject::connect(&language, &Language::changed, action,
                         [action, code](const QString& now) { action->setChecked(code == now); });
    }
}

void buildMenus(QMainWindow* window, Commands& commands, Language& language, SessionState& state)
{
    QMenuBar* bar = window->menuBar();
    bar->setNativeMenuBar(false);
    QMenu* file = bar->addMenu(QString());
    file->addAction(commands.create);
    file->addMenu(commands.examples);
    file->addSeparator();
    file->addAction(commands.connectTo);
    file->addSeparator();
    file->addAction(commands.quit);
    QMenu* editMenu = bar->addMenu(QString());
    editMenu->addAction(commands.find);
    editMenu->addAction(commands.edit);
    QMenu* view = bar->addMenu(QString());
    view->addAction(commands.refresh);
    view->addAction(commands.toggleDock);
    view->addSeparator();
    for (QAction* tab : commands.tabs)
        view->addAction(tab);
    view->addSeparator();
    QMenu* languages = view->addMenu(QString());
    fillLanguageMenu(languages, language, state);
    QMenu* app = bar->addMenu(QString());
    for (QAction* action : commands.ofApp())
        app->addAction(action);
    QMenu* help = bar->addMenu(QString());
    help->addAction(commands.about);

    auto* corner = new QToolButton(bar);
    corner->setProperty("role", "flat");
    corner->setPopupMode(QToolButton::InstantPopup);
    corner->setObjectName(QStringLiteral("language"));
    auto* cornerMenu = new QMenu(corner);
    fillLanguageMenu(cornerMenu, language, state);
    corner->setMenu(cornerMenu);
    bar->setCornerWidget(corner);

    keepTranslated(window, [=, &language] {
        file->setTitle(QCoreApplication::translate("Menus", "&File"));
        editMenu->setTitle(QCoreApplication::translate("Menus", "&Edit"));
        view->setTitle(QCoreApplication::translate("Menus", "&View"));
        app->setTitle(QCoreApplication::translate("Menus", "&App"));
        help->setTitle(QCoreApplication::translate("Menus", "&Help"));
        languages->setTitle(QCoreApplication::translate("Menus", "Language"));
        corner->setText(Language::nameOf(language.current()) + QStringLiteral(" ▾"));
        corner->setAccessibleName(QCoreApplication::translate("Menus", "Language"));
    });
}

} // namespace pacer::ui
