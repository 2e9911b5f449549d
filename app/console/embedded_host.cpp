// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/embedded_host.h"

#include <QMetaObject>
#include <QPointer>

namespace pacer::app {

namespace {

constexpr int demoAgents = 6;

api::ConnectionProfile profileOf(const SchedulerStack& stack, api::ConnectionKind kind)
{
    api::ConnectionProfile profile;
    profile.kind = kind;
    profile.url = QUrl(QString::fromStdString(stack.url()));
    profile.token = QString::fromStdString(stack.token());
    profile.tokenFile = QString::fromStdString(stack.tokenFile().string());
    return profile;
}

} // namespace

std::unique_ptr<EmbeddedHost> EmbeddedHost::embedded(std::filesystem::path stateFolder)
{
    StackOptions options;
    options.cluster = "embedded";
    options.stateFolder = std::move(stateFolder);
    options.settings.defaultRole = "marathon"; // decision 25
    return std::unique_ptr<EmbeddedHost>(new EmbeddedHost(std::move(options), api::ConnectionKind::Embedded));
}

std::unique_ptr<EmbeddedHost> EmbeddedHost::demo(std::filesystem::path stateFolder)
{
    StackOptions options;
    options.cluster = "demo";
    options.stateFolder = std::move(stateFolder);
    options.settings.defaultRole = "*"; // decision 41
    options.simulated.emplace().agents = simulation::equalAgents(demoAgents);
    return std::unique_ptr<EmbeddedHost>(new EmbeddedHost(std::move(options), api::ConnectionKind::Demo));
}

EmbeddedHost::EmbeddedHost(StackOptions options, api::ConnectionKind kind)
    : m_options(std::move(options))
    , m_kind(kind)
{
    m_options.anyPortIfTaken = true;
}

EmbeddedHost::~EmbeddedHost()
{
    if (m_starting.joinable())
        m_starting.join();
}

void EmbeddedHost::start(QObject* receiver, Answer answer)
{
    if (m_stack) {
        QMetaObject::invokeMethod(
            receiver, [profile = profileOf(*m_stack, m_kind), answer] { answer(profile); },
            Qt::QueuedConnection);
        return;
    }
    m_starting = std::jthread([this, receiver = QPointer<QObject>(receiver), answer, options = m_options] {
        auto stack =
            std::make_shared<Result<std::unique_ptr<SchedulerStack>>>(SchedulerStack::start(options));
        QMetaObject::invokeMethod(
            &m_here,
            [this, stack, receiver, answer] {
                Result<api::ConnectionProfile> profile = stack->map([this](auto& started) {
                    m_stack = std::move(started);
                    return profileOf(*m_stack, m_kind);
                });
                if (receiver)
                    answer(std::move(profile));
            },
            Qt::QueuedConnection);
    });
}

} // namespace pacer::app
