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

Result<QString> readFirstLine(const QString& path)
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

Application::Application(const CommandLine& options, OwnClusters clusters, Trace& trace)
    : m_options(options)
    , m_trace(trace)
    , m_state(settingsFile(options))
    , m_clusters(std::move(clusters))
{
    for (ClusterHost* host : {m_clusters.embedded.get(), m_clusters.demo.get()})
        host->stopped = [this](const Errors& why) { askForConnection(why); };
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
    if (!m_options.mesos.master.isEmpty()) {
        openFirstOnMesos();
        return;
    }
    if (m_options.connect.isEmpty()) {
        openOwn(*m_clusters.embedded);
        return;
    }
    api::ConnectionProfile profile;
    profile.kind = api::ConnectionKind::Marathon;
    profile.url = m_options.connect;
    if (!m_options.tokenFile.isEmpty()) {
        const Result<QString> token = readFirstLine(m_options.tokenFile);
        if (!token) {
            askForConnection(token.error());
            return;
        }
        profile.token = *token;
        profile.tokenFile = m_options.tokenFile;
    }
    open(profile);
}

void Application::openFirstOnMesos()
{
    api::MesosTarget target = m_options.mesos;
    if (!m_options.secretFile.isEmpty()) {
        const Result<QString> secret = readFirstLine(m_options.secretFile);
        if (!secret) {
            askForConnection(secret.error());
            return;
        }
        target.secret = *secret;
    }
    openOnMesos(target);
}

void Application::openOnMesos(const api::MesosTarget& target)
{
    if (!m_onMesos.host || m_onMesos.target != target) {
        auto host = m_clusters.onMesos(target);
        if (!host) {
            askForConnection(host.error());
            return;
        }
        m_onMesos.host.reset(); // two frameworks of one state folder exclude each other
        m_onMesos = {target, std::move(*host)};
        m_onMesos.host->stopped = [this](const Errors& why) { // queued: it is the host who tells us
            QMetaObject::invokeMethod(
                this,
                [this, why] {
                    m_onMesos.host.reset();
                    askForConnection(why);
                },
                Qt::QueuedConnection);
        };
    }
    openOwn(*m_onMesos.host);
}

void Application::openOwn(ClusterHost& host)
{
    host.start(this, [this](const Result<api::ConnectionProfile>& profile) {
        if (profile)
            open(*profile);
        else
            askForConnection(profile.error());
    });
}

void Application::askForConnection(const Errors& problem)
{
    const bool remote = m_connection && m_connection->session.profile.kind == api::ConnectionKind::Marathon;
    auto* dialog = new ui::ConnectDialog(
        remote ? m_connection->session.profile.url : m_options.connect,
        m_onMesos.target.master.isEmpty() ? m_options.mesos : m_onMesos.target, m_window.get());
    // Queued: the window and its dialog must not be replaced while they are still in their own slots.
    connect(dialog, &ui::ConnectDialog::chosen, this, &Application::open, Qt::QueuedConnection);
    connect(dialog, &ui::ConnectDialog::masterChosen, this, &Application::openOnMesos, Qt::QueuedConnection);
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
    const auto whenAsked = [this](auto signal, auto answer) {
        connect(m_window.get(), signal, this, answer, Qt::QueuedConnection);
    };
    whenAsked(&ui::MainWindow::connectionWanted, [this] { askForConnection({}); });
    whenAsked(&ui::MainWindow::embeddedWanted, [this] { openOwn(*m_clusters.embedded); });
    whenAsked(&ui::MainWindow::demoWanted, [this] { openOwn(*m_clusters.demo); });
}

} // namespace pacer::app
