// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace pacer::test {

/// Reads the bytes of an event stream as spec/marathon-api.md 10 frames them, and forgives nothing:
/// `event: <type>` CR LF `data: <one line of JSON>` CR LF CR LF, and bare CR LF as heart beats.
class StrictStream {
public:
    struct Event {
        std::string type;
        wire::Json data;
    };

    std::vector<Event> events;
    int heartBeats = 0;
    std::string fault; ///< what was wrong first; "" so far nothing

    void feed(std::string_view bytes)
    {
        m_bytes += bytes;
        while (fault.empty() && takeFrame()) {
        }
    }
    bool isBetweenFrames() const { return m_bytes.empty(); }

    /// "2026-11-21T14:22:50.424Z"
    static bool isTime(std::string_view text)
    {
        constexpr std::string_view form = "0000-00-00T00:00:00.000Z";
        return text.size() == form.size() && std::ranges::equal(text, form, [](char a, char b) {
                   return b == '0' ? a >= '0' && a <= '9' : a == b;
               });
    }

private:
    bool takeFrame()
    {
        if (m_bytes.starts_with("\r\n")) {
            ++heartBeats;
            m_bytes.erase(0, 2);
            return true;
        }
        const std::size_t end = m_bytes.find("\r\n\r\n");
        if (end == std::string::npos)
            return false;
        const std::string frame = m_bytes.substr(0, end);
        m_bytes.erase(0, end + 4);
        constexpr std::string_view eventField = "event: ";
        constexpr std::string_view dataField = "\r\ndata: ";
        const std::size_t data = frame.find(dataField);
        if (!frame.starts_with(eventField) || data == std::string::npos)
            return fail("no frame: " + frame);
        Event event;
        event.type = frame.substr(eventField.size(), data - eventField.size());
        const std::string text = frame.substr(data + dataField.size());
        if ((event.type + text).find_first_of("\r\n") != std::string::npos)
            return fail("a line too many: " + frame);
        auto json = wire::parseJson(text);
        if (!json || !json->is_object())
            return fail("no JSON: " + text);
        event.data = std::move(*json);
        if (event.data.value("eventType", "") != event.type)
            return fail("eventType differs from the name: " + frame);
        if (!isTime(event.data.value("timestamp", "")))
            return fail("no time: " + frame);
        events.push_back(std::move(event));
        return true;
    }
    bool fail(std::string what)
    {
        fault = std::move(what);
        return false;
    }

    std::string m_bytes;
};

} // namespace pacer::test
