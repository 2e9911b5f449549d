// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace pacer::test {

/// A screen of its own with a window manager, and somebody's hands: keys and clicks go where the window
/// manager says, as with a real user.
class Desktop {
public:
    /// What must be installed and is not; empty if nothing is missing.
    static QStringList missingPrograms();

    ~Desktop();

    /// Starts the screen on a free display and the window manager on it; from then on DISPLAY of this process
    /// names it. False if one of them does not start.
    bool start();

    void press(const QStringList& keys); ///< in the words of xdotool: "ctrl+n", "Return"
    void type(const QString& text);
    /// Clicks into the active window, at this share of its width and height.
    void click(double x, double y);
    /// The title of the window that the keys go to.
    QString activeWindow();

private:
    QString tool(const QStringList& arguments);

    QProcess m_screen;
    QProcess m_windowManager;
};

} // namespace pacer::test
