// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/instance.h"

#include "core/base/ids.h"
#include "core/base/text.h"

namespace pacer {

namespace {

constexpr std::size_t uuidLength = 36;

} // namespace

InstanceId makeInstanceId(const PathId& spec, std::string_view uuid)
{
    return {spec.safe() + ".instance-" + std::string(uuid)};
}

TaskId makeTaskId(const InstanceId& instance, std::string_view container, int incarnation)
{
    const std::string_view name = container.empty() ? "_app" : container;
    const std::string number = std::to_string(incarnation);
    TaskId id;
    id.value.reserve(instance.value.size() + name.size() + number.size() + 2);
    id.value.append(instance.value).append(1, '.').append(name).append(1, '.').append(number);
    return id;
}

std::optional<InstanceId> instanceOf(const TaskId& task)
{
    const std::string_view text = task.value;
    for (const std::string_view mark : {".instance-", ".marathon-"}) {
        const std::size_t at = text.rfind(mark);
        if (at != std::string_view::npos && at > 0) {
            const std::size_t end = text.find_first_of("._", at + mark.size());
            return InstanceId{std::string(text.substr(0, end))};
        }
    }
    // The ancient forms "<safe id>.<uuid>" and "<safe id>_<uuid>", both perhaps with ".<n>" behind.
    for (std::size_t at = text.find_first_of("._"); at != std::string_view::npos;
         at = text.find_first_of("._", at + 1)) {
        const std::string_view uuid = text.substr(at + 1, uuidLength);
        if (at > 0 && isUuid(uuid))
            return InstanceId{std::string(text.substr(0, at)) + ".marathon-" + std::string(uuid)};
    }
    return std::nullopt;
}

} // namespace pacer
