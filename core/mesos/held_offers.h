// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mesos/api_event.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace pacer::mesos {

/// Offers that are ours at this moment. They die with the subscription, by a rescind, and after a time
/// without an answer: a master waits for ever, and holds the resources back meanwhile.
class HeldOffers {
public:
    explicit HeldOffers(Duration patience)
        : m_patience(patience)
    {}

    void add(MesosOffer offer, Timestamp now);
    std::optional<MesosOffer> take(const OfferId& id); ///< nullopt: it is not ours, or not any more
    std::vector<OfferId> takeOverdue(Timestamp now);
    std::optional<Timestamp> deadline() const;
    void clear() { m_offers.clear(); }
    std::size_t size() const { return m_offers.size(); }

private:
    struct Held {
        MesosOffer offer;
        Timestamp until{};
    };
    Duration m_patience;
    std::map<OfferId, Held> m_offers;
    std::multimap<Timestamp, OfferId> m_order; ///< by the end of patience; may name offers that are gone
};

} // namespace pacer::mesos
