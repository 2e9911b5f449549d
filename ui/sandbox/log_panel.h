// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/http_transport.h"
#include "ui/sandbox/log_search.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace pacer::ui {

class LogTail;
class LogView;

/// One log with its tools: follow, search, wrap, copy, download. Reads only while it can be seen.
class LogPanel : public QWidget {
    Q_OBJECT

public:
    explicit LogPanel(QWidget* parent = nullptr);

    /// `name` stands in the head; the transport must live until `close` or another `open`.
    void open(api::HttpTransport& agent, const QString& path, const QString& name);
    void close();
    void focusSearch();
    void addTool(QWidget* tool); ///< at the right end of the head
    LogView& view() { return *m_view; }
    const QString& path() const;

signals:
    void downloadWanted(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void buildHead();
    void connectTail();
    void relabel();
    void search();
    void showFollowing();
    void showMatches();
    void showState();
    void copyAll();

    QHBoxLayout* m_head;
    LogTail* m_tail;
    LogView* m_view;
    QLabel* m_name;
    QToolButton* m_follow;
    QLineEdit* m_search;
    QToolButton* m_case;
    QToolButton* m_regex;
    QToolButton* m_previous;
    QToolButton* m_next;
    QLabel* m_matches;
    QToolButton* m_wrap;
    QToolButton* m_copy;
    QToolButton* m_download;
    QPushButton* m_newLines;
    QLabel* m_state;
    QLabel* m_problem;
    QPushButton* m_retry;
    Errors m_errors;
    QString m_note; ///< "the file was cut at …"
};

} // namespace pacer::ui
