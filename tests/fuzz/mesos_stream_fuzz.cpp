// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesos/recordio.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/recorded_streams.h"

#include <algorithm>

namespace pacer::fuzz {

namespace {

constexpr std::size_t limit = 4096;

struct Read {
    std::vector<std::string> records; ///< up to the fault
    std::string fault;
    bool inside = false;
};

/// Fed so many bytes at a time.
Read readInParts(std::string_view bytes, std::size_t part)
{
    Read read;
    mesos::RecordReader reader(limit);
    while (!bytes.empty() && read.fault.empty()) {
        const std::size_t size = std::min(part, bytes.size());
        const auto records = reader.feed(bytes.substr(0, size));
        bytes.remove_prefix(size);
        if (records)
            read.records.insert(read.records.end(), records->begin(), records->end());
        else
            read.fault = std::to_string(static_cast<int>(records.error().front().code));
    }
    read.inside = reader.isInsideRecord();
    if (!read.fault.empty())
        promise(!reader.feed("2\n{}"), "nothing is read behind a fault");
    return read;
}

} // namespace

std::vector<std::string> beginnings()
{
    std::vector<std::string> all;
    for (const std::string& stream : recordedStreams())
        all.push_back('\x07' + stream);
    return all;
}

} // namespace pacer::fuzz

/// The first byte says how the rest is cut.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pacer::fuzz;
    if (size < 2)
        return 0;
    const std::string_view bytes = textOf(data + 1, size - 1);
    const Read cut = readInParts(bytes, data[0] % 64 + 1U);
    const Read single = readInParts(bytes, 1);
    promise(cut.fault == single.fault, "the same fault however it is cut");
    promise(cut.records.size() <= single.records.size()
                && std::equal(cut.records.begin(), cut.records.end(), single.records.begin()),
            "the same records however it is cut");
    if (cut.fault.empty()) {
        promise(cut.records.size() == single.records.size(), "all records however it is cut");
        promise(cut.inside == single.inside, "the same end however it is cut");
    }
    for (const std::string& record : single.records)
        promise(record.size() <= limit, "no record beyond the limit");
    return 0;
}
