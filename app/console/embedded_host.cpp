// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/embedded_host.h"

#include <QMetaObject>
#include <QPointer>

namespace pacer::app {

namespace {

api::ConnectionProfile profileOf(const SchedulerStack& stack)
{
    api::ConnectionProfile profile;
    profile.kind = api::ConnectionKind::Embedded;
    profile.url = QUrl(QString::fromStdString(stack.url()));
    profile.token = QString::fromStdString(stack.token());
    profile.tokenFile = QString::fromStdString(stack.tokenFile().string());
    return profile;
}

} // namespace

EmbeddedHost::EmbeddedHost(std::filesystem::path stateFolder)
{
    m_options.cluster = "embedded";
    m_options.stateFolder = std::move(stateFolder);
    m_options.anyPortIfTaken = true;
    m_options.settings.defaultRole = "marathon"; // decision 25
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
            receiver, [profile = profileOf(*m_stack), answer] { answer(profile); }, Qt::QueuedConnection);
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
                    return profileOf(*m_stack);
                });
                if (receiver)
                    answer(std::move(profile));
            },
            Qt::QueuedConnection);
    });
}

} // namespace pacer::app
