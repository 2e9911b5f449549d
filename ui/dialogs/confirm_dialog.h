// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDialog>

#include <functional>
#include <utility>
#include <vector>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QGridLayout;

namespace pacer::ui {

/// What a confirmation says (spec/console-features.md 3.1).
struct ConfirmText {
    QString title;       ///< verb, kind of object, name
    QString consequence; ///< in plain words
    std::vector<std::pair<QString, QString>> facts;
    QString verb; ///< of the button
};

/// The request behind a confirmation, for "Show request".
struct RequestText {
    QString method;
    QString path; ///< with its query
    QString body;
};

/// What to ask. `text` is called again when the language or the cluster changes while the dialog is open.
struct Question {
    std::function<ConfirmText()> text;
    RequestText request;
    bool destructive = false; ///< Cancel is the default button; Enter never destroys
    QString typeToConfirm;    ///< "" or the id that must be typed
    bool production = false;  ///< the connection is marked so; the dialog says it
};

/// Asks before a change. `accepted` means: send it. Open it with open(); it deletes itself.
class ConfirmDialog : public QDialog {
    Q_OBJECT

public:
    explicit ConfirmDialog(Question question, QWidget* parent = nullptr);

    /// Shows why the server refused the change; the dialog is opened again for it.
    void showRefusal(const Errors& errors);
    void refresh(); ///< asks for the text again

private:
    void build();
    void updateButton();
    void showFacts(const std::vector<std::pair<QString, QString>>& facts);
    QString requestText() const;

    Question m_question;
    QLabel* m_production;
    QLabel* m_title;
    QLabel* m_consequence;
    QLabel* m_refusal;
    QGridLayout* m_facts;
    QLabel* m_typeHint;
    QLineEdit* m_typed;
    QPushButton* m_showRequest;
    QPlainTextEdit* m_request;
    QPushButton* m_cancel;
    QPushButton* m_confirm;
};

} // namespace pacer::ui
