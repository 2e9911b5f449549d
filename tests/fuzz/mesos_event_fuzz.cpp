// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/event_json.h"
#include "core/mesos/master_address.h"
#include "core/mesos/persistent_volumes.h"
#include "core/mesos/recordio.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/recorded_streams.h"

#include <nlohmann/json.hpp>

namespace pacer::fuzz {

namespace {

void useOffer(const mesos::MesosOffer& offer)
{
    promise(offer.resources != nullptr, "an offer comes with its resources as sent");
    mesos::ResourcePurse purse(*offer.resources);
    std::optional<mesos::ResourcePurse> taken = purse.take(offer.offer.resources);
    promise(taken.has_value(), "all that an offer was read to hold can be taken");
    purse.takeScalar("cpus", 100);
    purse.takeFreeDisk(1000);
    purse.add(std::move(*taken));
    const wire::Json whole = purse.json();
    promise(whole.is_array(), "what is in a purse is a list");
    mesos::givingUp({{"web.instance-1"}}, *offer.resources, {"F"});
}

} // namespace

std::vector<std::string> beginnings()
{
    std::vector<std::string> all;
    for (const std::string& stream : recordedStreams()) {
        mesos::RecordReader reader;
        if (const auto records = reader.feed(stream))
            all.insert(all.end(), records->begin(), records->end());
    }
    return all;
}

} // namespace pacer::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pacer;
    const std::string_view record = fuzz::textOf(data, size);
    mesos::mastersOf(record, false);
    const auto event = mesos::readEvent(record);
    if (!event) {
        fuzz::promise(!event.error().empty(), "an error says what is wrong");
        return 0;
    }
    if (const auto* const made = std::get_if<mesos::OffersMade>(&*event))
        for (const mesos::MesosOffer& offer : made->offers)
            fuzz::useOffer(offer);
    return 0;
}
