// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rest/spec_texts.h"

#include "core/wire/app_json.h"
#include "core/wire/json_text.h"
#include "core/wire/pod_json.h"

#include <nlohmann/json.hpp>

namespace pacer::rest {

const std::string& SpecTexts::take(const RunSpec& spec, Texts& used)
{
    if (const auto again = used.find(spec.ptr()); again != used.end())
        return again->second;
    if (auto known = m_texts.extract(spec.ptr()); !known.empty())
        return used.insert(std::move(known)).position->second;
    const wire::Json json = spec.app() ? wire::writeApp(*spec.app()) : wire::writePod(*spec.pod());
    return used.emplace(spec.ptr(), wire::jsonText(json)).first->second;
}

} // namespace pacer::rest
