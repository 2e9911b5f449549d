// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/event_trace.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace pacer::test {

namespace {

using Letters = std::vector<std::string>;

constexpr std::string_view instanceMark = ".instance-";
constexpr std::size_t uuidLength = 36;

std::string textAt(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// "StartApplication /shop/web"
std::string actionsOf(const Json& step)
{
    std::string text;
    for (const Json& action : step.value("actions", Json::array()))
        text += ' ' + textAt(action, "action") + ' ' + textAt(action, "app") + textAt(action, "pod");
    return text;
}

const Json* firstAction(const Json& event)
{
    if (!event.contains("plan"))
        return nullptr;
    for (const Json& step : event.at("plan").at("steps")) {
        if (!step.at("actions").empty())
            return &step.at("actions").front();
    }
    return nullptr;
}

/// What follows the instance in the id of a task: "_app.1", "web.2".
std::string taskOf(const Json& event)
{
    const std::string instance = instanceOf(event);
    const std::string task = textAt(event, "taskId");
    return task.size() > instance.size() ? task.substr(instance.size() + 1) : std::string();
}

/// The part of an event's app in which it has an order.
std::string laneOf(const Json& event)
{
    const std::string type = textAt(event, "eventType");
    if (type == "status_update_event")
        return "status " + taskOf(event).substr(0, taskOf(event).find('.'));
    if (type == "instance_changed_event" || type == "unknown_instance_terminated_event")
        return "condition";
    if (type == "instance_health_changed_event")
        return "health";
    if (type == "failed_health_check_event" || type == "health_status_changed_event"
        || type == "unhealthy_instance_kill_event")
        return "check";
    if (type.starts_with("group_change"))
        return "tree";
    if (type == "api_post_event" || type.starts_with("pod_"))
        return "request";
    if (type.starts_with("event_stream"))
        return "stream";
    return "deployment";
}

bool isCompared(const Json& event)
{
    return textAt(event, "eventType") != "event_stream_detached";
}

/// An executor may say that a container starts before it knows its address.
bool hasNoAddressYet(const Json& event)
{
    return textAt(event, "taskStatus") == "TASK_STARTING" && event.value("ipAddresses", Json()).empty();
}

bool endsStop(const Json& event)
{
    const Json* action = firstAction(event);
    const std::string type = textAt(event, "eventType");
    return type == "app_terminated_event"
           || (type != "deployment_info" && action && textAt(*action, "action").starts_with("Stop"));
}

/// Events of one app or of one instance, in lanes and in pairs of lanes.
struct Views {
    std::map<std::string, std::vector<const Json*>> lanes;
    std::map<std::string, Letters> orders; ///< "condition, check"
};

void add(Views& views, const Json& event, const std::vector<std::string>& beside)
{
    const std::string lane = laneOf(event);
    views.lanes[lane].push_back(&event);
    for (const std::string& other : beside)
        views.orders[other].push_back(letterOf(event));
}

/// In which pairs an event of an instance stands.
std::vector<std::string> pairsOf(const std::string& lane, const std::set<std::string>& lanes)
{
    if (lane != "condition")
        return {"condition, " + lane};
    std::vector<std::string> pairs;
    pairs.reserve(lanes.size());
    for (const std::string& other : lanes)
        pairs.push_back("condition, " + other);
    return pairs;
}

struct AppViews {
    Views app;
    std::map<std::string, Views> instances;
    std::vector<std::string> appearance; ///< instances as they came
};

AppViews viewsOf(const Trace& trace, const std::string& app)
{
    AppViews views;
    std::map<std::string, std::set<std::string>> lanes;
    for (const Json& event : trace) {
        const std::string instance = instanceOf(event);
        if (subjectOf(event) != app || instance.empty())
            continue;
        auto [known, isNew] = lanes.try_emplace(instance, std::set<std::string>{"deployment"});
        if (isNew)
            views.appearance.push_back(instance);
        if (laneOf(event) != "condition")
            known->second.insert(laneOf(event));
    }
    for (const Json& event : trace) {
        if (subjectOf(event) != app || !isCompared(event))
            continue;
        const std::string instance = instanceOf(event);
        const std::string lane = laneOf(event);
        if (!instance.empty()) {
            add(views.instances[instance], event, pairsOf(lane, lanes.at(instance)));
            continue;
        }
        add(views.app, event, {lane});
        if (lane != "deployment" || endsStop(event))
            continue;
        for (const std::string& each : views.appearance)
            views.instances[each].orders["condition, deployment"].push_back(letterOf(event));
    }
    return views;
}

std::set<std::string> appsOf(const Trace& recorded, const Trace& ours)
{
    std::set<std::string> apps;
    for (const Trace* trace : {&recorded, &ours}) {
        for (const Json& event : *trace)
            apps.insert(subjectOf(event));
    }
    return apps;
}

std::string uuidOf(const std::string& instance)
{
    return instance.size() > uuidLength ? instance.substr(instance.size() - uuidLength) : instance;
}

bool isFailure(const std::string& letter)
{
    return letter.starts_with("failed_health_check_event");
}

/// A check that goes on failing does so until the next request comes: how often is a matter of time.
void cutLastFailures(Letters& letters)
{
    while (letters.size() > 1 && isFailure(letters.back()) && isFailure(letters[letters.size() - 2]))
        letters.pop_back();
}

void align(Letters& recorded, Letters& ours, Span span)
{
    cutLastFailures(recorded);
    cutLastFailures(ours);
    if (span == Span::Whole)
        return;
    for (Letters* letters : {&recorded, &ours}) {
        const auto more = static_cast<std::ptrdiff_t>(letters->size())
                          - static_cast<std::ptrdiff_t>(std::min(recorded.size(), ours.size()));
        if (span == Span::Begin)
            letters->erase(letters->end() - more, letters->end());
        else
            letters->erase(letters->begin(), letters->begin() + more);
    }
}

std::string shown(const Letters& letters, std::size_t at)
{
    std::string text = at > 0 ? letters[at - 1] + ", " : std::string();
    for (std::size_t i = at; i < std::min(at + 3, letters.size()); ++i)
        text += (i == at ? "> " : ", ") + letters[i];
    return letters.size() <= at ? text + "> (end)" : text;
}

void compareOrder(const std::string& where, Letters recorded, Letters ours, Span span, Differences& found)
{
    align(recorded, ours, span);
    const auto [left, right] = std::ranges::mismatch(recorded, ours);
    if (left == recorded.end() && right == ours.end())
        return;
    const auto at = static_cast<std::size_t>(left - recorded.begin());
    found.push_back({where + " #" + std::to_string(at), shown(recorded, at), shown(ours, at)});
}

void compareFields(const std::string& where, const std::vector<const Json*>& recorded,
                   const std::vector<const Json*>& ours, Names& names, Span span, Differences& found)
{
    const std::size_t both = std::min(recorded.size(), ours.size());
    const std::size_t left = span == Span::End ? recorded.size() - both : 0;
    const std::size_t right = span == Span::End ? ours.size() - both : 0;
    for (std::size_t i = 0; i < both; ++i) {
        const Json& theirs = *recorded[left + i];
        if (letterOf(theirs) != letterOf(*ours[right + i]))
            return; // the order says it
        for (const Difference& one : compareJson(theirs, *ours[right + i], names)) {
            if (one.where != "/ipAddresses" || !hasNoAddressYet(theirs))
                found.push_back({where + ' ' + letterOf(theirs) + ' ' + one.where, one.recorded, one.ours});
        }
    }
}

void compareViews(const std::string& where, const Views& recorded, const Views& ours, Names& names, Span span,
                  Differences& found)
{
    std::set<std::string> orders;
    for (const Views* views : {&recorded, &ours}) {
        for (const auto& [name, letters] : views->orders)
            orders.insert(name);
    }
    const auto lettersOf = [](const Views& views, const std::string& name) {
        const auto known = views.orders.find(name);
        return known == views.orders.end() ? Letters{} : known->second;
    };
    for (const std::string& name : orders)
        compareOrder(where + " [" + name + ']', lettersOf(recorded, name), lettersOf(ours, name), span,
                     found);
    for (const auto& [lane, events] : recorded.lanes) {
        const auto mine = ours.lanes.find(lane);
        if (mine != ours.lanes.end())
            compareFields(where, events, mine->second, names, span, found);
    }
}

} // namespace

std::string letterOf(const Json& event)
{
    std::string letter = textAt(event, "eventType");
    for (const char* key : {"condition", "taskStatus"}) {
        if (event.contains(key))
            letter += ' ' + textAt(event, key);
    }
    for (const char* key : {"healthy", "alive"}) {
        if (event.contains(key))
            letter += ' ' + event.at(key).dump();
    }
    if (!taskOf(event).empty())
        letter += ' ' + taskOf(event);
    if (event.contains("currentStep"))
        letter += actionsOf(event.at("currentStep"));
    else if (event.contains("plan")) {
        for (const Json& step : event.at("plan").at("steps"))
            letter += actionsOf(step);
    }
    return letter;
}

std::string subjectOf(const Json& event)
{
    for (const char* key : {"runSpecId", "appId"}) {
        if (event.contains(key))
            return textAt(event, key);
    }
    if (event.contains("appDefinition"))
        return textAt(event.at("appDefinition"), "id");
    const Json* action = firstAction(event);
    return action ? textAt(*action, "app") + textAt(*action, "pod") : std::string();
}

std::string instanceOf(const Json& event)
{
    if (event.contains("instanceId"))
        return textAt(event, "instanceId");
    const std::string task = textAt(event, "taskId");
    const std::size_t mark = task.find(instanceMark);
    return mark == std::string::npos ? task : task.substr(0, mark + instanceMark.size() + uuidLength);
}

void pairInstances(const Trace& recorded, const Trace& ours, Names& names)
{
    for (const std::string& app : appsOf(recorded, ours)) {
        const AppViews theirs = viewsOf(recorded, app);
        const AppViews mine = viewsOf(ours, app);
        std::vector<std::string> left = mine.appearance;
        std::vector<std::string> unknown;
        for (const std::string& instance : theirs.appearance) {
            if (std::erase(left, names.translated(instance)) == 0)
                unknown.push_back(instance);
        }
        for (const bool equal : {true, false}) {
            std::vector<std::string> open;
            for (const std::string& instance : unknown) {
                const auto match = std::ranges::find_if(left, [&](const std::string& one) {
                    return !equal || mine.instances.at(one).orders == theirs.instances.at(instance).orders;
                });
                if (match == left.end()) {
                    open.push_back(instance);
                } else if (names.pair(uuidOf(instance), uuidOf(*match))) {
                    left.erase(match);
                }
            }
            unknown = std::move(open);
        }
    }
}

Differences compareTraces(const Trace& recorded, const Trace& ours, Names& names, Span span)
{
    Differences found;
    for (const std::string& app : appsOf(recorded, ours)) {
        const AppViews theirs = viewsOf(recorded, app);
        AppViews mine = viewsOf(ours, app);
        compareViews(app.empty() ? "(server)" : app, theirs.app, mine.app, names, span, found);
        for (const std::string& instance : theirs.appearance) {
            const std::string name = names.translated(instance);
            compareViews(instance, theirs.instances.at(instance), mine.instances[name], names, span, found);
            std::erase(mine.appearance, name);
        }
        for (const std::string& instance : mine.appearance)
            compareViews(instance, {}, mine.instances.at(instance), names, span, found);
    }
    return found;
}

} // namespace pacer::test
