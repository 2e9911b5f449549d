// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sandbox/log_view.h"

#include "ui/style/fonts.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QSyntaxHighlighter>
#include <QTextBlock>
#include <QTimer>

namespace pacer::ui {

namespace {

constexpr int rescanDelay = 150; // ms

// A log is read on a dark ground in every theme.
constexpr QColor ground(0x14, 0x1a, 0x24);
constexpr QColor ink(0xe4, 0xe8, 0xee);
constexpr QColor warning(0xf0, 0xb4, 0x29);
constexpr QColor failure(0xff, 0x8a, 0x80);
constexpr QColor matchGround(0x6b, 0x4e, 0x10);

} // namespace

/// Colours words of alarm and search matches.
class LogView::Highlighter : public QSyntaxHighlighter {
public:
    Highlighter(QTextDocument* document, const LogSearch& search)
        : QSyntaxHighlighter(document)
        , m_search(search)
        , m_alarm(QStringLiteral("\\b(?:(WARN(?:ING)?)|(ERROR|FATAL|CRITICAL|PANIC))\\b"))
    {
        m_warning.setForeground(warning);
        m_failure.setForeground(failure);
        m_match.setBackground(matchGround);
        m_match.setForeground(Qt::white);
    }

protected:
    void highlightBlock(const QString& text) override
    {
        for (auto found = m_alarm.globalMatch(text); found.hasNext();) {
            const QRegularExpressionMatch word = found.next();
            setFormat(int(word.capturedStart()), int(word.capturedLength()),
                      word.capturedLength(1) > 0 ? m_warning : m_failure);
        }
        if (!m_search.isActive() || !m_search.isValid())
            return;
        for (auto found = m_search.expression().globalMatch(text); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            setFormat(int(match.capturedStart()), int(match.capturedLength()), m_match);
        }
    }

private:
    const LogSearch& m_search;
    QRegularExpression m_alarm;
    QTextCharFormat m_warning;
    QTextCharFormat m_failure;
    QTextCharFormat m_match;
};

LogView::LogView(int maxLines, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_maxLines(maxLines)
    , m_rescanTimer(new QTimer(this))
    , m_highlighter(new Highlighter(document(), m_search))
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setMaximumBlockCount(m_maxLines);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(fonts::monospaceFont());
    setStyleSheet(
        QStringLiteral("QPlainTextEdit { background: %1; color: %2; }").arg(ground.name(), ink.name()));
    m_rescanTimer->setSingleShot(true);
    connect(m_rescanTimer, &QTimer::timeout, this, [this] { rescan(); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { scrolled(); });
}

LogView::~LogView()
{
    delete m_highlighter; // before the document that it watches
}

void LogView::appendLog(const QString& text)
{
    if (m_following) {
        insertAtEnd(text);
        return;
    }
    m_waiting += text;
    m_waitingLines += int(text.count(u'\n'));
    const qsizetype limit = qsizetype(m_maxLines) * 400;
    if (m_waiting.size() > limit) {
        m_waiting.remove(0, m_waiting.size() - limit);
        m_trimmed = true;
    }
    emit waitingLinesChanged();
}

void LogView::insertAtEnd(const QString& text)
{
    m_moving = true;
    const int across = horizontalScrollBar()->value();
    if (blockCount() + text.count(u'\n') > m_maxLines)
        m_trimmed = true;
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(text);
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    horizontalScrollBar()->setValue(across);
    m_moving = false;
    if (m_search.isActive() && !m_rescanTimer->isActive())
        m_rescanTimer->start(rescanDelay);
}

void LogView::prependLog(const QString& text)
{
    if (text.isEmpty())
        return;
    m_moving = true;
    setMaximumBlockCount(0); // until the reader returns to the end
    const int before = verticalScrollBar()->value();
    const int lines = blockCount();
    QTextCursor cursor(document());
    cursor.insertText(text);
    verticalScrollBar()->setValue(before + blockCount() - lines);
    m_moving = false;
    rescan();
}

void LogView::clearLog()
{
    m_waiting.clear();
    m_waitingLines = 0;
    m_trimmed = false;
    m_currentMatch = -1;
    m_moving = true;
    clear();
    setMaximumBlockCount(m_maxLines);
    m_moving = false;
    emit waitingLinesChanged();
    rescan();
}

void LogView::setFollowing(bool following)
{
    if (following) {
        flushWaiting();
        m_moving = true;
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
        m_moving = false;
    }
    if (m_following == following)
        return;
    m_following = following;
    emit followingChanged(following);
}

void LogView::flushWaiting()
{
    if (maximumBlockCount() == 0) {
        m_trimmed = m_trimmed || blockCount() > m_maxLines;
        setMaximumBlockCount(m_maxLines);
    }
    if (m_waiting.isEmpty())
        return;
    m_waitingLines = 0;
    insertAtEnd(std::exchange(m_waiting, {}));
    emit waitingLinesChanged();
}

void LogView::scrolled()
{
    if (m_moving)
        return;
    const QScrollBar* bar = verticalScrollBar();
    if (bar->value() >= bar->maximum())
        setFollowing(true);
    else
        setFollowing(false);
    if (bar->value() == bar->minimum() && bar->maximum() > bar->minimum() && !m_trimmed)
        emit reachedTop();
}

void LogView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_End) {
        setFollowing(true);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void LogView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        setFont(fonts::monospaceFont());
    QPlainTextEdit::changeEvent(event);
}

void LogView::setSearch(const QString& pattern, LogSearch::Options options)
{
    m_search.setPattern(pattern, options);
    m_currentMatch = -1;
    m_highlighter->rehighlight();
    rescan();
}

void LogView::rescan()
{
    m_rescanTimer->stop();
    m_search.scan(toPlainText());
    if (m_currentMatch >= int(m_search.matches().size()))
        m_currentMatch = -1;
    emit matchesChanged();
}

void LogView::showNextMatch()
{
    goTo(m_search.next(textCursor().selectionStart()));
}

void LogView::showPreviousMatch()
{
    goTo(m_search.previous(textCursor().selectionStart()));
}

void LogView::goTo(int match)
{
    if (match < 0)
        return;
    setFollowing(false); // a found place stays in sight
    const LogSearch::Match& found = m_search.matches()[std::size_t(match)];
    QTextCursor cursor(document());
    cursor.setPosition(found.position);
    cursor.setPosition(found.position + found.length, QTextCursor::KeepAnchor);
    m_moving = true;
    setTextCursor(cursor);
    centerCursor();
    m_moving = false;
    m_currentMatch = match;
    emit matchesChanged();
}

} // namespace pacer::ui
