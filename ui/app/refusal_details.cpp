// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/refusal_details.h"

#include "ui/app/spec_facts.h"
#include "ui/cluster/agents_model.h"
#include "ui/style/palette.h"
#include "ui/text/format.h"
#include "ui/text/status_text.h"
#include "ui/text/strings.h"

#include <limits>

namespace pacer::ui {

namespace {

struct Shortage {
    QString why;
    QString help;
    double missing = 0; ///< as a share of what is needed
};

double offered(const Offer& offer, const std::string& name)
{
    double sum = 0;
    for (const OfferedResource& resource : offer.resources) {
        if (resource.name == name && std::holds_alternative<Milli>(resource.amount))
            sum += fromMilli(std::get<Milli>(resource.amount));
    }
    return sum;
}

Shortage shortage(const QString& label, double needs, double has, QString (*text)(double))
{
    const double gap = needs - has;
    return {QCoreApplication::translate("RefusalDetails", "%1: needs %2, has %3")
                .arg(label, text(needs), text(has)),
            gap > 0 ? QCoreApplication::translate("RefusalDetails", "%1: %2 more").arg(label, text(gap))
                    : QStringLiteral("—"),
            needs > 0 ? gap / needs : 0};
}

Shortage constraintShortage(const RunSpec& spec)
{
    QStringList rules;
    for (const Constraint& constraint : spec.constraints())
        rules << constraintText(constraint);
    return {refusalText(Refusal::UnfulfilledConstraint) + QStringLiteral(": ")
                + rules.join(QStringLiteral("; ")),
            QStringLiteral("—"), std::numeric_limits<double>::max()};
}

Shortage shortageOf(Refusal reason, const UnusedOffer& unused, const RunSpec& spec)
{
    const Resources needs = spec.totalResources();
    const Offer& offer = unused.offer;
    constexpr double far = std::numeric_limits<double>::max();
    switch (reason) {
    case Refusal::InsufficientCpus:
        return shortage(funnelText(reason), needs.cpus, offered(offer, "cpus"), format::number);
    case Refusal::InsufficientMemory:
        return shortage(funnelText(reason), needs.mem, offered(offer, "mem"), format::mebibytes);
    case Refusal::InsufficientDisk:
        return shortage(funnelText(reason), needs.disk, offered(offer, "disk"), format::mebibytes);
    case Refusal::InsufficientGpus:
        return shortage(funnelText(reason), needs.gpus, offered(offer, "gpus"), format::number);
    case Refusal::InsufficientPorts:
        return {refusalText(reason),
                QCoreApplication::translate("RefusalDetails", "free the port, or use host port 0"), far / 2};
    case Refusal::UnfulfilledConstraint: return constraintShortage(spec);
    case Refusal::UnfulfilledRole:
    case Refusal::NoCorrespondingReservationFound:
    case Refusal::AgentMaintenance:
    case Refusal::DeclinedScarceResources: return {refusalText(reason), QStringLiteral("—"), far};
    }
    return {};
}

QString constraintLackText(const Shortfall& lack)
{
    if (!lack.constraint)
        return refusalText(Refusal::UnfulfilledConstraint);
    const QString rule = constraintText(*lack.constraint);
    if (!lack.found)
        return QCoreApplication::translate("RefusalDetails", "%1 (this agent has none)").arg(rule);
    return QCoreApplication::translate("RefusalDetails", "%1 (this agent: %2)")
        .arg(rule, toText(*lack.found));
}

QString lackText(const Shortfall& lack)
{
    if (!lack.reason)
        return QCoreApplication::translate(
                   "RefusalDetails",
                   "agents of region %1 are used only with a constraint on @region or @zone")
            .arg(toText(lack.found.value_or(std::string())));
    switch (*lack.reason) {
    case Refusal::InsufficientPorts:
        if (lack.port)
            return QCoreApplication::translate("RefusalDetails", "port %1 is not free").arg(*lack.port);
        [[fallthrough]];
    case Refusal::InsufficientCpus:
    case Refusal::InsufficientGpus:
        return shortage(funnelText(*lack.reason), lack.needed.value_or(0), lack.offered.value_or(0),
                        format::number)
            .why;
    case Refusal::InsufficientMemory:
    case Refusal::InsufficientDisk:
        return shortage(funnelText(*lack.reason), lack.needed.value_or(0), lack.offered.value_or(0),
                        format::mebibytes)
            .why;
    case Refusal::UnfulfilledConstraint: return constraintLackText(lack);
    case Refusal::UnfulfilledRole:
    case Refusal::NoCorrespondingReservationFound:
    case Refusal::AgentMaintenance:
    case Refusal::DeclinedScarceResources: return refusalText(*lack.reason);
    }
    return {};
}

std::vector<Column<RefusedOffer>> refusalColumns()
{
    using Row = RefusedOffer;
    return {
        {QT_TRANSLATE_NOOP("RefusalDetails", "Agent"), [](const Row& row) { return row.host; },
         [](const Row& row) { return QVariant(row.host); }, nullptr, nullptr,
         [](const Row& row) { return toText(row.agent); }},
        {QT_TRANSLATE_NOOP("RefusalDetails", "Attributes"), [](const Row& row) { return row.attributes; },
         [](const Row& row) { return QVariant(row.attributes); }},
        {QT_TRANSLATE_NOOP("RefusalDetails", "Why not"), [](const Row& row) { return row.why; },
         [](const Row& row) { return QVariant(row.missing); }, [](const Row&) { return palette::unhealthy; },
         nullptr, [](const Row& row) { return row.others; }},
        {QT_TRANSLATE_NOOP("RefusalDetails", "What would help"), [](const Row& row) { return row.help; },
         [](const Row& row) { return QVariant(row.missing); }},
    };
}

} // namespace

RefusedOffer refusedOffer(const UnusedOffer& unused, const RunSpec& spec)
{
    RefusedOffer row;
    row.agent = unused.offer.agent.id;
    row.host = agentName(unused.offer.agent.id) + QStringLiteral(" · ") + toText(unused.offer.agent.host);
    row.attributes = attributesText(unused.offer.agent);
    QStringList all;
    for (const Refusal reason : unused.reasons)
        all << shortageOf(reason, unused, spec).why;
    row.others = all.join('\n');
    row.why = row.help = QStringLiteral("—");
    if (!unused.reasons.empty()) {
        const Shortage first = shortageOf(unused.reasons.front(), unused, spec);
        row.why = first.why;
        row.help = first.help;
        row.missing = first.missing + double(unused.reasons.size() - 1);
    }
    return row;
}

QString lacksText(const NearestMiss& nearest)
{
    QStringList lacks;
    for (const Shortfall& lack : nearest.lacks)
        lacks << lackText(lack);
    return lacks.join(QStringLiteral("; "));
}

RefusedOffersModel::RefusedOffersModel(QObject* parent)
    : RowsModel(
        "RefusalDetails", refusalColumns(), [](const RefusedOffer& row) { return row.agent; }, parent)
{}

} // namespace pacer::ui
