// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/offer.h"
#include "core/wire/json.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pacer::mesos {

/// Resources that are given out again in the very form in which the master offered them: reservations with
/// all labels, disks with all they carry, allocation role.
class ResourcePurse {
public:
    ResourcePurse() = default;
    explicit ResourcePurse(const wire::Json& resources); ///< an array of Resource messages

    /// Moves these parts out of the purse into one of their own; nullopt, and nothing moved, if one of them
    /// is not in it.
    std::optional<ResourcePurse> take(const std::vector<OfferedResource>& parts);

    /// Moves so much of a scalar of this name, from wherever it lies first; less, if there is not so much.
    /// Disks with a volume are never touched.
    ResourcePurse takeScalar(const std::string& name, Milli amount);

    /// Moves the persistent volume of this id; nullopt if it is not there.
    std::optional<ResourcePurse> takeVolume(const std::string& persistenceId);
    /// Moves so much of the root disk that nobody has reserved, from one piece; nullopt if there is none.
    std::optional<ResourcePurse> takeFreeDisk(Milli amount);

    void add(ResourcePurse more);
    wire::Json json() const; ///< an array of what is in it
    bool empty() const { return m_pieces.empty(); }

private:
    struct Piece {
        OfferedResource what;
        std::shared_ptr<const wire::Json> source; ///< whose form it has
    };

    /// False if it was not there completely.
    bool move(const OfferedResource& part, ResourcePurse& to);

    std::vector<Piece> m_pieces;
};

} // namespace pacer::mesos
