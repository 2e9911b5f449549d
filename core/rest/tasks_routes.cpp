// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"
#include "core/rest/routes.h"
#include "core/scheduler/views.h"
#include "core/wire/instance_json.h"
#include "core/wire/object.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace pacer::rest {
namespace {

using wire::Json;
using Tasks = std::vector<TaskInfo>;

/// `{"tasks": […]}`, one task after the other.
class TaskList {
public:
    void add(const TaskInfo& task)
    {
        m_text += std::exchange(m_separator, ",");
        wire::appendTask(m_text, task);
    }
    Reply reply()
    {
        Reply reply;
        reply.body = std::move(m_text) + "]}";
        return reply;
    }

private:
    std::string m_text = R"({"tasks":[)";
    const char* m_separator = "";
};

Reply tasksReply(const Tasks& tasks)
{
    TaskList list;
    for (const TaskInfo& task : tasks)
        list.add(task);
    return list.reply();
}

Tasks withoutServicePorts(Tasks tasks)
{
    for (TaskInfo& task : tasks)
        task.servicePorts.clear();
    return tasks;
}

/// What a request to kill is about.
struct KillOrder {
    std::optional<PathId> app;
    std::optional<std::string> host;                  ///< absent or "*": every host
    std::vector<std::pair<TaskId, InstanceId>> named; ///< only these, if `byName`
    bool byName = false;
    bool single = false; ///< one task in the path: unknown is an error, the answer is `task`
};

/// What was found: ids to kill, and the tasks as they were.
struct Selection {
    std::vector<InstanceId> ids;
    Tasks tasks;
};

/// Words "not found" as the endpoint does: everything but the missing path of a scaling kill has details.
struct KillFailure {
    Errors errors;
    NotFoundStyle style = NotFoundStyle::EmptyDetails;
};

void add(Selection& selection, const scheduler::State& state, const Instance& instance)
{
    selection.ids.push_back(instance.id);
    if (auto task = scheduler::taskInfo(state, instance)) {
        task->servicePorts.clear();
        selection.tasks.push_back(std::move(*task));
    }
}

tl::expected<Selection, KillFailure> selectByName(const scheduler::State& state, const KillOrder& order,
                                                  bool scale)
{
    Selection selection;
    for (const auto& [task, id] : order.named) {
        const Instance* instance = state.instances.find(id);
        const bool wanted = instance != nullptr && !instance->spec.isPod()
                            && (!order.app || instance->runSpecId() == *order.app);
        if (wanted)
            add(selection, state, *instance);
        else if (order.single && !scale)
            return tl::unexpected(KillFailure{{Error{ErrorCode::TaskNotFound, {}, {task.value}}}});
    }
    return selection;
}

tl::expected<Selection, KillFailure> select(const scheduler::State& state, const KillOrder& order, bool scale)
{
    if (order.app && findApp(*scheduler::root(state), *order.app) == nullptr)
        return tl::unexpected(KillFailure{{Error{ErrorCode::AppNotFound, {}, {order.app->text()}}}});
    if (order.app && scale && scheduler::instancesOf(state, *order.app).empty())
        return tl::unexpected(
            KillFailure{{Error{ErrorCode::PathNotFound, {}, {order.app->text()}}}, NotFoundStyle::Plain});
    if (order.byName)
        return selectByName(state, order, scale);
    Selection selection;
    for (const Instance* instance : scheduler::instancesOf(state, *order.app)) {
        const bool here =
            !order.host || *order.host == "*" || (instance->agent && instance->agent->host == *order.host);
        if (here)
            add(selection, state, *instance);
    }
    return selection;
}

Reply killedReply(const scheduler::Outcome& outcome, const Tasks& tasks, bool single)
{
    if (std::holds_alternative<scheduler::Accepted>(outcome))
        return deploymentReply(outcome);
    if (!single)
        return tasksReply(tasks);
    Json body = Json::object();
    body["task"] = tasks.empty() ? Json(nullptr) : wire::writeTask(tasks.front());
    return jsonReply(body);
}

void kill(const ContextPtr& context, const Request& request, KillOrder order, const Answer& answer)
{
    const bool scale = request.flag("scale");
    const bool wipe = request.flag("wipe");
    if (scale && wipe)
        return answer(failureReply(ErrorCode::ScaleAndWipe));
    context->engine.read([context, request, order = std::move(order), scale, wipe,
                          answer](const scheduler::State& state, Timestamp) {
        auto selected = select(state, order, scale);
        if (!selected) {
            const bool details = selected.error().style == NotFoundStyle::EmptyDetails;
            return answer(errorReply(selected.error().errors, details));
        }
        if (selected->ids.empty() && !scale)
            return answer(killedReply(scheduler::Done{}, {}, false));
        scheduler::KillInstances body{selected->ids, scale, wipe, order.app};
        sendCommand(*context, commandOf(request, std::move(body), request.flag("force")), answer,
                    NotFoundStyle::EmptyDetails,
                    [tasks = std::move(selected->tasks), single = order.single](
                        const scheduler::Outcome& outcome) { return killedReply(outcome, tasks, single); });
    });
}

/// The instance a task id names. `ifMalformed` for ids of no known form.
Result<InstanceId> instanceNamed(const TaskId& task, ErrorCode ifMalformed)
{
    const auto id = instanceOf(task);
    if (!id)
        return fail(ifMalformed, {task.value});
    for (const std::string_view mark : {".instance-", ".marathon-"}) {
        const std::size_t at = id->value.rfind(mark);
        if (at == std::string::npos)
            continue;
        const std::string uuid = id->value.substr(at + mark.size());
        if (!isUuid(uuid))
            return fail(ErrorCode::InvalidArgument, {"Invalid UUID string: " + uuid});
    }
    return *id;
}

void killOne(const ContextPtr& context, const Request& request, const PathParts& parts, const Answer& answer)
{
    const TaskId task{parts["task"]};
    const Result<InstanceId> instance = instanceNamed(task, ErrorCode::TaskNotFound);
    if (!instance)
        return answer(errorReply(instance.error(), true));
    KillOrder order;
    order.app = idOf(parts["id"]);
    order.named = {{task, *instance}};
    order.byName = true;
    order.single = true;
    kill(context, request, std::move(order), answer);
}

Result<std::vector<std::string>> namedIds(const Request& request)
{
    const Result<Json> json = bodyJson(request);
    if (!json)
        return tl::unexpected(json.error());
    const auto ids = json->is_object() ? json->find("ids") : json->end();
    if (ids == json->end())
        return fail(ErrorCode::FieldMissing,
                    {"ids", json->dump(-1, ' ', false, Json::error_handler_t::replace)});
    if (!ids->is_array())
        return fail(ErrorCode::ExpectedArray, {}, "/ids");
    std::vector<std::string> names;
    Errors errors;
    for (std::size_t i = 0; i < ids->size(); ++i) {
        if ((*ids)[i].is_string())
            names.push_back((*ids)[i].get<std::string>());
        else
            errors.push_back({ErrorCode::ExpectedString, "/ids/" + std::to_string(i), {}});
    }
    if (!errors.empty())
        return fail(std::move(errors));
    return names;
}

void killNamed(const ContextPtr& context, const Request& request, const Answer& answer)
{
    const Result<std::vector<std::string>> names = namedIds(request);
    if (!names)
        return answer(errorReply(names.error()));
    KillOrder order;
    order.byName = true;
    for (const std::string& name : *names) {
        const TaskId task{name};
        const Result<InstanceId> instance = instanceNamed(task, ErrorCode::InvalidTaskId);
        if (!instance)
            return answer(errorReply(instance.error()));
        order.named.emplace_back(task, *instance);
    }
    kill(context, request, std::move(order), answer);
}

void listAll(const ContextPtr& context, const Request& request, const Answer& answer)
{
    std::vector<TaskState> wanted;
    for (const char* name : {"status", "status[]"}) {
        for (const std::string& value : request.parameters(name)) {
            if (value == "running")
                wanted.push_back(TaskState::Running);
            else if (value == "staging")
                wanted.push_back(TaskState::Staging);
        }
    }
    readState(
        *context, answer, NotFoundStyle::EmptyDetails,
        // A task's text costs less than a copy of everything that is in it.
        [wanted](const scheduler::State& state, Timestamp) -> Result<TaskList> {
            TaskList tasks;
            const RootGroup root = scheduler::root(state);
            for (const auto& [id, instances] : state.instances.specs()) { // most apps may have none
                if (!findApp(*root, id))
                    continue;
                for (const Shared<Instance>& instance : instances.all) {
                    const auto task = scheduler::taskInfo(state, *instance);
                    if (task && (wanted.empty() || std::ranges::find(wanted, task->state) != wanted.end()))
                        tasks.add(*task);
                }
            }
            return tasks;
        },
        [](TaskList& tasks) { return tasks.reply(); });
}

void listOfApp(const ContextPtr& context, const PathId& id, const Answer& answer)
{
    readState(
        *context, answer, NotFoundStyle::EmptyDetails,
        [id](const scheduler::State& state, Timestamp) -> Result<Tasks> {
            if (findApp(*scheduler::root(state), id) == nullptr)
                return fail(ErrorCode::AppNotFound, {id.text()});
            return withoutServicePorts(scheduler::tasksOf(state, id));
        },
        [](const Tasks& tasks) { return tasksReply(tasks); });
}

void listOfGroup(const ContextPtr& context, const PathId& id, const Answer& answer)
{
    readState(
        *context, answer, NotFoundStyle::EmptyDetails,
        [id](const scheduler::State& state, Timestamp) -> Result<Tasks> {
            const RootGroup root = scheduler::root(state);
            const Group* group = findGroup(*root, id);
            if (group == nullptr)
                return fail(ErrorCode::GroupNotFound, {id.text()});
            Tasks tasks;
            for (const auto& [app, spec] : appsBelow(*group)) {
                for (TaskInfo& task : scheduler::tasksOf(state, app))
                    tasks.push_back(std::move(task));
            }
            return withoutServicePorts(std::move(tasks));
        },
        [](const Tasks& tasks) { return tasksReply(tasks); });
}

/// Lists of tasks were served as text once. Who asks for that is told, others than JSON are refused as usual.
RouteHandler jsonOnly(const RouteHandler& handler)
{
    return [handler](const Request& request, const PathParts& parts, const Answer& answer) {
        if (accepts(request, "application/json"))
            return handler(request, parts, answer);
        if (!accepts(request, "text/plain"))
            return answer(failureReply(ErrorCode::NotAcceptable));
        answer(textReply("\"The text/plain output is deprecated. It can be enabled via text_plain_tasks.\"",
                         "text/plain", 406));
    };
}

} // namespace

void addTaskRoutes(Router& router, const ContextPtr& context)
{
    const RouteRules list{.jsonAnswer = false, .trailingSlash = true};
    router.add("GET", "/v2/tasks",
               jsonOnly([context](const Request& request, const PathParts&, const Answer& answer) {
                   listAll(context, request, answer);
               }),
               list);
    router.add("POST", "/v2/tasks/delete",
               [context](const Request& request, const PathParts&, const Answer& answer) {
                   killNamed(context, request, answer);
               });
    router.add("DELETE", "/v2/apps/{id*}/tasks/{task}",
               [context](const Request& request, const PathParts& parts, const Answer& answer) {
                   killOne(context, request, parts, answer);
               });
    for (const char* pattern : {"/v2/apps/*/tasks", "/v2/apps/{id*}/*/tasks"}) {
        router.add("GET", pattern, [context](const Request&, const PathParts& parts, const Answer& answer) {
            listOfGroup(context, idOf(parts["id"]), answer);
        });
    }
    router.add("GET", "/v2/apps/{id*}/tasks",
               jsonOnly([context](const Request&, const PathParts& parts, const Answer& answer) {
                   listOfApp(context, idOf(parts["id"]), answer);
               }),
               list);
    router.add("DELETE", "/v2/apps/{id*}/tasks",
               [context](const Request& request, const PathParts& parts, const Answer& answer) {
                   KillOrder order;
                   order.app = idOf(parts["id"]);
                   order.host = request.parameter("host");
                   kill(context, request, std::move(order), answer);
               });
}

} // namespace pacer::rest
