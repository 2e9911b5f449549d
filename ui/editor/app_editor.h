// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/validation/check_text.h"
#include "ui/editor/app_document.h"
#include "ui/editor/form_fields.h"
#include "ui/shell/editor_page.h"
#include "ui/shell/session.h"

#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace pacer::ui {

class Card;
struct ClusterFacts;
class FormPage;
class JsonEdit;
class ProblemsView;
class ReviewPage;

/// Writes and changes definitions: a form and the JSON of one document side by side, checked while typing,
/// reviewed before it is sent. Whatever the server answers, nothing that was typed is lost.
class AppEditor : public EditorPage {
    Q_OBJECT

public:
    explicit AppEditor(const Session& session, QWidget* parent = nullptr);
    ~AppEditor() override;

    void openNew(const QString& text) override;
    void openExisting(const PathId& id, const QString& text) override;
    /// What the server refused, if it was something sent from here.
    void showRefusal(const Errors& errors) override;
    bool isChanged() const override;

    std::string document() const { return m_document.text(); }
    void check(); ///< at once, not after the pause in typing
    void preview();
    void deploy(); ///< asks for it with createWanted or replaceWanted

    JsonEdit& json() { return *m_json; }
    FormPage& form() { return *m_form; }
    ProblemsView& problemsView() { return *m_problemsView; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void relabel();
    void loadSchemas();
    void begin(const std::string& text, std::optional<PathId> id);
    void documentEdited();
    void fieldEdited(FormField* field);
    void takeProblems(std::vector<validation::Problem> problems);
    void showProblems();
    void nextProblem();
    void updateButtons();
    void reviewPlan();
    void rehearse(const ClusterFacts& facts);
    void endRehearsal();
    void askToClose();
    bool isDeployable() const;
    validation::DocumentKind kind() const;

    const Session& m_session;
    AppDocument m_document;
    std::string m_base;                ///< as it was opened
    std::optional<std::string> m_sent; ///< what was sent and not refused
    std::optional<PathId> m_id;        ///< of the app that is changed; nullopt: a new one
    std::optional<validation::Schema> m_appSchema;
    std::optional<validation::Schema> m_groupSchema;
    std::vector<validation::Problem> m_problems;
    std::vector<validation::Problem> m_serverProblems;
    QTimer m_pause;
    int m_checkNumber = 0;
    std::shared_ptr<std::atomic<bool>> m_rehearsalEnded; ///< of the one under way; null: there is none

    QStackedWidget* m_pages;
    QLabel* m_title;
    QPushButton* m_previewButton;
    QPushButton* m_deployButton;
    QLabel* m_notice;
    Card* m_formCard;
    Card* m_jsonCard;
    FormPage* m_form;
    JsonEdit* m_json;
    ProblemsView* m_problemsView;
    ReviewPage* m_review;
};

} // namespace pacer::ui
