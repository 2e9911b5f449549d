// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/application.h"

#include "core/api/agent_transports.h"
#include "core/api/event_source.h"
#include "core/api/qt_transport.h"
#include "ui/dialogs/connect_dialog.h"
#include "ui/dialogs/problem_dialog.h"
#include "ui/editor/app_editor.h"
#include "ui/sandbox/sandbox_page.h"
#include "ui/shell/main_window.h"
#include "ui/style/palette.h"
#include "ui/style/style_sheet.h"

#include <QApplication>
#include <QFile>
#include <QStandardPaths>
#include <QStyleFactory>

namespace pacer::app {

namespace {

QString settingsFile(const CommandLine& options)
{
    const QString folder =
        options.stateDir.isEmpty()
            ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/pacer"
            : options.stateDir;
    return folder + QStringLiteral("/console.ini");
}

QStringList languageOfEnvironment()
{
    QStringList values;
    for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"})
        values << qEnvironmentVariable(name);
    return values;
}

Result<QString> readToken(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileAccess, {path.toStdString(), file.errorString().toStdString()});
    return QString::fromUtf8(file.readLine()).trimmed();
}

} // namespace

/// Everything that belongs to one server. Order matters: later members use earlier ones.
struct Application::Connection {
    explicit Connection(const api::ConnectionProfile& profile)
        : transport(profile)
        , agents(profile, transport)
        , client(transport)
        , events(profile)
        , mirror(client, events)
        , session{profile, mirror, client}
    {
        mirror.setTransports(agents);
    }

    api::QtTransport transport;
    api::AgentTransports agents;
    api::MarathonClient client;
    api::EventSource events;
    api::Mirror mirror;
    ui::Session session;
    bool wasLive = false;
};

Application::Application(const CommandLine& options, std::unique_ptr<ClusterHost> embedded,
                         std::unique_ptr<ClusterHost> demo, Trace& trace)
    : m_options(options)
    , m_trace(trace)
    , m_state(settingsFile(options))
    , m_embedded(std::move(embedded))
    , m_demo(std::move(demo))
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(ui::palette::applicationPalette());
    m_language.set(ui::Language::choose(options.language, m_state.language(), languageOfEnvironment()));
    qApp->setStyleSheet(ui::styleSheet());
    // Widgets that were polished keep the font they had then.
    connect(&m_language, &ui::Language::changed, this, [] { qApp->setStyleSheet(ui::styleSheet()); });
}

Application::~Application() = default;

void Application::start()
{
    m_trace.watchStalls();
    openFirst();
}

void Application::end()
{
    QApplication::quit(); // closes the windows first, so that they can save what they remember
}

void Application::openFirst()
{
    if (m_options.connect.isEmpty()) {
        openOwn(m_embedded.get());
        return;
    }
    api::ConnectionProfile profile;
    profile.kind = api::ConnectionKind::Marathon;
    profile.url = m_options.connect;
    if (!m_options.tokenFile.isEmpty()) {
        const Result<QString> token = readToken(m_options.tokenFile);
        if (!token) {
            askForConnection(token.error());
            return;
        }
        profile.token = *token;
        profile.tokenFile = m_options.tokenFile;
    }
    open(profile);
}

void Application::openOwn(ClusterHost* host)
{
    if (!host) {
        askForConnection({});
        return;
    }
    host->start(this, [this](const Result<api::ConnectionProfile>& profile) {
        if (profile)
            open(*profile);
        else
            askForConnection(profile.error());
    });
}

void Application::askForConnection(const Errors& problem)
{
    auto* dialog = new ui::ConnectDialog(m_options.connect, m_window.get());
    connect(dialog, &ui::ConnectDialog::chosen, this, &Application::open);
    dialog->open();
    if (!problem.empty())
        (new ui::ProblemDialog(problem, dialog))->open();
}

void Application::open(const api::ConnectionProfile& profile)
{
    m_window.reset();
    m_connection = std::make_unique<Connection>(profile);
    connect(&m_connection->mirror, &api::Mirror::connectionChanged, this, [this] {
        const bool live = m_connection->mirror.connectionState() == api::ConnectionState::Live;
        if (live && !m_connection->wasLive)
            m_trace.milestone("connected");
        m_connection->wasLive = live;
    });
    makeWindow();
    m_window->show();
    m_trace.milestone("window shown");
    m_connection->mirror.start();
}

void Application::makeWindow()
{
    ui::PageMakers makers;
    makers.sandbox = [this](const ui::Session& session, QWidget* parent) -> ui::SandboxTab* {
        return new ui::SandboxPage(session.mirror, m_connection->agents, parent);
    };
    makers.editor = [](const ui::Session& session, QWidget* parent) -> ui::EditorPage* {
        return new ui::AppEditor(session, parent);
    };
    m_window = std::make_unique<ui::MainWindow>(m_connection->session, m_state, m_language, makers);
    connect(m_window.get(), &ui::MainWindow::treeFilled, this, [this](int apps, int groups) {
        m_trace.milestone("tree filled", "apps", apps, "groups", groups);
    });
    // Queued: the window that asks must not be replaced while it is still in its own slot.
    connect(m_window.get(), &ui::MainWindow::connectionWanted, this, &Application::open,
            Qt::QueuedConnection);
    connect(
        m_window.get(), &ui::MainWindow::embeddedWanted, this, [this] { openOwn(m_embedded.get()); },
        Qt::QueuedConnection);
    connect(
        m_window.get(), &ui::MainWindow::demoWanted, this, [this] { openOwn(m_demo.get()); },
        Qt::QueuedConnection);
}

} // namespace pacer::app
