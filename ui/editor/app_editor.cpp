// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/app_editor.h"

#include "core/wire/json_text.h"
#include "core/wire/source_map.h"
#include "ui/editor/check_settings.h"
#include "ui/editor/form_page.h"
#include "ui/editor/json_edit.h"
#include "ui/editor/plan_preview.h"
#include "ui/editor/problems_view.h"
#include "ui/editor/review_page.h"
#include "ui/style/fonts.h"
#include "ui/text/error_text.h"
#include "ui/text/strings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/translated.h"

#include <QFile>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QThreadPool>
#include <QVBoxLayout>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::ui {

namespace {

constexpr const char* emptyApp = R"({
  "id": "/my-app",
  "cmd": "sleep 3600",
  "cpus": 0.1,
  "mem": 32,
  "instances": 1
}
)";
constexpr int typingPause = 150;                          // ms
constexpr std::size_t checkHere = std::size_t{64} * 1024; // longer texts are checked on a worker

std::optional<validation::Schema> schemaAt(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto schema = validation::Schema::parse(file.readAll().toStdString());
    return schema ? std::optional(std::move(*schema)) : std::nullopt;
}

} // namespace

AppEditor::AppEditor(const Session& session, QWidget* parent)
    : EditorPage(parent)
    , m_session(session)
    , m_pages(new QStackedWidget(this))
    , m_title(plainLabel(this))
    , m_previewButton(new QPushButton(this))
    , m_deployButton(new QPushButton(this))
    , m_notice(plainLabel(this, true))
    , m_formCard(new Card(this))
    , m_jsonCard(new Card(this))
    , m_form(new FormPage(this))
    , m_json(new JsonEdit(this))
    , m_problemsView(new ProblemsView(this))
    , m_review(new ReviewPage(this))
{
    loadSchemas();
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &AppEditor::documentEdited);
    connect(m_json, &JsonEdit::edited, &m_pause, qOverload<>(&QTimer::start));
    connect(m_form, &FormPage::edited, this, &AppEditor::fieldEdited);
    connect(m_problemsView, &ProblemsView::chosen, this,
            [this](const validation::Problem& problem) { m_json->goTo(problem.line, problem.column); });
    connect(m_previewButton, &QPushButton::clicked, this, &AppEditor::preview);
    connect(m_deployButton, &QPushButton::clicked, this, [this] { deploy(); });
    connect(m_review, &ReviewPage::backWanted, this, [this] {
        endRehearsal();
        m_pages->setCurrentIndex(0);
    });
    connect(m_review, &ReviewPage::deployWanted, this, [this] { deploy(); });
    auto* next = new QShortcut(Qt::Key_F8, this);
    next->setContext(Qt::WidgetWithChildrenShortcut);
    connect(next, &QShortcut::activated, this, &AppEditor::nextProblem);
    auto* send = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    send->setContext(Qt::WidgetWithChildrenShortcut);
    connect(send, &QShortcut::activated, this, [this] { deploy(); });
    keepTranslated(this, [this] { relabel(); });
}

AppEditor::~AppEditor()
{
    endRehearsal();
}

void AppEditor::loadSchemas()
{
    m_appSchema = schemaAt(QStringLiteral(":/schemas/app.json"));
    m_groupSchema = schemaAt(QStringLiteral(":/schemas/group.json"));
}

void AppEditor::build()
{
    m_title->setFont(fonts::scaled(font(), 1.5, true));
    m_deployButton->setProperty("role", "primary");
    m_notice->setProperty("tone", "bad");
    m_notice->setWordWrap(true);
    m_notice->hide();
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_previewButton);
    head->addWidget(m_deployButton);
    m_formCard->body()->addWidget(m_form);
    auto* right = new QSplitter(Qt::Vertical, this);
    right->addWidget(m_json);
    right->addWidget(m_problemsView);
    right->setStretchFactor(0, 4);
    right->setStretchFactor(1, 1);
    right->setSizes({300, 140});
    m_jsonCard->body()->addWidget(right);
    auto* both = new QSplitter(this);
    both->addWidget(m_formCard);
    both->addWidget(m_jsonCard);
    both->setChildrenCollapsible(false);
    both->setSizes({500, 500});
    auto* editing = new QWidget(this);
    auto* column = new QVBoxLayout(editing);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(head);
    column->addWidget(both, 1);
    m_pages->addWidget(editing);
    m_pages->addWidget(m_review);
    setFocusProxy(m_json); // so that a definition can be pasted at once
    auto* all = new QVBoxLayout(this);
    all->addWidget(m_notice);
    all->addWidget(m_pages, 1);
}

void AppEditor::relabel()
{
    m_title->setText(m_id ? tr("Edit %1").arg(toText(*m_id)) : tr("Create app"));
    m_previewButton->setText(tr("Preview plan"));
    m_deployButton->setText(tr("Deploy"));
    m_formCard->setTitle(tr("Form"));
    m_jsonCard->setTitle(QStringLiteral("JSON"));
    m_json->setAccessibleName(tr("Definition as JSON"));
    updateButtons();
    showProblems();
}

void AppEditor::openNew(const QString& text)
{
    begin(text.isEmpty() ? emptyApp : text.toStdString(), std::nullopt);
}

void AppEditor::openExisting(const PathId& id, const QString& text)
{
    begin(text.toStdString(), id);
}

void AppEditor::begin(const std::string& text, std::optional<PathId> id)
{
    m_base = text;
    m_sent.reset();
    m_id = std::move(id);
    m_serverProblems.clear();
    m_notice->hide();
    m_document.setText(text);
    m_json->setDocument(text);
    m_form->setIdEditable(!m_id);
    m_form->load(m_document);
    m_pages->setCurrentIndex(0);
    relabel();
    check();
}

bool AppEditor::isChanged() const
{
    const std::string text = m_json->document();
    return text != m_base && text != m_sent;
}

void AppEditor::documentEdited()
{
    m_document.setText(m_json->document());
    m_serverProblems.clear(); // they were about another text
    m_form->load(m_document);
    check();
}

void AppEditor::fieldEdited(FormField* field)
{
    if (m_pause.isActive()) { // what was typed in the text comes first
        m_pause.stop();
        m_document.setText(m_json->document());
    }
    field->store(m_document);
    m_json->applyChange(m_document.text());
    m_serverProblems.clear();
    check();
}

validation::DocumentKind AppEditor::kind() const
{
    const Result<wire::Json> json = wire::parseJson(m_document.text());
    return json ? validation::guessKind(*json) : validation::DocumentKind::App;
}

void AppEditor::check()
{
    m_pause.stop();
    const validation::DocumentKind what = kind();
    const std::optional<validation::Schema>& schema =
        what == validation::DocumentKind::Group ? m_groupSchema : m_appSchema;
    m_json->setSchema(schema);
    const int number = ++m_checkNumber;
    if (m_document.text().size() <= checkHere) {
        takeProblems(
            validation::checkText(m_document.text(), what, checkSettings(), schema ? &*schema : nullptr));
        return;
    }
    auto* here = new QObject;
    QThreadPool::globalInstance()->start(
        [here, text = m_document.text(), what, schema, number, self = QPointer<AppEditor>(this)] {
            auto problems = validation::checkText(text, what, checkSettings(), schema ? &*schema : nullptr);
            QMetaObject::invokeMethod(
                here,
                [here, self, number, problems = std::move(problems)]() mutable {
                    here->deleteLater();
                    if (self && self->m_checkNumber == number)
                        self->takeProblems(std::move(problems));
                },
                Qt::QueuedConnection);
        });
}

void AppEditor::takeProblems(std::vector<validation::Problem> problems)
{
    m_problems = std::move(problems);
    showProblems();
    updateButtons();
}

void AppEditor::showProblems()
{
    std::vector<validation::Problem> all = m_problems;
    all.insert(all.end(), m_serverProblems.begin(), m_serverProblems.end());
    m_json->setProblems(all);
    m_form->showProblems(all);
    m_problemsView->setProblems(std::move(all));
}

void AppEditor::nextProblem()
{
    const auto& problems = m_problemsView->problems();
    if (problems.empty())
        return;
    const int next = (m_problemsView->currentRow() + 1) % int(problems.size());
    m_problemsView->setCurrentRow(next);
    const validation::Problem& problem = problems[std::size_t(next)];
    m_json->goTo(problem.line, problem.column);
}

bool AppEditor::isDeployable() const
{
    const bool wrong = std::any_of(m_problems.begin(), m_problems.end(),
                                   [](const validation::Problem& problem) { return !problem.isWarning; });
    return !wrong && (!m_id || m_document.text() != m_base);
}

void AppEditor::updateButtons()
{
    const bool deployable = isDeployable();
    m_deployButton->setEnabled(deployable);
    m_previewButton->setEnabled(deployable);
    m_review->setDeployable(deployable);
}

void AppEditor::preview()
{
    if (!isDeployable())
        return;
    m_review->setTitle(m_id ? toText(*m_id) : QString());
    m_review->setChanges(compareDocuments(m_id ? m_base : "{}", m_document.text()));
    m_review->setPlanAwaited();
    m_pages->setCurrentIndex(1);
    reviewPlan();
}

void AppEditor::reviewPlan()
{
    endRehearsal();
    m_session.client.tree(this, [this](const Result<api::TreeSnapshot>& tree) {
        if (!tree)
            m_review->setRehearsal(fail(tree.error()));
        else
            rehearse(factsOf(m_session.mirror, tree->root));
    });
}

/// On a worker, which gives up when another one begins, or nobody looks any more.
void AppEditor::rehearse(const ClusterFacts& facts)
{
    endRehearsal();
    m_rehearsalEnded = std::make_shared<std::atomic<bool>>(false);
    auto* here = new QObject;
    QThreadPool::globalInstance()->start(
        [here, facts, text = m_document.text(), ended = m_rehearsalEnded, self = QPointer<AppEditor>(this)] {
            auto rehearsal = previewChange(facts, text, [ended] { return ended->load(); });
            QMetaObject::invokeMethod(
                here,
                [here, self, ended, rehearsal = std::move(rehearsal)] {
                    here->deleteLater();
                    if (self && !ended->load() && rehearsal)
                        self->m_review->setRehearsal(*rehearsal);
                },
                Qt::QueuedConnection);
        });
}

void AppEditor::endRehearsal()
{
    if (m_rehearsalEnded)
        *m_rehearsalEnded = true;
    m_rehearsalEnded.reset();
}

void AppEditor::deploy()
{
    if (m_pause.isActive())
        documentEdited();
    if (!isDeployable())
        return;
    m_notice->hide();
    m_sent = m_document.text();
    const QString text = QString::fromStdString(*m_sent);
    if (m_id)
        emit replaceWanted(*m_id, text);
    else
        emit createWanted(text);
}

/// Errors with a place are marked there; the others stand above the page. Nothing is lost.
void AppEditor::showRefusal(const Errors& errors)
{
    if (!m_sent)
        return; // of some other request
    m_sent.reset();
    m_pages->setCurrentIndex(0);
    m_serverProblems.clear();
    Errors general;
    const wire::SourceMap map(m_document.text());
    for (const Error& error : errors) {
        if (error.where.empty()) {
            general.push_back(error);
            continue;
        }
        const wire::SourceMap::Entry& entry = map.nearest(error.where);
        const wire::TextPosition begin = map.position(entry.value.begin);
        const wire::TextPosition end = map.position(entry.value.end);
        const int last = end.line == begin.line ? end.column : begin.column + 1;
        m_serverProblems.push_back({error, begin.line, begin.column, last, false});
    }
    m_notice->setVisible(!general.empty());
    m_notice->setText(general.empty() ? QString() : errorText(general));
    showProblems();
}

void AppEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        askToClose();
    else
        QWidget::keyPressEvent(event);
}

void AppEditor::askToClose()
{
    if (m_pages->currentIndex() == 1) {
        m_pages->setCurrentIndex(0);
        return;
    }
    if (!isChanged()) {
        emit closed();
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Question, tr("Unsaved changes"),
                                tr("Discard the changes to this definition?"), QMessageBox::NoButton, this);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* discard = box->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Keep editing"), QMessageBox::RejectRole));
    connect(discard, &QPushButton::clicked, this, &AppEditor::closed);
    box->open();
}

} // namespace pacer::ui
