// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/api_objects.h"
#include "ui/widgets/rows_model.h"

namespace pacer::ui {

/// Why one agent's newest offer was not used.
struct RefusedOffer {
    AgentId agent;
    QString host;
    QString attributes;
    QString why;        ///< first reason, with numbers where there are any: "CPU: needs 2, has 1.5"
    QString others;     ///< all reasons, one in each line
    QString help;       ///< what would have to be there, "—" if nothing simple
    double missing = 0; ///< how far away it was; the smallest is the nearest miss

    bool operator==(const RefusedOffer&) const = default;
};

RefusedOffer refusedOffer(const UnusedOffer& offer, const RunSpec& spec);

/// What the agent that came closest lacks, as the scheduler says: "CPU: needs 2, has 1.5; …"
QString lacksText(const NearestMiss& nearest);

class RefusedOffersModel : public RowsModel<RefusedOffer, AgentId> {
    Q_OBJECT

public:
    explicit RefusedOffersModel(QObject* parent = nullptr);
};

} // namespace pacer::ui
