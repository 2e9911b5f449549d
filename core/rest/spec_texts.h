// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/run_spec.h"

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <variant>

namespace pacer::rest {

/// The JSON of definitions as they stand inside answers about many, kept from one answer to the next: most of
/// them are the same again. Any thread.
class SpecTexts {
public:
    /// Makes an answer: `write(textOf)` is called once, and `textOf(spec)` is good until it returns. What it
    /// does not ask for is forgotten.
    template <class Write>
    auto answer(Write write)
    {
        const std::lock_guard lock(m_mutex);
        Texts used;
        auto made = write([&](const RunSpec& spec) -> const std::string& { return take(spec, used); });
        m_texts = std::move(used);
        return made;
    }

private:
    using Texts = std::map<std::variant<AppPtr, PodPtr>, std::string>; ///< by the object itself

    const std::string& take(const RunSpec& spec, Texts& used);

    std::mutex m_mutex;
    Texts m_texts; ///< of the last answer
};

} // namespace pacer::rest
