// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/mesos_double/recorded.h"

#include <stdexcept>

namespace pacer::mesos_double {
namespace {

std::string wordAfter(const std::string& line, const std::string& name)
{
    const std::size_t from = line.find(' ' + name + '=');
    if (from == std::string::npos)
        return {};
    const std::size_t begin = from + name.size() + 2;
    return line.substr(begin, line.find(' ', begin) - begin);
}

void readRecords(WireAnswer& answer, const std::string& body)
{
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t line = body.find('\n', at);
        if (line == std::string::npos)
            return;
        const std::size_t size = std::stoul(body.substr(at, line - at));
        if (body.size() < line + 1 + size)
            return;
        answer.records.push_back(body.substr(line + 1, size));
        at = line + 1 + size;
    }
}

/// Where the answer ends.
std::size_t readChunks(WireAnswer& answer, const std::string& bytes, std::size_t at)
{
    for (;;) {
        const std::size_t line = bytes.find("\r\n", at);
        if (line == std::string::npos)
            return bytes.size();
        const std::size_t size = std::stoul(bytes.substr(at, line - at), nullptr, 16);
        if (size == 0) {
            answer.ended = true;
            return line + 4;
        }
        answer.body += bytes.substr(line + 2, size);
        at = line + 2 + size + 2;
        if (at >= bytes.size())
            return bytes.size();
    }
}

} // namespace

std::vector<Frame> framesOf(const std::string& recording)
{
    std::vector<Frame> out;
    for (std::size_t at = 0; at < recording.size();) {
        const std::size_t end = recording.find('\n', at);
        const std::string line = recording.substr(at, end - at);
        at = end + 1;
        Frame frame;
        frame.connection = wordAfter(line, "conn");
        const std::string time = wordAfter(line, "t");
        frame.at = time.empty() ? 0 : std::stod(time);
        if (line.starts_with("# ")) {
            frame.text = line.substr(2);
        } else if (line.starts_with("---")) {
            frame.kind = Frame::Kind::Closed;
            frame.text = line.substr(line.rfind(' ') + 1);
        } else {
            frame.kind = line.starts_with(">>>") ? Frame::Kind::Sent : Frame::Kind::Received;
            const std::size_t size = std::stoul(wordAfter(line, "bytes"));
            frame.text = recording.substr(at, size);
            at += size + 1;
        }
        out.push_back(std::move(frame));
    }
    return out;
}

std::vector<WireAnswer> answersOf(const std::string& bytes)
{
    std::vector<WireAnswer> out;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t blank = bytes.find("\r\n\r\n", at);
        if (blank == std::string::npos)
            return out;
        WireAnswer answer;
        const std::string head = bytes.substr(at, blank - at);
        answer.status = std::stoi(head.substr(9, 3));
        for (std::size_t line = head.find("\r\n"); line != std::string::npos;
             line = head.find("\r\n", line + 2)) {
            const std::string field = head.substr(line + 2, head.find("\r\n", line + 2) - line - 2);
            answer.headers.emplace_back(field.substr(0, field.find(':')), field.substr(field.find(':') + 2));
        }
        at = blank + 4;
        answer.chunked = headerOf(answer.headers, "Transfer-Encoding").has_value();
        if (answer.chunked) {
            at = readChunks(answer, bytes, at);
            readRecords(answer, answer.body);
        } else {
            const std::size_t size = std::stoul(headerOf(answer.headers, "Content-Length").value_or("0"));
            answer.body = bytes.substr(at, size);
            at += size;
        }
        out.push_back(std::move(answer));
    }
    return out;
}

} // namespace pacer::mesos_double
