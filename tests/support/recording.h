// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fixture.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace pacer::tests {

/// Bytes that went over one connection at one moment.
struct RecordedFrame {
    bool fromServer = false;
    std::string connection;
    double time = 0; ///< seconds since the scenario began
    std::string bytes;
};

/// A recording of tests/fixtures/mesos (its README says the format), in the order of time. Read once.
inline const std::vector<RecordedFrame>& recording(const std::string& name)
{
    static std::map<std::string, std::vector<RecordedFrame>> known;
    std::vector<RecordedFrame>& frames = known[name];
    if (!frames.empty())
        return frames;
    const std::string text = fileText("fixtures/mesos/" + name);
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::istringstream line(text.substr(at, end - at));
        at = end + 1;
        std::string direction;
        line >> direction;
        if (direction != ">>>" && direction != "<<<")
            continue;
        RecordedFrame frame;
        frame.fromServer = direction == "<<<";
        std::size_t size = 0;
        for (std::string part; line >> part;) {
            if (part.starts_with("conn="))
                frame.connection = part.substr(5);
            else if (part.starts_with("t="))
                frame.time = std::stod(part.substr(2));
            else if (part.starts_with("bytes="))
                size = std::stoul(part.substr(6));
        }
        frame.bytes = text.substr(at, size);
        at += size + 1;
        frames.push_back(std::move(frame));
    }
    return frames;
}

/// All that one side sent on one connection.
inline std::string sentOn(const std::vector<RecordedFrame>& frames, const std::string& connection,
                          bool fromServer)
{
    std::string bytes;
    for (const RecordedFrame& frame : frames) {
        if (frame.connection == connection && frame.fromServer == fromServer)
            bytes += frame.bytes;
    }
    return bytes;
}

/// The body of a recorded request that has one, without its head.
inline std::string bodyOf(const std::string& request)
{
    const std::size_t end = request.find("\r\n\r\n");
    return end == std::string::npos ? std::string() : request.substr(end + 4);
}

} // namespace pacer::tests
