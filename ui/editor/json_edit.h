// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validation/check_text.h"
#include "core/validation/schema.h"

#include <Qsci/qsciscintilla.h>

#include <string>
#include <vector>

class QsciLexerJSON;

namespace pacer::ui {

/// The definition as text: colours, folding, line numbers, completion, and a wavy line under what is wrong.
class JsonEdit : public QsciScintilla {
    Q_OBJECT

public:
    explicit JsonEdit(QWidget* parent = nullptr);

    std::string document() const;              ///< UTF-8
    void setDocument(const std::string& text); ///< another document: nothing to undo
    /// The same document, changed elsewhere: only what differs is replaced, as one step that can be undone.
    void applyChange(const std::string& text);
    /// Where field names and values come from; nullopt: no completion.
    void setSchema(std::optional<validation::Schema> schema);

    void setProblems(const std::vector<validation::Problem>& problems);
    bool isMarked(int line, int column) const; ///< from 1: a wavy line is there
    void goTo(int line, int column);           ///< from 1
    void complete();

signals:
    void edited(); ///< by the user; not by setDocument and applyChange

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void dress();
    void charAdded(int code);

    QsciLexerJSON* m_lexer;
    std::optional<validation::Schema> m_schema;
    bool m_applying = false;
};

} // namespace pacer::ui
