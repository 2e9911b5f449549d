// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sandbox/log_panel.h"

#include "ui/sandbox/log_tail.h"
#include "ui/sandbox/log_view.h"
#include "ui/style/fonts.h"
#include "ui/text/error_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/translated.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>

namespace pacer::ui {

namespace {

QToolButton* flatButton(QWidget* parent, bool checkable)
{
    auto* button = new QToolButton(parent);
    button->setProperty("role", "flat");
    button->setCheckable(checkable);
    button->setAutoRaise(true);
    return button;
}

void label(QToolButton* button, const QString& text, const QString& meaning)
{
    button->setText(text);
    button->setToolTip(meaning);
    button->setAccessibleName(meaning);
}

} // namespace

LogPanel::LogPanel(QWidget* parent)
    : QWidget(parent)
    , m_head(new QHBoxLayout)
    , m_tail(new LogTail(this))
    , m_view(new LogView(LogView::defaultMaxLines, this))
    , m_name(plainLabel(this))
    , m_follow(flatButton(this, true))
    , m_search(new QLineEdit(this))
    , m_case(flatButton(this, true))
    , m_regex(flatButton(this, true))
    , m_previous(flatButton(this, false))
    , m_next(flatButton(this, false))
    , m_matches(mutedLabel(this))
    , m_wrap(flatButton(this, true))
    , m_copy(flatButton(this, false))
    , m_download(flatButton(this, false))
    , m_newLines(new QPushButton(this))
    , m_state(mutedLabel(this))
    , m_problem(plainLabel(this, true))
    , m_retry(new QPushButton(this))
{
    buildHead();
    auto* trouble = new QHBoxLayout;
    trouble->addWidget(m_problem, 1);
    trouble->addWidget(m_retry);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_state, 1);
    foot->addWidget(m_newLines);
    auto* all = static_cast<QVBoxLayout*>(layout());
    all->addLayout(trouble);
    all->addWidget(m_view, 1);
    all->addLayout(foot);

    m_problem->setProperty("tone", "bad");
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_retry->hide();
    m_newLines->hide();
    connect(m_retry, &QPushButton::clicked, m_tail, &LogTail::retry);
    connect(m_newLines, &QPushButton::clicked, this, [this] { m_view->setFollowing(true); });
    connectTail();
    keepTranslated(this, [this] { relabel(); });
}

void LogPanel::buildHead()
{
    m_name->setFont(fonts::scaled(font(), 1, true));
    m_follow->setChecked(true);
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(150);
    m_search->setMaximumWidth(320);
    m_head->addWidget(m_name);
    m_head->addWidget(m_follow);
    m_head->addWidget(m_search, 1);
    for (QToolButton* button : {m_case, m_regex, m_previous, m_next})
        m_head->addWidget(button);
    m_head->addWidget(m_matches);
    m_head->addStretch();
    for (QToolButton* button : {m_wrap, m_copy, m_download})
        m_head->addWidget(button);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(m_head);

    connect(m_follow, &QToolButton::clicked, m_view, &LogView::setFollowing);
    connect(m_search, &QLineEdit::textChanged, this, &LogPanel::search);
    connect(m_search, &QLineEdit::returnPressed, m_view, &LogView::showNextMatch);
    connect(m_case, &QToolButton::toggled, this, &LogPanel::search);
    connect(m_regex, &QToolButton::toggled, this, &LogPanel::search);
    connect(m_previous, &QToolButton::clicked, m_view, &LogView::showPreviousMatch);
    connect(m_next, &QToolButton::clicked, m_view, &LogView::showNextMatch);
    connect(m_wrap, &QToolButton::toggled, this, [this](bool wrap) {
        m_view->setLineWrapMode(wrap ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    });
    connect(m_copy, &QToolButton::clicked, this, &LogPanel::copyAll);
    connect(m_download, &QToolButton::clicked, this, [this] { emit downloadWanted(m_tail->path()); });

    const auto shortcut = [this](const QKeySequence& keys, auto action) {
        auto* key = new QShortcut(keys, this);
        key->setContext(Qt::WidgetWithChildrenShortcut);
        connect(key, &QShortcut::activated, this, action);
    };
    shortcut(QKeySequence::Find, [this] { focusSearch(); });
    shortcut(QKeySequence::FindNext, [this] { m_view->showNextMatch(); });
    shortcut(QKeySequence::FindPrevious, [this] { m_view->showPreviousMatch(); });
}

void LogPanel::connectTail()
{
    connect(m_tail, &LogTail::opened, this, [this] { showState(); });
    connect(m_tail, &LogTail::appended, m_view, &LogView::appendLog);
    connect(m_tail, &LogTail::appended, this, [this] { showState(); });
    connect(m_tail, &LogTail::older, m_view, &LogView::prependLog);
    connect(m_tail, &LogTail::older, this, [this] { showState(); });
    connect(m_tail, &LogTail::truncated, this, [this] {
        m_note = tr("The file was cut or replaced at %1; this is its new content.")
                     .arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat));
        m_view->clearLog();
        showState();
    });
    connect(m_tail, &LogTail::failed, this, [this](const Errors& errors) {
        m_errors = errors;
        showState();
    });
    connect(m_tail, &LogTail::recovered, this, [this] {
        m_errors.clear();
        showState();
    });
    connect(m_view, &LogView::reachedTop, m_tail, &LogTail::readOlder);
    connect(m_view, &LogView::followingChanged, this, [this] { showFollowing(); });
    connect(m_view, &LogView::waitingLinesChanged, this, [this] { showFollowing(); });
    connect(m_view, &LogView::matchesChanged, this, [this] { showMatches(); });
}

void LogPanel::open(api::HttpTransport& agent, const QString& path, const QString& name)
{
    close();
    m_name->setText(name);
    m_view->setAccessibleName(name);
    m_tail->open(agent, path);
    m_tail->setActive(isVisible());
    showState();
}

void LogPanel::close()
{
    m_tail->close();
    m_errors.clear();
    m_note.clear();
    m_name->clear();
    m_view->clearLog();
    m_view->setFollowing(true);
    showState();
}

const QString& LogPanel::path() const
{
    return m_tail->path();
}

void LogPanel::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void LogPanel::addTool(QWidget* tool)
{
    m_head->addWidget(tool);
}

void LogPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_tail->setActive(true);
}

void LogPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_tail->setActive(false);
}

void LogPanel::relabel()
{
    label(m_follow, tr("Follow"), tr("Follow the end of the file"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search in the log"));
    label(m_case, QStringLiteral("Aa"), tr("Match case"));
    label(m_regex, QStringLiteral(".*"), tr("Regular expression"));
    label(m_previous, QStringLiteral("\u2191"), tr("Previous match"));
    label(m_next, QStringLiteral("\u2193"), tr("Next match"));
    label(m_wrap, tr("Wrap"), tr("Wrap lines"));
    label(m_copy, tr("Copy"), tr("Copy the selection, or all lines shown"));
    label(m_download, tr("Download"), tr("Download the whole file…"));
    m_retry->setText(tr("Retry"));
    showFollowing();
    showMatches();
    showState();
}

void LogPanel::search()
{
    m_view->setSearch(m_search->text(), {m_case->isChecked(), m_regex->isChecked()});
}

void LogPanel::showFollowing()
{
    m_follow->setChecked(m_view->isFollowing());
    const int waiting = m_view->waitingLines();
    m_newLines->setVisible(!m_view->isFollowing() && waiting > 0);
    m_newLines->setText(tr("%n new line(s) below", nullptr, waiting));
}

void LogPanel::showMatches()
{
    const LogSearch& search = m_view->search();
    const int count = int(search.matches().size());
    for (QToolButton* button : {m_previous, m_next})
        button->setEnabled(count > 0);
    if (!search.isActive())
        m_matches->clear();
    else if (!search.isValid())
        m_matches->setText(tr("Not a regular expression"));
    else if (m_view->currentMatch() >= 0)
        m_matches->setText(tr("%1 of %2").arg(m_view->currentMatch() + 1).arg(count));
    else
        m_matches->setText(tr("%n match(es)", nullptr, count));
}

void LogPanel::showState()
{
    const bool failed = !m_errors.empty();
    m_problem->setVisible(failed);
    m_retry->setVisible(failed);
    m_problem->setText(failed ? errorText(m_errors) : QString());
    for (QToolButton* button : {m_copy, m_download})
        button->setEnabled(!m_tail->path().isEmpty());
    QStringList parts;
    if (!m_note.isEmpty())
        parts += m_note;
    if (m_tail->size() > 0)
        parts += QLocale().formattedDataSize(m_tail->size(), 1);
    if (m_view->isTrimmed())
        parts += tr("showing the last %n line(s)", nullptr, m_view->maxLines());
    else if (m_tail->firstOffset() > 0)
        parts += tr("scroll up for older lines");
    m_state->setText(parts.join(QStringLiteral(" · ")));
}

void LogPanel::copyAll()
{
    const QTextCursor selection = m_view->textCursor();
    QString text = selection.hasSelection() ? selection.selectedText() : m_view->toPlainText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    QGuiApplication::clipboard()->setText(text);
}

} // namespace pacer::ui
