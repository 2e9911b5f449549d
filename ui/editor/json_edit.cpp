// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/json_edit.h"

#include "core/base/text.h"
#include "ui/editor/completer.h"
#include "ui/style/fonts.h"
#include "ui/style/palette.h"

#include <QEvent>
#include <QKeyEvent>
#include <Qsci/qscilexerjson.h>

#include <algorithm>

namespace pacer::ui {

namespace {

// The higher number is painted above the other.
enum Indicator { WarningLine = 8, ErrorLine = 9 };
enum Margin { Numbers = 0, Symbols = 1, Folds = 2 };
enum Marker { WarningMark = 1, ErrorMark = 2 };

} // namespace

JsonEdit::JsonEdit(QWidget* parent)
    : QsciScintilla(parent)
    , m_lexer(new QsciLexerJSON(this))
{
    setUtf8(true);
    setLexer(m_lexer);
    setIndentationsUseTabs(false);
    setTabWidth(2);
    setAutoIndent(true);
    setEolMode(EolUnix);
    setBraceMatching(SloppyBraceMatch);
    setFolding(BoxedTreeFoldStyle, Folds);
    setAutoCompletionSource(AcsNone);
    SendScintilla(SCI_SETSCROLLWIDTH, 1UL);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1UL);
    setMarginType(Numbers, NumberMargin);
    setMarginType(Symbols, SymbolMargin);
    setMarginWidth(Symbols, 14);
    setMarginMarkerMask(Symbols, (1 << ErrorMark) | (1 << WarningMark));
    markerDefine(Circle, ErrorMark);
    markerDefine(Circle, WarningMark);
    indicatorDefine(SquiggleIndicator, ErrorLine);
    indicatorDefine(SquiggleIndicator, WarningLine);
    dress();
    connect(this, &QsciScintilla::textChanged, this, [this] {
        if (!m_applying)
            emit edited();
    });
    connect(this, &QsciScintilla::SCN_CHARADDED, this, &JsonEdit::charAdded);
}

void JsonEdit::dress()
{
    const QFont font = fonts::monospaceFont();
    m_lexer->setFont(font);
    m_lexer->setDefaultPaper(palette::panel);
    m_lexer->setPaper(palette::panel);
    m_lexer->setColor(palette::text);
    m_lexer->setColor(palette::accent, QsciLexerJSON::Property);
    m_lexer->setColor(QColor(0x1f, 0x75, 0x44), QsciLexerJSON::String);
    m_lexer->setColor(palette::delayed, QsciLexerJSON::Number);
    m_lexer->setColor(palette::waiting, QsciLexerJSON::Keyword);
    m_lexer->setColor(palette::unhealthy, QsciLexerJSON::Error);
    setMarginsFont(font);
    setMarginsForegroundColor(palette::muted);
    setMarginsBackgroundColor(palette::panel);
    setFoldMarginColors(palette::panel, palette::panel);
    setMarginWidth(Numbers, QStringLiteral("00000"));
    setMarkerBackgroundColor(palette::unhealthy, ErrorMark);
    setMarkerBackgroundColor(palette::staging, WarningMark);
    setIndicatorForegroundColor(palette::unhealthy, ErrorLine);
    setIndicatorForegroundColor(palette::staging, WarningLine);
    setMatchedBraceBackgroundColor(palette::accentSoft);
    setFrameShape(QFrame::NoFrame);
}

std::string JsonEdit::document() const
{
    return text().toStdString();
}

void JsonEdit::setDocument(const std::string& text)
{
    m_applying = true;
    setText(QString::fromStdString(text));
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    m_applying = false;
}

void JsonEdit::applyChange(const std::string& text)
{
    const std::string before = document();
    const std::size_t shorter = std::min(before.size(), text.size());
    std::size_t head = 0;
    while (head < shorter && before[head] == text[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == text[text.size() - 1 - tail])
        ++tail;
    // Never begin or end inside a character.
    const auto isInside = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; };
    while (head > 0 && head < text.size() && isInside(text[head]))
        --head;
    while (tail > 0 && isInside(text[text.size() - tail]))
        --tail;
    if (head + tail == before.size() && before.size() == text.size())
        return;
    const std::string middle = text.substr(head, text.size() - tail - head);
    m_applying = true;
    SendScintilla(SCI_SETTARGETSTART, static_cast<unsigned long>(head));
    SendScintilla(SCI_SETTARGETEND, static_cast<unsigned long>(before.size() - tail));
    SendScintilla(SCI_REPLACETARGET, static_cast<uintptr_t>(middle.size()), middle.c_str());
    m_applying = false;
}

void JsonEdit::setSchema(std::optional<validation::Schema> schema)
{
    m_schema = std::move(schema);
}

void JsonEdit::setProblems(const std::vector<validation::Problem>& problems)
{
    const int lastLine = std::max(0, lines() - 1);
    for (const int indicator : {ErrorLine, WarningLine})
        clearIndicatorRange(0, 0, lastLine, lineLength(lastLine), indicator);
    markerDeleteAll(ErrorMark);
    markerDeleteAll(WarningMark);
    for (const validation::Problem& problem : problems) {
        const int line = problem.line - 1;
        const int end = std::max(problem.endColumn, problem.column + 1);
        fillIndicatorRange(line, problem.column - 1, line, end - 1,
                           problem.isWarning ? WarningLine : ErrorLine);
        markerAdd(line, problem.isWarning ? WarningMark : ErrorMark);
    }
}

bool JsonEdit::isMarked(int line, int column) const
{
    const long position = positionFromLineIndex(line - 1, column - 1);
    const auto valueAt = [&](int indicator) {
        return SendScintilla(SCI_INDICATORVALUEAT, static_cast<unsigned long>(indicator), position);
    };
    return valueAt(ErrorLine) != 0 || valueAt(WarningLine) != 0;
}

void JsonEdit::goTo(int line, int column)
{
    ensureLineVisible(line - 1);
    setCursorPosition(line - 1, column - 1);
    ensureCursorVisible();
    setFocus();
}

void JsonEdit::complete()
{
    if (!m_schema)
        return;
    const std::string text = document();
    const auto offset = static_cast<std::size_t>(SendScintilla(SCI_GETCURRENTPOS));
    const Completion completion = completionAt(text, offset, *m_schema);
    if (completion.words.empty()) {
        SendScintilla(SCI_AUTOCCANCEL);
        return;
    }
    const std::string list = join(completion.words, " ");
    SendScintilla(SCI_AUTOCSHOW, static_cast<uintptr_t>(completion.typed), list.c_str());
}

void JsonEdit::charAdded(int code)
{
    const bool letter = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || code == '_';
    if (code == '"' || (letter && !isListActive()))
        complete();
}

void JsonEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        complete();
        return;
    }
    // Escape belongs to the page unless the list of words is open.
    if (event->key() == Qt::Key_Escape && !isListActive()) {
        event->ignore();
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

void JsonEdit::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_lexer)
        dress();
    QsciScintilla::changeEvent(event);
}

} // namespace pacer::ui
