// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/recorded_streams.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

namespace pacer::fuzz {

namespace {

/// All bytes that were received, by connection (the README of the recordings says the format).
std::map<std::string, std::string> receivedIn(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    std::map<std::string, std::string> received;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::istringstream line(text.substr(at, end - at));
        at = end + 1;
        std::string kind;
        std::string connection;
        std::string time;
        std::string bytes;
        line >> kind >> connection >> time >> bytes;
        if ((kind != "<<<" && kind != ">>>") || !bytes.starts_with("bytes="))
            continue;
        const std::size_t size = std::stoul(bytes.substr(6));
        if (kind == "<<<")
            received[connection] += text.substr(at, size);
        at += size + 1;
    }
    return received;
}

std::string withoutChunks(const std::string& body)
{
    std::string out;
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t end = body.find("\r\n", at);
        if (end == std::string::npos)
            break;
        const std::size_t size = std::strtoul(body.c_str() + at, nullptr, 16);
        if (size == 0)
            break;
        out += body.substr(end + 2, size);
        at = end + 2 + size + 2;
    }
    return out;
}

} // namespace

std::vector<std::string> recordedStreams()
{
    std::vector<std::string> streams;
    for (const auto& entry : std::filesystem::directory_iterator(PACER_TESTS_DIR "/fixtures/mesos")) {
        if (entry.path().extension() != ".txt")
            continue;
        for (const auto& [connection, bytes] : receivedIn(entry.path())) {
            const std::size_t head = bytes.find("\r\n\r\n");
            if (head != std::string::npos && bytes.substr(0, head).find("chunked") != std::string::npos)
                streams.push_back(withoutChunks(bytes.substr(head + 4)));
        }
    }
    std::sort(streams.begin(), streams.end()); // folders have no order
    return streams;
}

} // namespace pacer::fuzz
