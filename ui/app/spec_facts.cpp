// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/spec_facts.h"

#include "core/base/overloaded.h"
#include "ui/text/format.h"
#include "ui/text/strings.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace pacer::ui {

namespace {

/// Collects facts in order.
class Facts {
public:
    void add(const QString& field, const QString& label, const QString& value)
    {
        if (!value.isEmpty())
            m_facts.push_back({static_cast<int>(m_facts.size()), field, label, value});
    }
    std::vector<SpecFact> take() { return std::move(m_facts); }

private:
    std::vector<SpecFact> m_facts;
};

bool looksSecret(const QString& key)
{
    static const std::array<QString, 4> ends{"PASSWORD", "TOKEN", "SECRET", "KEY"};
    return std::ranges::any_of(ends, [&key](const QString& end) { return key.toUpper().endsWith(end); });
}

QString seconds(int value)
{
    return format::duration(std::chrono::seconds(value));
}

const char* protocolName(HealthCheckProtocol protocol)
{
    switch (protocol) {
    case HealthCheckProtocol::Http: return "HTTP";
    case HealthCheckProtocol::Https: return "HTTPS";
    case HealthCheckProtocol::Tcp: return "TCP";
    case HealthCheckProtocol::Command: return "COMMAND";
    case HealthCheckProtocol::MesosHttp: return "MESOS_HTTP";
    case HealthCheckProtocol::MesosHttps: return "MESOS_HTTPS";
    case HealthCheckProtocol::MesosTcp: return "MESOS_TCP";
    }
    return "";
}

const char* networkName(NetworkMode mode)
{
    switch (mode) {
    case NetworkMode::Container: return "container";
    case NetworkMode::Bridge: return "container/bridge";
    case NetworkMode::Host: return "host";
    }
    return "";
}

const char* protocolName(PortProtocol protocol)
{
    switch (protocol) {
    case PortProtocol::Tcp: return "tcp";
    case PortProtocol::Udp: return "udp";
    case PortProtocol::UdpTcp: return "udp,tcp";
    }
    return "";
}

QString checkText(const HealthCheck& check)
{
    QString target = QLatin1String(protocolName(check.protocol));
    if (check.command)
        target += ' ' + toText(*check.command);
    if (check.path)
        target += ' ' + toText(*check.path);
    if (check.port)
        target += QStringLiteral(" :%1").arg(*check.port);
    return QCoreApplication::translate("SpecFacts", "%1, every %2, at most %3 failures in a row")
        .arg(target, seconds(check.intervalSeconds))
        .arg(check.maxConsecutiveFailures);
}

void addBasics(Facts& facts, const AppSpec& app)
{
    facts.add("id", QCoreApplication::translate("SpecFacts", "Id"), toText(app.id));
    facts.add("cmd", QCoreApplication::translate("SpecFacts", "Command"),
              app.cmd ? toText(*app.cmd) : QString());
    QStringList arguments;
    for (const std::string& argument : app.args)
        arguments << toText(argument);
    facts.add("args", QCoreApplication::translate("SpecFacts", "Arguments"), arguments.join(' '));
    facts.add("user", QCoreApplication::translate("SpecFacts", "User"),
              app.user ? toText(*app.user) : QString());
    facts.add("instances", QCoreApplication::translate("SpecFacts", "Instances"),
              QString::number(app.instances));
    facts.add("cpus", QCoreApplication::translate("SpecFacts", "CPU"), format::number(app.resources.cpus));
    facts.add("mem", QCoreApplication::translate("SpecFacts", "Memory"),
              format::mebibytes(app.resources.mem));
    if (app.resources.disk > 0)
        facts.add("disk", QCoreApplication::translate("SpecFacts", "Disk"),
                  format::mebibytes(app.resources.disk));
    if (app.resources.gpus > 0)
        facts.add("gpus", QCoreApplication::translate("SpecFacts", "GPU"),
                  QString::number(app.resources.gpus));
    facts.add("role", QCoreApplication::translate("SpecFacts", "Role"), toText(app.role));
}

void addContainer(Facts& facts, const AppSpec& app)
{
    if (!app.container)
        return;
    const Container& container = *app.container;
    if (container.docker)
        facts.add("container.docker.image", QCoreApplication::translate("SpecFacts", "Image"),
                  toText(container.docker->image));
    QStringList volumes;
    for (const Volume& volume : container.volumes)
        volumes << toText(volume.containerPath);
    facts.add("container.volumes", QCoreApplication::translate("SpecFacts", "Volumes"), volumes.join('\n'));
    QStringList mappings;
    for (const PortMapping& mapping : container.portMappings.value_or(std::vector<PortMapping>{})) {
        const QString host = mapping.hostPort
                                 ? *mapping.hostPort == 0
                                       ? QCoreApplication::translate("SpecFacts", "any host port")
                                       : QString::number(*mapping.hostPort)
                                 : QStringLiteral("—");
        mappings << QStringLiteral("%1/%2 → %3")
                        .arg(mapping.containerPort)
                        .arg(QLatin1String(protocolName(mapping.protocol)), host);
    }
    facts.add("container.portMappings", QCoreApplication::translate("SpecFacts", "Port mapping"),
              mappings.join('\n'));
}

void addNetwork(Facts& facts, const AppSpec& app)
{
    QStringList networks;
    for (const Network& network : app.networks)
        networks << QLatin1String(networkName(network.mode))
                        + (network.name ? ' ' + toText(*network.name) : QString());
    facts.add("networks", QCoreApplication::translate("SpecFacts", "Network mode"), networks.join('\n'));
    QStringList ports;
    for (const PortDefinition& port : app.portDefinitions)
        ports << QStringLiteral("%1/%2 %3")
                     .arg(port.port)
                     .arg(QLatin1String(protocolName(port.protocol)),
                          port.name ? toText(*port.name) : QString())
                     .trimmed();
    facts.add("portDefinitions", QCoreApplication::translate("SpecFacts", "Ports"), ports.join('\n'));
}

void addRunning(Facts& facts, const AppSpec& app)
{
    QStringList artifacts;
    for (const Artifact& artifact : app.fetch)
        artifacts << toText(artifact.uri);
    facts.add("fetch", QCoreApplication::translate("SpecFacts", "URI to fetch"), artifacts.join('\n'));
    QStringList checks;
    for (const HealthCheck& check : app.healthChecks)
        checks << checkText(check);
    facts.add("healthChecks", QCoreApplication::translate("SpecFacts", "Health check"), checks.join('\n'));
    QStringList readiness;
    for (const ReadinessCheck& check : app.readinessChecks)
        readiness << toText(check.name) + ' ' + toText(check.path);
    facts.add("readinessChecks", QCoreApplication::translate("SpecFacts", "Readiness check"),
              readiness.join('\n'));
    QStringList constraints;
    for (const Constraint& constraint : app.constraints)
        constraints << constraintText(constraint);
    facts.add("constraints", QCoreApplication::translate("SpecFacts", "Constraint"), constraints.join('\n'));
    QStringList dependencies;
    for (const PathId& id : app.dependencies)
        dependencies << toText(id);
    facts.add("dependencies", QCoreApplication::translate("SpecFacts", "Depends on"),
              dependencies.join('\n'));
}

void addStrategy(Facts& facts, const AppSpec& app)
{
    facts.add("upgradeStrategy.minimumHealthCapacity",
              QCoreApplication::translate("SpecFacts", "Minimum health capacity"),
              format::number(app.upgradeStrategy.minimumHealthCapacity));
    facts.add("upgradeStrategy.maximumOverCapacity",
              QCoreApplication::translate("SpecFacts", "Maximum over capacity"),
              format::number(app.upgradeStrategy.maximumOverCapacity));
    facts.add("backoffSeconds", QCoreApplication::translate("SpecFacts", "Back-off"),
              QCoreApplication::translate("SpecFacts", "%1, times %2, at most %3")
                  .arg(seconds(app.backoff.backoffSeconds), format::number(app.backoff.backoffFactor),
                       seconds(app.backoff.maxLaunchDelaySeconds)));
    if (app.taskKillGracePeriodSeconds)
        facts.add("taskKillGracePeriodSeconds", QCoreApplication::translate("SpecFacts", "Kill grace period"),
                  seconds(*app.taskKillGracePeriodSeconds));
}

void addMaps(Facts& facts, const AppSpec& app)
{
    for (const auto& [key, value] : app.env) {
        const QString name = toText(key);
        const QString shown =
            std::visit(Overloaded{
                           [&name](const std::string& text) {
                               return looksSecret(name) ? QStringLiteral("••••") : toText(text);
                           },
                           [](const SecretReference& reference) {
                               return QCoreApplication::translate("SpecFacts", "secret %1")
                                   .arg(toText(reference.secret));
                           },
                       },
                       value);
        facts.add("env." + name,
                  QCoreApplication::translate("SpecFacts", "Environment variable %1").arg(name), shown);
    }
    for (const auto& [key, value] : app.labels)
        facts.add("labels." + toText(key),
                  QCoreApplication::translate("SpecFacts", "Label %1").arg(toText(key)), toText(value));
}

} // namespace

QString constraintText(const Constraint& constraint)
{
    const QString field = toText(constraint.field);
    const QString value = constraint.value ? toText(*constraint.value) : QString();
    switch (constraint.op) {
    case ConstraintOperator::Unique:
        return QCoreApplication::translate("SpecFacts", "at most one instance per %1").arg(field);
    case ConstraintOperator::Cluster:
        return value.isEmpty()
                   ? QCoreApplication::translate("SpecFacts", "all instances on the same %1").arg(field)
                   : QCoreApplication::translate("SpecFacts", "all instances where %1 is %2")
                         .arg(field, value);
    case ConstraintOperator::GroupBy:
        return QCoreApplication::translate("SpecFacts", "spread evenly over %1").arg(field);
    case ConstraintOperator::Like:
        return QCoreApplication::translate("SpecFacts", "only where %1 matches %2").arg(field, value);
    case ConstraintOperator::Unlike:
        return QCoreApplication::translate("SpecFacts", "only where %1 does not match %2").arg(field, value);
    case ConstraintOperator::MaxPer:
        return QCoreApplication::translate("SpecFacts", "at most %2 instances per %1").arg(field, value);
    case ConstraintOperator::Is:
        return QCoreApplication::translate("SpecFacts", "only where %1 is %2").arg(field, value);
    }
    return {};
}

std::vector<SpecFact> specFacts(const AppSpec& app)
{
    Facts facts;
    addBasics(facts, app);
    addContainer(facts, app);
    addNetwork(facts, app);
    addRunning(facts, app);
    addStrategy(facts, app);
    addMaps(facts, app);
    facts.add("version", QCoreApplication::translate("SpecFacts", "Version"),
              QString::fromStdString(formatTimestamp(app.versionInfo.version)));
    return facts.take();
}

QString specLine(const AppSpec& app)
{
    QStringList parts;
    if (app.container && app.container->docker)
        parts << toText(app.container->docker->image);
    parts << QCoreApplication::translate("SpecFacts", "%1 CPU").arg(format::number(app.resources.cpus))
          << format::mebibytes(app.resources.mem)
          << QCoreApplication::translate("SpecFacts", "%n instance(s)", nullptr, app.instances);
    return parts.join(QStringLiteral(" · "));
}

} // namespace pacer::ui
