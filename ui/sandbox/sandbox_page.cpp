// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sandbox/sandbox_page.h"

#include "ui/sandbox/files_model.h"
#include "ui/sandbox/log_panel.h"
#include "ui/text/error_text.h"
#include "ui/text/status_text.h"
#include "ui/text/strings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/translated.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace pacer::ui {

namespace {

constexpr std::chrono::seconds filesInterval{5};

QString stdoutName()
{
    return QStringLiteral("stdout");
}

QString stderrName()
{
    return QStringLiteral("stderr");
}

} // namespace

SandboxPage::SandboxPage(api::Mirror& mirror, api::AgentTransports& transports, QWidget* parent)
    : SandboxTab(parent)
    , m_mirror(mirror)
    , m_transports(transports)
    , m_file(stdoutName())
    , m_side(new Card(this))
    , m_instances(new QComboBox(this))
    , m_list(new QTreeView(this))
    , m_files(new FilesModel(this))
    , m_save(new QPushButton(this))
    , m_problem(plainLabel(this, true))
    , m_stdout(new QToolButton(this))
    , m_stderr(new QToolButton(this))
    , m_log(new LogPanel(this))
    , m_refresh(new QTimer(this))
{
    build();
    connect(&m_mirror, &api::Mirror::tasksChanged, this, [this](const PathId& app) {
        if (app == m_app)
            refreshChoices();
    });
    connect(&m_mirror, &api::Mirror::snapshotLoaded, this, [this] { refreshChoices(); });
    connect(&m_mirror, &api::Mirror::agentsChanged, this, &SandboxPage::reopenIfMoved);
    connect(&m_mirror, &api::Mirror::connectionChanged, this, &SandboxPage::reopenIfMoved);
    connect(m_instances, &QComboBox::activated, this, &SandboxPage::choose);
    connect(m_list, &QTreeView::activated, this, &SandboxPage::activate);
    connect(m_list, &QTreeView::clicked, this, &SandboxPage::activate);
    connect(m_stdout, &QToolButton::clicked, this, [this] { openFile(m_top + u'/' + stdoutName()); });
    connect(m_stderr, &QToolButton::clicked, this, [this] { openFile(m_top + u'/' + stderrName()); });
    connect(m_save, &QPushButton::clicked, this, [this] {
        const api::SandboxEntry* entry = m_files->entry(m_list->currentIndex());
        if (entry && !entry->directory)
            save(entry->path);
    });
    connect(m_log, &LogPanel::downloadWanted, this, &SandboxPage::save);
    connect(m_refresh, &QTimer::timeout, this, [this] {
        if (isVisible() && m_agent)
            browse(m_files->folder());
    });
    m_refresh->start(filesInterval);
    keepTranslated(this, [this] { relabel(); });
}

SandboxPage::~SandboxPage() = default;

void SandboxPage::build()
{
    m_list->setModel(m_files);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setSectionResizeMode(FilesModel::Name, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(FilesModel::Size, QHeaderView::ResizeToContents);
    m_list->header()->hideSection(FilesModel::Modified);
    m_list->header()->setStretchLastSection(false);
    m_instances->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_problem->setProperty("tone", "bad");
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_side->body()->addWidget(m_instances);
    m_side->body()->addWidget(m_list, 1);
    m_side->body()->addWidget(m_problem);
    m_side->body()->addWidget(m_save);

    for (QToolButton* button : {m_stdout, m_stderr}) {
        button->setCheckable(true);
        button->setProperty("role", "button");
        m_log->addTool(button);
    }
    auto* right = new Card(this);
    right->body()->addWidget(m_log, 1);

    auto* splitter = new QSplitter(this);
    splitter->addWidget(m_side);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({240, 760});
    splitter->setChildrenCollapsible(false);
    auto* all = new QHBoxLayout(this);
    all->addWidget(splitter);
}

void SandboxPage::relabel()
{
    m_side->setTitle(tr("Files"));
    m_instances->setAccessibleName(tr("Instance"));
    m_list->setAccessibleName(tr("Files of the sandbox"));
    m_save->setText(tr("Save file…"));
    m_stdout->setText(stdoutName());
    m_stdout->setAccessibleName(tr("Standard output"));
    m_stdout->setToolTip(m_stdout->accessibleName());
    m_stderr->setText(stderrName());
    m_stderr->setAccessibleName(tr("Standard error"));
    m_stderr->setToolTip(m_stderr->accessibleName());
    m_files->retranslate();
    m_choices.clear(); // their texts change
    refreshChoices();
}

void SandboxPage::showApp(const PathId& app)
{
    if (m_app == app)
        return;
    m_app = app;
    m_shown.reset();
    m_turn.reset();
    m_agent = nullptr;
    m_files->clear();
    m_log->close();
    m_file = stdoutName();
    refreshChoices();
}

void SandboxPage::showTask(const TaskId& task)
{
    refreshChoices();
    const auto found = std::find_if(m_choices.begin(), m_choices.end(),
                                    [&](const Choice& choice) { return choice.id == task; });
    if (found == m_choices.end())
        return;
    m_file = found->ended ? stderrName() : stdoutName();
    m_shown.reset();
    choose(int(found - m_choices.begin()));
}

std::vector<SandboxPage::Choice> SandboxPage::currentChoices() const
{
    std::vector<Choice> choices;
    for (const TaskInfo& task : m_mirror.tasks(m_app))
        choices.push_back({task.id, task.host, task.agentId, std::nullopt});
    const auto isListed = [&choices](const TaskId& id) {
        return std::any_of(choices.begin(), choices.end(),
                           [&](const Choice& choice) { return choice.id == id; });
    };
    if (const auto failure = m_mirror.lastFailure(m_app); failure && !isListed(failure->taskId))
        choices.push_back({failure->taskId, failure->host, failure->agentId, failure->state});
    // Whoever reads a log goes on reading it when the task ends.
    if (m_shown && !isListed(*m_shown)) {
        const auto before = std::find_if(m_choices.begin(), m_choices.end(),
                                         [this](const Choice& choice) { return choice.id == *m_shown; });
        if (before != m_choices.end() && !isListed(before->id)
            && (choices.empty() || choices.back().id != before->id))
            choices.push_back(*before);
    }
    return choices;
}

QString SandboxPage::textOf(const Choice& choice) const
{
    // The list is narrow: what all have in common is left out, the rest is in the tip.
    QString text = shortInstance(choice.id).remove(QStringLiteral("instance-"));
    if (choice.ended)
        text += QStringLiteral(" · ") + taskStateText(*choice.ended);
    else if (!choice.host.empty())
        text += QStringLiteral(" · ") + toText(choice.host);
    return text;
}

void SandboxPage::refreshChoices()
{
    std::vector<Choice> choices = currentChoices();
    if (choices == m_choices && m_instances->count() == int(choices.size()))
        return;
    m_choices = std::move(choices);
    m_instances->clear();
    for (const Choice& choice : m_choices) {
        m_instances->addItem(textOf(choice));
        m_instances->setItemData(m_instances->count() - 1, toText(choice.id), Qt::ToolTipRole);
    }
    m_instances->setEnabled(!m_choices.empty());
    m_save->setEnabled(!m_choices.empty());
    const auto shown = std::find_if(m_choices.begin(), m_choices.end(),
                                    [this](const Choice& choice) { return m_shown == choice.id; });
    if (shown != m_choices.end())
        m_instances->setCurrentIndex(int(shown - m_choices.begin()));
    else if (!m_choices.empty())
        choose(0);
    showSwitch();
}

void SandboxPage::choose(int index)
{
    if (index < 0 || index >= int(m_choices.size()))
        return;
    const Choice& choice = m_choices[std::size_t(index)];
    m_instances->setCurrentIndex(index);
    if (m_shown == choice.id)
        return;
    m_shown = choice.id;
    m_address = addressOf(choice);
    m_agent = &m_transports.agent(m_address);
    m_top = api::sandboxPath(m_mirror.server().frameworkId, choice.id);
    m_files->clear();
    browse(m_top);
    openFile(m_top + u'/' + m_file);
}

std::string SandboxPage::addressOf(const Choice& choice) const
{
    if (!choice.agent)
        return {};
    const auto agent = m_mirror.agents().find(*choice.agent);
    return agent == m_mirror.agents().end() ? std::string() : agent->second.address;
}

void SandboxPage::reopenIfMoved()
{
    const auto shown = std::find_if(m_choices.begin(), m_choices.end(),
                                    [this](const Choice& choice) { return m_shown == choice.id; });
    if (shown == m_choices.end())
        return;
    const std::string address = addressOf(*shown);
    const bool moved = !address.empty() && address != m_address;
    if (!moved && m_top == api::sandboxPath(m_mirror.server().frameworkId, shown->id))
        return;
    m_shown.reset();
    choose(int(shown - m_choices.begin()));
}

void SandboxPage::browse(const QString& folder)
{
    if (!m_agent || folder.isEmpty())
        return;
    m_turn = std::make_unique<QObject>();
    api::SandboxClient(*m_agent).browse(folder, m_turn.get(),
                                        [this, folder](const Result<std::vector<api::SandboxEntry>>& list) {
                                            showProblem(list ? Errors{} : list.error());
                                            if (!list)
                                                return;
                                            m_files->show(folder, folder == m_top, *list);
                                            const QModelIndex open = m_files->find(m_log->path());
                                            if (open.isValid() && !m_list->currentIndex().isValid())
                                                m_list->setCurrentIndex(open);
                                        });
}

void SandboxPage::openFile(const QString& path)
{
    if (!m_agent)
        return;
    m_file = path.mid(m_top.size() + 1);
    m_log->open(*m_agent, path, path.mid(path.lastIndexOf(u'/') + 1));
    showSwitch();
}

void SandboxPage::showSwitch()
{
    m_stdout->setEnabled(m_agent);
    m_stderr->setEnabled(m_agent);
    m_stdout->setChecked(m_file == stdoutName());
    m_stderr->setChecked(m_file == stderrName());
}

void SandboxPage::activate(const QModelIndex& index)
{
    const api::SandboxEntry* entry = m_files->entry(index);
    if (!entry)
        return;
    if (entry->directory)
        browse(entry->path);
    else if (entry->path != m_log->path())
        openFile(entry->path);
}

/// Asks where to, then writes the file in one go: half a file is never left behind.
void SandboxPage::save(const QString& path)
{
    if (!m_agent)
        return;
    auto* dialog = new QFileDialog(this, tr("Save file"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->selectFile(path.mid(path.lastIndexOf(u'/') + 1));
    connect(dialog, &QFileDialog::fileSelected, this, [this, path](const QString& target) {
        api::SandboxClient(*m_agent).download(path, this, [this, target](const Result<QByteArray>& bytes) {
            if (!bytes) {
                showProblem(bytes.error());
                return;
            }
            QSaveFile file(target);
            if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
                showProblem({Error{
                    ErrorCode::FileAccess, {}, {target.toStdString(), file.errorString().toStdString()}}});
        });
    });
    dialog->open();
}

void SandboxPage::showProblem(const Errors& errors)
{
    m_problem->setVisible(!errors.empty());
    m_problem->setText(errors.empty() ? QString() : errorText(errors));
}

} // namespace pacer::ui
