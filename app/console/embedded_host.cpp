// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/embedded_host.h"

#include <QMetaObject>
#include <QPointer>

#include <algorithm>
#include <cctype>

namespace pacer::app {

namespace {

constexpr int demoAgents = 6;

api::ConnectionProfile ownProfile(api::ConnectionKind kind)
{
    api::ConnectionProfile profile;
    profile.kind = kind;
    return profile;
}

/// "m1:5050,m2:5050" or "zk://z1:2181/mesos": never with a password.
std::string shownAddress(const mesos::MasterAddress& address)
{
    if (const auto* const group = std::get_if<mesos::ZooKeeperGroup>(&address))
        return "zk://" + group->hosts + group->path;
    std::string text;
    for (const std::string& master : std::get<mesos::MasterList>(address))
        text += (text.empty() ? "" : ",") + master.substr(master.find("//") + 2);
    return text;
}

/// A name for a folder out of it.
std::string folderName(std::string address)
{
    std::ranges::replace_if(
        address, [](unsigned char letter) { return std::isalnum(letter) == 0; }, '_');
    return "mesos-" + address;
}

} // namespace

std::unique_ptr<EmbeddedHost> EmbeddedHost::embedded(std::filesystem::path stateFolder)
{
    StackOptions options;
    options.cluster = "embedded";
    options.stateFolder = std::move(stateFolder);
    options.settings.defaultRole = "marathon"; // decision 25
    return std::unique_ptr<EmbeddedHost>(
        new EmbeddedHost(std::move(options), ownProfile(api::ConnectionKind::Embedded)));
}

std::unique_ptr<EmbeddedHost> EmbeddedHost::demo(std::filesystem::path stateFolder)
{
    StackOptions options;
    options.cluster = "demo";
    options.stateFolder = std::move(stateFolder);
    options.settings.defaultRole = "*"; // decision 41
    options.simulated.emplace().agents = simulation::equalAgents(demoAgents);
    return std::unique_ptr<EmbeddedHost>(
        new EmbeddedHost(std::move(options), ownProfile(api::ConnectionKind::Demo)));
}

Result<std::unique_ptr<ClusterHost>> EmbeddedHost::onMesos(const api::MesosTarget& target,
                                                           const std::filesystem::path& stateFolder)
{
    auto address = mesos::parseMasterAddress(target.master.trimmed().toStdString());
    if (!address)
        return fail(address.error());
    const std::string shown = shownAddress(*address);
    api::ConnectionProfile profile = ownProfile(api::ConnectionKind::OnMesos);
    profile.name = QStringLiteral("Mesos ") + QString::fromStdString(shown);
    profile.production = target.production;
    StackOptions options;
    options.cluster = folderName(shown);
    if (!stateFolder.empty())
        options.stateFolder = stateFolder / options.cluster;
    options.settings.defaultRole = target.role.isEmpty() ? "*" : target.role.toStdString();
    options.settings.behaviour.throttles = true; // decision 40
    mesos::MesosOptions& mesos = options.mesos.emplace();
    mesos.master = std::move(*address);
    mesos.principal = target.principal.toStdString();
    mesos.secret = target.secret.toStdString();
    mesos.subscription.framework.principal = mesos.principal;
    mesos.subscription.startAnew = target.startAnew;
    return std::unique_ptr<ClusterHost>(new EmbeddedHost(std::move(options), std::move(profile)));
}

EmbeddedHost::EmbeddedHost(StackOptions options, api::ConnectionProfile profile)
    : m_options(std::move(options))
    , m_profile(std::move(profile))
{
    m_options.anyPortIfTaken = true;
    m_options.onStopped = [this](const Errors& why) {
        QMetaObject::invokeMethod(
            &m_here, [this, why] { stopped(why); }, Qt::QueuedConnection);
    };
}

api::ConnectionProfile EmbeddedHost::profileOf(const SchedulerStack& stack) const
{
    api::ConnectionProfile profile = m_profile;
    profile.url = QUrl(QString::fromStdString(stack.url()));
    profile.token = QString::fromStdString(stack.token());
    profile.tokenFile = QString::fromStdString(stack.tokenFile().string());
    return profile;
}

EmbeddedHost::~EmbeddedHost()
{
    if (m_starting.joinable())
        m_starting.join();
    m_stack.reset(); // says until its end that it has to stop
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
