// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sandbox/log_search.h"

#include <QPlainTextEdit>

namespace pacer::ui {

/// The last lines of a log, plain text only. Follows the end until the reader scrolls up; then nothing moves
/// under their eyes: new text waits, counted, until they come back.
class LogView : public QPlainTextEdit {
    Q_OBJECT

public:
    static constexpr int defaultMaxLines = 10'000;

    explicit LogView(int maxLines = defaultMaxLines, QWidget* parent = nullptr);
    ~LogView() override;

    void appendLog(const QString& text);
    void prependLog(const QString& text); ///< older text; the view stays where it is
    void clearLog();
    void setFollowing(bool following);
    bool isFollowing() const { return m_following; }
    bool isTrimmed() const { return m_trimmed; } ///< lines have left at the top
    int maxLines() const { return m_maxLines; }
    int waitingLines() const { return m_waitingLines; }

    void setSearch(const QString& pattern, LogSearch::Options options);
    const LogSearch& search() const { return m_search; }
    int currentMatch() const { return m_currentMatch; } ///< from 0; -1: none
    void showNextMatch();
    void showPreviousMatch();

signals:
    void followingChanged(bool following);
    void waitingLinesChanged();
    void matchesChanged();
    void reachedTop();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Highlighter;

    void insertAtEnd(const QString& text);
    void flushWaiting();
    void scrolled();
    void goTo(int match);
    void rescan();

    int m_maxLines;
    bool m_following = true;
    bool m_moving = false; ///< we scroll ourselves
    bool m_trimmed = false;
    QString m_waiting;
    int m_waitingLines = 0;
    LogSearch m_search;
    int m_currentMatch = -1;
    QTimer* m_rescanTimer;
    Highlighter* m_highlighter;
};

} // namespace pacer::ui
