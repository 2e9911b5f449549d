// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/resource_purse.h"

#include "core/mesos/resource_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace pacer::mesos {

namespace {

using wire::Json;

bool sameKind(const OfferedResource& a, const OfferedResource& b)
{
    return a.name == b.name && a.role == b.role && a.reservation == b.reservation && a.disk == b.disk
           && a.amount.index() == b.amount.index();
}

/// Moves what both have from `have` and `wanted` into what is returned.
Milli common(Milli& have, Milli& wanted)
{
    const Milli moved = std::min(have, wanted);
    have -= moved;
    wanted -= moved;
    return moved;
}

/// The parts of `ranges` that lie outside of `cut`.
Ranges outside(const Ranges& ranges, const Range& cut)
{
    Ranges left;
    for (const Range& range : ranges) {
        if (range.end < cut.begin || range.begin > cut.end) {
            left.push_back(range);
            continue;
        }
        if (range.begin < cut.begin)
            left.push_back({range.begin, cut.begin - 1});
        if (range.end > cut.end)
            left.push_back({cut.end + 1, range.end});
    }
    return left;
}

Ranges common(Ranges& have, Ranges& wanted)
{
    Ranges moved;
    for (const Range& a : have) {
        for (const Range& b : wanted) {
            const Range both{std::max(a.begin, b.begin), std::min(a.end, b.end)};
            if (both.begin <= both.end)
                moved.push_back(both);
        }
    }
    for (const Range& range : moved) {
        have = outside(have, range);
        wanted = outside(wanted, range);
    }
    return moved;
}

std::set<std::string> common(std::set<std::string>& have, std::set<std::string>& wanted)
{
    std::set<std::string> moved;
    std::ranges::set_intersection(have, wanted, std::inserter(moved, moved.end()));
    for (const std::string& item : moved) {
        have.erase(item);
        wanted.erase(item);
    }
    return moved;
}

bool isNothing(const OfferedResource& resource)
{
    return std::visit(
        [](const auto& amount) {
            if constexpr (std::is_same_v<std::decay_t<decltype(amount)>, Milli>)
                return amount == 0;
            else
                return amount.empty();
        },
        resource.amount);
}

} // namespace

ResourcePurse::ResourcePurse(const Json& resources)
{
    for (const Json& json : resources) {
        if (std::optional<OfferedResource> resource = readResource(json))
            m_pieces.push_back({std::move(*resource), std::make_shared<const Json>(json)});
    }
}

bool ResourcePurse::move(const OfferedResource& part, ResourcePurse& to)
{
    OfferedResource wanted = part;
    for (Piece& piece : m_pieces) {
        if (!sameKind(piece.what, wanted))
            continue;
        Piece moved = piece;
        std::visit(
            [&](auto& amount) {
                using Amount = std::decay_t<decltype(amount)>;
                moved.what.amount =
                    common(std::get<Amount>(piece.what.amount), std::get<Amount>(wanted.amount));
            },
            piece.what.amount);
        if (!isNothing(moved.what))
            to.m_pieces.push_back(std::move(moved));
    }
    std::erase_if(m_pieces, [](const Piece& piece) { return isNothing(piece.what); });
    return isNothing(wanted);
}

std::optional<ResourcePurse> ResourcePurse::take(const std::vector<OfferedResource>& parts)
{
    ResourcePurse left = *this;
    ResourcePurse taken;
    for (const OfferedResource& part : parts) {
        if (!left.move(part, taken))
            return std::nullopt;
    }
    *this = std::move(left);
    return taken;
}

ResourcePurse ResourcePurse::takeScalar(const std::string& name, Milli amount)
{
    ResourcePurse taken;
    for (Piece& piece : m_pieces) {
        auto* const have = std::get_if<Milli>(&piece.what.amount);
        if (!have || piece.what.name != name || (piece.what.disk && piece.what.disk->persistenceId))
            continue;
        Piece moved = piece;
        moved.what.amount = common(*have, amount);
        if (!isNothing(moved.what))
            taken.m_pieces.push_back(std::move(moved));
    }
    std::erase_if(m_pieces, [](const Piece& piece) { return isNothing(piece.what); });
    return taken;
}

std::optional<ResourcePurse> ResourcePurse::takeVolume(const std::string& persistenceId)
{
    for (auto piece = m_pieces.begin(); piece != m_pieces.end(); ++piece) {
        if (!piece->what.disk || piece->what.disk->persistenceId != persistenceId)
            continue;
        ResourcePurse taken;
        taken.m_pieces.push_back(std::move(*piece));
        m_pieces.erase(piece);
        return taken;
    }
    return std::nullopt;
}

std::optional<ResourcePurse> ResourcePurse::takeFreeDisk(Milli amount)
{
    for (const Piece& piece : m_pieces) {
        const OfferedResource& what = piece.what;
        const auto* const have = std::get_if<Milli>(&what.amount);
        if (!have || *have < amount || what.name != "disk" || what.role != "*" || what.reservation
            || what.disk)
            continue;
        OfferedResource wanted = what;
        wanted.amount = amount;
        return take({wanted});
    }
    return std::nullopt;
}

void ResourcePurse::add(ResourcePurse more)
{
    std::ranges::move(more.m_pieces, std::back_inserter(m_pieces));
}

Json ResourcePurse::json() const
{
    Json list = Json::array();
    for (const Piece& piece : m_pieces)
        list.push_back(withAmount(*piece.source, piece.what.amount));
    return list;
}

} // namespace pacer::mesos
