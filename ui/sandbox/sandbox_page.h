// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/agent_transports.h"
#include "core/api/mirror.h"
#include "core/api/sandbox_client.h"
#include "ui/app/app_page.h"

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QModelIndex;
class QPushButton;
class QToolButton;
class QTreeView;

namespace pacer::ui {

class Card;
class FilesModel;
class LogPanel;

/// The files of an app's instances: choose an instance, walk through its sandbox, follow a log, save a file.
/// The task that failed last stays choosable, because its stderr is what one wants to read.
class SandboxPage : public SandboxTab {
    Q_OBJECT

public:
    SandboxPage(api::Mirror& mirror, api::AgentTransports& transports, QWidget* parent = nullptr);
    ~SandboxPage() override;

    void showApp(const PathId& app) override;
    void
    showTask(const TaskId& task) override; ///< stdout, of a failed one stderr; nothing if it is not the app's
    LogPanel& log() { return *m_log; }

private:
    struct Choice {
        TaskId id;
        std::string host;
        std::optional<AgentId> agent;
        std::optional<TaskState> ended; ///< set: the run that failed last
        bool operator==(const Choice&) const = default;
    };

    void build();
    void relabel();
    void refreshChoices();
    std::vector<Choice> currentChoices() const;
    QString textOf(const Choice& choice) const;
    void choose(int index);
    std::string addressOf(const Choice& choice) const;
    void reopenIfMoved(); ///< the server's or the agent's data came after the sandbox was opened
    void browse(const QString& folder);
    void openFile(const QString& path);
    void activate(const QModelIndex& index);
    void save(const QString& path);
    void showProblem(const Errors& errors);
    void showSwitch();

    api::Mirror& m_mirror;
    api::AgentTransports& m_transports;
    PathId m_app;
    std::vector<Choice> m_choices;
    std::optional<TaskId> m_shown;
    QString m_top;         ///< the sandbox folder
    std::string m_address; ///< of the agent that is asked
    QString m_file;        ///< name of the file to keep open when the instance changes
    api::HttpTransport* m_agent = nullptr;
    std::unique_ptr<QObject> m_turn; ///< receiver of this sandbox's answers

    Card* m_side;
    QComboBox* m_instances;
    QTreeView* m_list;
    FilesModel* m_files;
    QPushButton* m_save;
    QLabel* m_problem;
    QToolButton* m_stdout;
    QToolButton* m_stderr;
    LogPanel* m_log;
    QTimer* m_refresh;
};

} // namespace pacer::ui
